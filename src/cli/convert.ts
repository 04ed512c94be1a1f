import {existsSync, realpathSync} from "node:fs"
import {resolve} from "node:path"
import {createTable, detectColumns, findColumn, loadLexicon, openTable} from "../files/index.ts"
import {readModality, recognise, type Status} from "../recognition/index.ts"
import {issueText, refuse} from "../standard/index.ts"
import {answerCells, atPlace, language, print, probability, statusLine} from "./output.ts"
import {startProgress} from "./progress.ts"

const added = ["status", "accepted", "codes", "names", "confidence", "flags", "explanation"]

/** A table in, the same table out with what each name was read as; nothing stands at the target until all is written. */
export async function run(
  file: string,
  options: {out: string; column?: string; edition: string; accept: string},
): Promise<void> {
  const accept = probability("accept", options.accept)
  if (sameFile(file, options.out)) throw refuse("file.same", {path: file})
  const table = await openTable(file)
  const columns = detectColumns(table.header)
  const column = options.column === undefined ? columns.name : table.header.indexOf(options.column)
  if (column === undefined || column < 0) {
    await table.close()
    const rivals = options.column === undefined ? findColumn(table.header, "name") : undefined
    if (rivals && "several" in rivals)
      throw refuse(
        "column.several",
        {columns: rivals.several.map(at => `${at + 1} ${table.header[at]}`).join(", ")},
        {table: file},
      )
    throw refuse("column.missing", {column: options.column ?? "name", header: table.header.join(", ")}, {table: file})
  }
  const lexicon = loadLexicon(options.edition)
  const writer = await createTable(options.out, [...table.header, ...added.map(name => unused(name, table.header))])
  const counts = new Map<Status, number>()
  const progress = startProgress(process.stderr)
  let rows = 0
  try {
    for await (const batch of table.batches()) {
      await writer.write(
        batch.map(row => {
          const modality = columns.modality === undefined ? undefined : readModality(row.cells[columns.modality] ?? "")
          const read = recognise(lexicon, row.cells[column] ?? "", modality, accept)
          counts.set(read.status, (counts.get(read.status) ?? 0) + 1)
          return [...row.cells.slice(0, table.header.length), ...answerCells(read)]
        }),
      )
      rows += batch.length
      progress.update(table.bytesRead() / table.totalBytes, rows)
    }
    await writer.close()
  } catch (error) {
    await writer.abort()
    throw error
  } finally {
    progress.end()
  }
  for (const found of table.issues) process.stderr.write(`${atPlace(found)}${issueText(found, language)}\n`)
  await print(`${options.out}: ${rows} ${language === "zh" ? "行" : "rows"}; ${statusLine(counts)}\n`)
}

const sameFile = (a: string, b: string): boolean =>
  resolve(a) === resolve(b) || (existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b))

/** The header, or with a number after it where the table has one of that name already (a table converted twice). */
function unused(name: string, header: readonly string[]): string {
  let free = name
  for (let n = 2; header.includes(free); n++) free = `${name}_${n}`
  return free
}
