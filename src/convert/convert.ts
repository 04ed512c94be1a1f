import type {Issue, Language} from "../issue/index.ts"
import type {Status} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {createTable, type Row} from "../tables/index.ts"
import {openJournal} from "./journal.ts"
import {type NamesOptions, openNames} from "./names-table.ts"
import type {Asked} from "./reader.ts"
import {startReaders} from "./readers.ts"

const added = ["status", "accepted", "codes", "names", "confidence", "flags", "explanation"]
const batchRows = 2000 // rows read at once
const batchesAhead = 4 // read while the oldest is written

export interface ConvertOptions extends NamesOptions {
  readonly shelf: Shelf
  readonly edition: string
  /** Confidence from which an answer stands without a person, 0 to 1. */
  readonly accept: number
  /** Candidates for a name that isn't determined; 0 for no such column. */
  readonly candidates: number
  /** Of the explanations. */
  readonly language: Language
  /** Where answers are kept until all is done, so that a conversion that was ended goes on. */
  readonly resume?: string
  /** Told after every part: how much of the file, 0 to 1, and how many rows. */
  readonly progress?: (share: number, rows: number) => void
  /** Rejects when the work is to end; nothing is left then. */
  readonly interrupted?: Promise<never>
}

export interface Converted {
  readonly rows: number
  readonly counts: ReadonlyMap<Status, number>
  /** Faults of the table. */
  readonly issues: readonly Issue[]
}

/**
 * A table in, the same table out with what each name was read as; nothing stands
 * at the target until all is written.
 *
 * @throws Refusal of `openNames` and `createTable`; `edition.unknown`
 */
export async function convertTable(file: string, out: string, options: ConvertOptions): Promise<Converted> {
  const {shelf, edition, accept, candidates, language, interrupted} = options
  const names = await openNames(file, options)
  const {table, header, name, modality} = names
  shelf.edition(edition) // refused here when there is none
  const writer = await createTable(out, [...header, ...columnsOf(header, candidates)])
  const journal = options.resume
    ? openJournal(options.resume, file, [shelf.lexicon(edition).version, edition, String(accept), String(name)])
    : undefined
  const readers = await startReaders(shelf, {edition, accept, candidates, language}, table.totalBytes)
  const counts = new Map<Status, number>()
  let rows = 0
  const write = async (batch: readonly Row[], answers: readonly (readonly string[])[]) => {
    await writer.write(batch.map((row, i) => [...row.cells.slice(0, header.length), ...(answers[i] ?? [])]))
    for (const [status] of answers) counts.set(status as Status, (counts.get(status as Status) ?? 0) + 1)
    rows += batch.length
    options.progress?.(table.bytesRead() / table.totalBytes, rows)
  }
  const unlessEnded = <T>(work: Promise<T> | undefined) => (interrupted ? Promise.race([work, interrupted]) : work)
  try {
    let at = 0
    const waiting: (() => Promise<void>)[] = []
    for await (const batch of names.batches(batchRows)) {
      const known = journal?.rows.slice(at, at + batch.length)
      at += batch.length
      const asked = batch.map(
        ({cells}): Asked => [cells[name] ?? "", modality === undefined ? "" : (cells[modality] ?? "")],
      )
      const answers = known?.length === batch.length ? Promise.resolve(known) : readers.read(asked)
      answers.catch(() => {}) // told when it is waited for
      waiting.push(async () => {
        const cells = await answers
        if (cells !== known) journal?.add(cells)
        await write(batch, cells)
      })
      if (waiting.length >= batchesAhead) await unlessEnded(waiting.shift()?.())
    }
    for (const next of waiting) await unlessEnded(next())
    await writer.close()
    journal?.remove()
  } catch (error) {
    await writer.abort()
    throw error
  } finally {
    await readers.close()
  }
  return {rows, counts, issues: table.issues}
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
