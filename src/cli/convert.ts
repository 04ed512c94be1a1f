import {
  createTable,
  detectColumns,
  findColumn,
  loadEdition,
  loadLexicon,
  openTable,
  type Row,
  type TableReader,
} from "../files/index.ts"
import type {Status} from "../recognition/index.ts"
import {issueText, refuse} from "../standard/index.ts"
import {openJournal} from "./journal.ts"
import {atPlace, count, language, print, probability, statusLine} from "./output.ts"
import {startProgress} from "./progress.ts"
import {type Asked, startReaders} from "./readers.ts"
import {sameFile} from "./same-file.ts"

const added = ["status", "accepted", "codes", "names", "confidence", "flags", "explanation"]
const batchRows = 2000 // rows read at once
const batchesAhead = 4 // read while the oldest is written

interface Options {
  readonly out: string
  readonly column?: string
  readonly edition: string
  readonly accept: string
  readonly resume?: string
  readonly candidates?: string
}

/** A table in, the same table out with what each name was read as; nothing stands at the target until all is written. */
export async function run(file: string, options: Options): Promise<void> {
  const accept = probability("accept", options.accept)
  const candidates = options.candidates === undefined ? 0 : count("candidates", options.candidates)
  if (sameFile(file, options.out)) throw refuse("file.same", {path: file, option: "out"})
  const table = await openTable(file)
  const column = await nameColumn(table, file, options.column)
  const {modality} = detectColumns(table.header)
  loadEdition(options.edition) // refused here when there is none
  const writer = await createTable(options.out, [...table.header, ...columnsOf(table.header, candidates)])
  const journal = options.resume
    ? openJournal(`${options.out}.resume`, file, [
        loadLexicon(options.edition).version,
        options.edition,
        options.accept,
        String(column),
      ])
    : undefined
  const readers = await startReaders({edition: options.edition, accept, candidates}, table.totalBytes)
  const progress = startProgress(process.stderr)
  const counts = new Map<Status, number>()
  let rows = 0
  const write = async (batch: readonly Row[], answers: readonly (readonly string[])[]) => {
    await writer.write(batch.map((row, i) => [...row.cells.slice(0, table.header.length), ...(answers[i] ?? [])]))
    for (const [status] of answers) counts.set(status as Status, (counts.get(status as Status) ?? 0) + 1)
    rows += batch.length
    progress.update(table.bytesRead() / table.totalBytes, rows)
  }
  const ended = untilInterrupted()
  try {
    let at = 0
    const waiting: (() => Promise<void>)[] = []
    for await (const batch of batchesOf(table, batchRows)) {
      const known = journal?.rows.slice(at, at + batch.length)
      at += batch.length
      const asked = batch.map(
        ({cells}): Asked => [cells[column] ?? "", modality === undefined ? "" : (cells[modality] ?? "")],
      )
      const answers = known?.length === batch.length ? Promise.resolve(known) : readers.read(asked)
      answers.catch(() => {}) // told when it is waited for
      waiting.push(async () => {
        const cells = await answers
        if (cells !== known) journal?.add(cells)
        await write(batch, cells)
      })
      if (waiting.length >= batchesAhead) await Promise.race([waiting.shift()?.(), ended.interrupted])
    }
    for (const next of waiting) await Promise.race([next(), ended.interrupted])
    await writer.close()
    journal?.remove()
  } catch (error) {
    await writer.abort()
    throw error
  } finally {
    progress.end()
    ended.release()
    await readers.close()
  }
  for (const found of table.issues) process.stderr.write(`${atPlace(found)}${issueText(found, language)}\n`)
  await print(`${options.out}: ${rows} ${language === "zh" ? "行" : "rows"}; ${statusLine(counts)}\n`)
}

/** The column of the names: the one asked for, else the one that its header tells. */
async function nameColumn(table: TableReader, file: string, asked: string | undefined): Promise<number> {
  const column = asked === undefined ? detectColumns(table.header).name : table.header.indexOf(asked)
  if (column !== undefined && column >= 0) return column
  await table.close()
  const rivals = asked === undefined ? findColumn(table.header, "name") : undefined
  if (rivals && "several" in rivals)
    throw refuse(
      "column.several",
      {columns: rivals.several.map(at => `${at + 1} ${table.header[at]}`).join(", ")},
      {table: file},
    )
  throw refuse("column.missing", {column: asked ?? "name", header: table.header.join(", ")}, {table: file})
}

/** The rows of a table, some at a time. */
async function* batchesOf(table: TableReader, size: number): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = []
  for await (const rows of table.batches())
    for (const row of rows) {
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  if (batch.length > 0) yield batch
}

/** Ctrl-C and an end asked for become a refusal, so that what is half written is taken away. */
function untilInterrupted(): {readonly interrupted: Promise<never>; release(): void} {
  let stop: () => void = () => {}
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => reject(refuse("convert.interrupted", {}))
  })
  interrupted.catch(() => {})
  process.on("SIGINT", stop).on("SIGTERM", stop)
  return {interrupted, release: () => void process.off("SIGINT", stop).off("SIGTERM", stop)}
}

/** The headers of what is added. */
const columnsOf = (header: readonly string[], candidates: number): readonly string[] =>
  [...added, ...(candidates > 0 ? ["candidates"] : [])].map(name => unused(name, header))

/** The header, or with a number after it where the table has one of that name already (a table converted twice). */
function unused(name: string, header: readonly string[]): string {
  let free = name
  for (let n = 2; header.includes(free); n++) free = `${name}_${n}`
  return free
}
