import {existsSync} from "node:fs"
import type {Issue} from "../issue/index.ts"
import {elsewhereIssue, openFolderShelf, type Shelf} from "../shelf/index.ts"
import {type Edition, type Fate, fateTexts, type Recoded, recode} from "../standard/index.ts"
import {detectColumns, openTable, type Row, writeTable} from "../tables/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, csvLine, language, print} from "./output.ts"

const added = ["recoded", "fate", "candidates", "lost", "issues"]

/**
 * One code, or every row of a table with a column of codes; every row is told
 * exact, lossy, ambiguous, dead, or of another edition; exit 1 where one is of the last two.
 */
export async function run(input: string, options: {from: string; to: string; out?: string}): Promise<void> {
  const shelf = openFolderShelf()
  const from = shelf.edition(options.from)
  const to = shelf.edition(options.to)
  if (existsSync(input)) return recodeTable(input, {shelf, from, to}, options.out)
  if (/[./\\]/.test(input)) throw refuse("file.missing", {path: input})
  const made = recodeOne({shelf, from, to}, input.trim())
  await print(`${[made.from, made.fate, ...cellsOf(made).filter((_, i) => i !== 1)].join("\t").trimEnd()}\n`)
  if (isLost(made)) process.exitCode = 1
}

interface Way {
  readonly shelf: Shelf
  readonly from: Edition
  readonly to: Edition
}

/** What became of a code; `elsewhere`: it is no code of the edition that it should be of, but of another. */
type Outcome = Omit<Recoded, "fate"> & {readonly fate: Fate | "elsewhere"}

function recodeOne({shelf, from, to}: Way, code: string): Outcome {
  const found = elsewhereIssue(shelf, from.id, code)
  if (!found) return recode(from, to, code)
  return {from: code, fate: "elsewhere", candidates: [], lost: [], issues: [found]}
}

const isLost = ({fate}: Outcome): boolean => fate === "dead" || fate === "elsewhere"

const fateText = (fate: Outcome["fate"]): string =>
  fate === "elsewhere" ? {zh: "属于其他版", en: "of another edition"}[language] : fateTexts[fate][language]

const cellsOf = (made: Outcome): readonly string[] => [
  made.code ?? "",
  made.fate,
  made.candidates.join(";"),
  made.lost.join(";"),
  made.issues.map(found => issueText(found, language)).join(" "),
]

async function recodeTable(file: string, way: Way, out: string | undefined): Promise<void> {
  await using table = await openTable(file, {plain: true})
  const {code} = detectColumns(table.header)
  if (code === undefined)
    throw refuse("column.missing", {column: "code", header: table.header.join(", ")}, {table: file})
  const header = [...table.header, ...added]
  const counts = new Map<Outcome["fate"], number>()
  const rowsOf = (batch: readonly Row[]) =>
    batch.flatMap(row => {
      if (row.refused) return [] // told by whoever read it
      const made = recodeOne(way, row.cells[code]?.trim() ?? "")
      counts.set(made.fate, (counts.get(made.fate) ?? 0) + 1)
      if (isLost(made)) process.exitCode = 1
      return [[...row.cells.slice(0, table.header.length), ...cellsOf(made)]]
    })
  if (out === undefined) {
    await print(csvLine(header))
    for await (const batch of table.batches()) await print(rowsOf(batch).map(csvLine).join(""))
  } else
    await writeTable(out, header, async writer => {
      for await (const batch of table.batches()) await writer.write(rowsOf(batch))
    })
  tell(table.issues)
  process.stderr.write(
    `${file}: ${[...counts]
      .sort()
      .map(([fate, n]) => `${fateText(fate)} ${n}`)
      .join(", ")}\n`,
  )
}

const tell = (issues: readonly Issue[]): void => {
  for (const found of issues) process.stderr.write(`${atPlace(found)}${issueText(found, language)}\n`)
}
