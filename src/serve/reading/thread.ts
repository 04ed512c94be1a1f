import {once} from "node:events"
import type {MessagePort} from "node:worker_threads"
import {type Asked, convertTable, openNames} from "../../convert/index.ts"
import {type Issue, Refusal} from "../../issue/index.ts"
import {type Lexicon, recogniseRow} from "../../recognition/index.ts"
import {type EditionParts, KeptShelf, listSource, readingLexicon, type Shelf} from "../../shelf/index.ts"
import {openTable, uploadLimits} from "../../tables/index.ts"
import type {ConvertTask, NamesPiece, Outcome, ReadName, ReadTask, RowsPiece, RowsTask, SheetTask} from "./tasks.ts"

// The tasks of a thread that reads files, by their names. It may end at any moment: it keeps nothing that others need.

const limits = uploadLimits
const rowsAtOnce = 200

/** Nothing, but that there is a thread. */
export const begin = (): void => {}

/** Read the names of a file; pieces go out by the port. */
export const names = (task: ReadTask): Promise<Outcome<void>> => outcomeOf(giveAll(task.port, readNames(task)))

/** Write a table with what each name was read as. */
export const convert = ({path, out, table, editions, ...options}: ConvertTask): Promise<Outcome<void>> =>
  outcomeOf(
    convertTable(path, out, {...table, ...options, limits, shelf: shelfOver(editions), alone: true}).then(() => {}),
  )

/** Read a list of examinations. */
export async function sheet({path, ...asked}: SheetTask) {
  const {readSheet} = await import("../../catalogue/index.ts") // the largest room: a thread that reads names goes without
  return await outcomeOf(readSheet(path, {limits, ...asked}))
}

/** Read the rows of a table; pieces go out by the port. */
export const rows = ({path, port}: RowsTask): Promise<Outcome<void>> => outcomeOf(giveAll(port, readRows(path)))

async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return {value: await work}
  } catch (error) {
    if (error instanceof Refusal) return {refused: error.issue}
    throw error
  }
}

/** A piece is read when the one before was taken, so that no more than one waits. */
async function giveAll<T>(port: MessagePort, pieces: AsyncIterable<T>): Promise<void> {
  for await (const piece of pieces) {
    const taken = once(port, "message")
    port.postMessage(piece)
    await taken
  }
  port.close()
}

async function* readNames({
  path,
  table: options,
  edition,
  usual,
  editions,
  accept,
}: ReadTask): AsyncGenerator<NamesPiece> {
  const lexicon = readingLexicon(shelfOver(editions), {edition, usual})
  await using names = await openNames(path, {...options, limits})
  const {table, header} = names
  yield {
    kind: "head",
    header,
    nameColumn: header[names.name] ?? "",
    ...(names.modality !== undefined && {modalityColumn: header[names.modality] ?? ""}),
    ...(names.beside.length > 0 && {besideColumns: names.beside.map(({kind, column}) => ({kind, column}))}),
    ...(table.sheet !== undefined && {sheet: table.sheet}),
    ...(table.encoding !== undefined && {encoding: table.encoding}),
  }
  let fault: readonly Issue[] = []
  try {
    for await (const batch of names.batches(rowsAtOnce)) {
      const rows = batch.map((row): ReadName => ({row: row.number, ...readName(lexicon, names.asked(row), accept)}))
      yield {kind: "rows", rows, share: Math.min(1, table.bytesRead() / table.totalBytes)}
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    fault = [error.issue]
  }
  yield {kind: "end", whole: fault.length === 0, issues: [...names.issues(), ...fault]}
}

function readName(lexicon: Lexicon, [name, modality, said]: Asked, accept: number): Omit<ReadName, "row"> {
  const read = recogniseRow(lexicon, {name, modality, beside: said}, accept)
  const {status, accepted, items, flags, account, beside} = read
  return {name, modality, read: {status, accepted, items, flags, account, ...(beside && {beside})}}
}

async function* readRows(path: string): AsyncGenerator<RowsPiece> {
  await using table = await openTable(path, {limits})
  yield {kind: "head", header: table.header}
  for await (const rows of table.batches()) yield {kind: "rows", rows}
  yield {kind: "end", issues: table.issues}
}

let kept: {readonly hashes: string; readonly shelf: Shelf} | undefined

/** The shelf over the parts of an edition; the last one is kept, for mostly it is the next one's too. */
function shelfOver(editions: readonly EditionParts[]): Shelf {
  const hashes = editions.map(({hash}) => hash).join()
  if (kept?.hashes !== hashes) kept = {hashes, shelf: new KeptShelf(listSource(editions))}
  return kept.shelf
}
