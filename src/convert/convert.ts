import type {Issue, Language} from "../issue/index.ts"
import type {Status} from "../recognition/index.ts"
import {type ReadIn, readingLexicon, type Shelf} from "../shelf/index.ts"
import {type Row, writeTable} from "../tables/index.ts"
import {type Journal, openJournal} from "./journal.ts"
import {type NamesOptions, type NamesTable, openNames} from "./names-table.ts"
import {type Readers, startReaders} from "./readers.ts"

const added = ["status", "accepted", "codes", "names", "confidence", "flags", "explanation", "editions"]
const batchRows = 2000 // rows read at once
const batchesAhead = 4 // read while the oldest is written

interface ConvertOptions extends NamesOptions, ReadIn {
  readonly shelf: Shelf
  /** Confidence from which an answer stands without a person, 0 to 1. */
  readonly accept: number
  /** Candidates for a name that isn't determined; 0 for no such column. */
  readonly candidates: number
  /** Of the explanations. */
  readonly language: Language
  /** Where answers are kept until all is done, so that a conversion that was ended goes on. */
  readonly resume?: string
  /** Names are read in the caller's thread, whatever the size: it is one that was made for this. */
  readonly alone?: boolean
  /** Told after every part: how much of the file, 0 to 1, and how many rows. */
  readonly progress?: (share: number, rows: number) => void
  /** Rejects when the work is to end; nothing is left then. */
  readonly interrupted?: Promise<never>
}

interface Converted {
  readonly rows: number
  readonly counts: ReadonlyMap<Status, number>
  /** Headers of the columns that were read, the names first, then modalities and what is read beside them. */
  readonly read: readonly string[]
  /** Faults of the table. */
  readonly issues: readonly Issue[]
}

/**
 * A table in, the same table out with what each name was read as; nothing stands
 * at the target until all is written.
 *
 * @throws Refusal of `openNames` and `createTable`; `edition.unknown`, `lexicon.none`
 */
export async function convertTable(file: string, out: string, options: ConvertOptions): Promise<Converted> {
  const {shelf, edition, usual, accept, candidates, language} = options
  await using names = await openNames(file, options)
  const {table, header} = names
  const {version} = readingLexicon(shelf, {edition, usual}) // refused here when there is none
  // awaited here: the names stay open until it is written
  return await writeTable(out, [...header, ...columnsOf(header, candidates)], async writer => {
    const journal = options.resume
      ? openJournal(options.resume, file, [version, edition, String(accept), columnsKey(names)])
      : undefined
    const asked = {edition, usual, accept, candidates, language}
    await using readers = await startReaders(shelf, asked, options.alone ? 0 : table.totalBytes)
    const counts = new Map<Status, number>()
    let rows = 0
    for await (const {batch, answers} of answered({names, readers, journal, interrupted: options.interrupted})) {
      await writer.write(batch.map((row, i) => [...row.cells.slice(0, header.length), ...(answers[i] ?? [])]))
      for (const [status] of answers) counts.set(status as Status, (counts.get(status as Status) ?? 0) + 1)
      rows += batch.length
      options.progress?.(table.bytesRead() / table.totalBytes, rows)
    }
    journal?.remove()
    return {rows, counts, read: columnsRead(names), issues: names.issues()}
  })
}

type Answers = readonly (readonly string[])[]

interface Work {
  readonly names: NamesTable
  readonly readers: Readers
  readonly journal: Journal | undefined
  readonly interrupted: Promise<never> | undefined
}

/** The rows of a table with their answers, in its order; some batches are read while the oldest is written. */
async function* answered({
  names,
  readers,
  journal,
  interrupted,
}: Work): AsyncGenerator<{readonly batch: readonly Row[]; readonly answers: Answers}> {
  const waiting: {readonly batch: readonly Row[]; readonly kept: boolean; readonly answers: Promise<Answers>}[] = []
  const oldest = async () => {
    const {batch, kept, answers} = waiting.shift() as (typeof waiting)[number]
    const done = await (interrupted ? Promise.race([interrupted, answers]) : answers)
    if (!kept) journal?.add(done)
    return {batch, answers: done}
  }
  let at = 0
  for await (const batch of names.batches(batchRows)) {
    const asked = batch.map(names.asked)
    const known = journal?.rows.slice(at, at + batch.length)
    at += batch.length
    const kept = known?.length === batch.length
    const answers = kept ? Promise.resolve(known) : readers.read(asked)
    answers.catch(() => {}) // told when it is waited for
    waiting.push({batch, kept, answers})
    if (waiting.length >= batchesAhead) yield await oldest()
  }
  while (waiting.length > 0) yield await oldest()
}

/** Which columns the answers come of, and what else. */
const columnsKey = ({name, modality, beside}: NamesTable): string =>
  [name, modality ?? "", ...beside.map(({index}) => index), "headings"].join(" ")

const columnsRead = ({header, name, modality, beside}: NamesTable): readonly string[] => [
  ...[name, modality].flatMap(at => (at === undefined ? [] : [header[at] ?? String(at + 1)])),
  ...beside.map(({column}) => column),
]

/** The headers of what is added. */
const columnsOf = (header: readonly string[], candidates: number): readonly string[] =>
  [...added, ...(candidates > 0 ? ["candidates"] : [])].map(name => unused(name, header))

/** The header, or with a number after it where the table has one of that name already (a table converted twice). */
function unused(name: string, header: readonly string[]): string {
  let free = name
  for (let n = 2; header.includes(free); n++) free = `${name}_${n}`
  return free
}
