import {existsSync, statSync} from "node:fs"
import type {Issue} from "../issue/index.ts"
import {elsewhereIssue, openFolderShelf, type Shelf} from "../shelf/index.ts"
import {checkCode, type Edition, type TableColumns, tableChecker, tableColumns} from "../standard/index.ts"
import {isNote, openTable, type Row, type TableReader} from "../tables/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, csvLine, formatOf, language, print} from "./output.ts"

/** Check a list of items or a dictionary table; one issue a line, exit 1 when there are any. */
export async function run(file: string, options: {edition?: string; format?: string}): Promise<void> {
  const format = formatOf(options.format, "table", "table", ["table", "jsonl", "csv"])
  const shelf = openFolderShelf()
  if (existsSync(file) && statSync(file).isDirectory()) return runLexicon(shelf, file, options.edition, format)
  const asked = options.edition === undefined ? undefined : shelf.edition(options.edition)
  await using table = await openTable(file, {plain: true})
  const batches = table.batches()[Symbol.asyncIterator]()
  const first: readonly Row[] = (await batches.next()).value ?? []
  const {edition, columns} = await recognised(table, first, asked ? [asked] : editionsOf(shelf))
  const checker = tableChecker(edition, file, table.header, columns)
  const elsewhere = columns.kind === "items" ? otherEditions(shelf, edition, table, columns) : undefined
  const check = (row: Row): readonly Issue[] => {
    if (row.refused) return [] // told by whoever read it
    const place = {row: row.number, cells: row.cells}
    return elsewhere?.(place) ?? checker.check(place)
  }
  let count = 0
  const report = async (issues: readonly Issue[]) => {
    count += issues.filter(found => !isNote(found)).length
    await print(issues.map(found => written(found, format)).join(""))
  }
  if (format === "csv") await print(csvLine(["row", "column", "id", "text", "repair"]))
  for (let rows = first; rows.length > 0; rows = (await batches.next()).value ?? [])
    for (const row of rows) await report(check(row))
  await report([...table.issues, ...checker.finish()])
  process.stderr.write(`${file} (${edition.id}, ${columns.facet ?? columns.kind}): ${count} ${issueWord(count)}\n`)
  if (count > 0) process.exitCode = 1
}

/** Rows whose code is another edition's: told so, and checked by that one. */
function otherEditions(shelf: Shelf, {id}: Edition, {path, header}: TableReader, columns: TableColumns) {
  const checkers = new Map<string, ReturnType<typeof tableChecker>>()
  const checkerOf = (edition: string) => {
    const checker = checkers.get(edition) ?? tableChecker(shelf.edition(edition), path, header, columns)
    checkers.set(edition, checker)
    return checker
  }
  return (row: {readonly row: number; readonly cells: readonly string[]}): readonly Issue[] | undefined => {
    const place = {table: path, row: row.row, column: header[columns.code] ?? ""}
    const found = elsewhereIssue(shelf, id, row.cells[columns.code]?.trim() ?? "", place)
    return found && [found, ...checkerOf(String(found.params.edition)).check(row)]
  }
}

/** The lexicon of an edition; of every family, where none is asked for. */
async function runLexicon(shelf: Shelf, path: string, asked: string | undefined, format: string): Promise<void> {
  const {checkLexiconFolder, familiesIn} = await import("./check-lexicon.ts")
  if (format === "csv") await print(csvLine(["row", "column", "id", "text", "repair"]))
  for (const edition of asked === undefined ? familiesIn(shelf, path) : [asked]) {
    const {issues, note} = checkLexiconFolder(shelf, path, edition)
    await print(issues.map(found => written(found, format)).join(""))
    process.stderr.write(`${path} (${edition}): ${issues.length} ${issueWord(issues.length)}; ${note}\n`)
    if (issues.length > 0) process.exitCode = 1
  }
}

/** The usual edition, then the others, each made when its turn comes. */
function* editionsOf(shelf: Shelf): Generator<Edition> {
  yield shelf.edition("5.0")
  for (const id of shelf.ids()) if (id !== "5.0") yield shelf.edition(id)
}

/** Of these editions the one whose list or dictionaries know most of the first rows. */
async function recognised(
  table: TableReader,
  first: readonly Row[],
  editions: Iterable<Edition>,
): Promise<{edition: Edition; columns: TableColumns}> {
  const sample = first.slice(0, 200).map(row => row.cells)
  let best: {edition: Edition; columns: TableColumns; known: number} | undefined
  for (const edition of editions) {
    const columns = tableColumns(edition, table.header, sample)
    if (!columns) continue
    const known = sample.filter(cells => isKnown(edition, columns, cells[columns.code]?.trim() ?? "")).length
    if (!best || known > best.known) best = {edition, columns, known}
    if (known * 2 > sample.length) break
  }
  if (best) return best
  throw refuse("column.missing", {column: "code", header: table.header.join(", ")}, {table: table.path})
}

const isKnown = (edition: Edition, columns: TableColumns, code: string): boolean =>
  columns.kind === "items"
    ? checkCode(edition, code).standing === "listed"
    : edition.dictionaries[columns.facet ?? "site"]?.any(code) !== undefined

const issueWord = (count: number): string => (language === "zh" ? "个问题" : count === 1 ? "issue" : "issues")

function written(found: Issue, format: string): string {
  const text = issueText(found, language)
  if (format === "jsonl") return `${JSON.stringify({...found, text})}\n`
  const {row, column} = found.place
  const repairs = found.repairs.map(repair => repair.text)
  if (format === "csv") return csvLine([String(row ?? ""), column ?? "", found.id, text, repairs.join(" ")])
  return `${atPlace(found)}${found.id}: ${text}${repairs.map(repair => ` → ${repair}`).join("")}\n`
}
