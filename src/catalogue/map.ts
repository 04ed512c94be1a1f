import type {Lexicon} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  type CataloguesTable,
  catalogueById,
  countRows,
  insertMappings,
  itemsByMapping,
  itemText,
  keepMapped,
  machineRows,
  type NewMapping,
  nextRows,
  putMappings,
  renamedRows,
  succeedMappings,
} from "../store/catalogues/index.ts"
import {type Cause, type Connection, change, measureTables, parts, record, type Store} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {refuse} from "./issues.ts"
import {ownLexicon} from "./own-lexicon.ts"
import {precedentsFor} from "./precedents.ts"
import {type ReaderOptions, RowReader} from "./reading.ts"

const rowsAtOnce = 2000 // in a transaction

/** What mapping a catalogue came to. */
interface Mapped {
  readonly rows: number
  /** Decided without a person: by an earlier decision, or by the machine. */
  readonly inherited: number
  readonly accepted: number
  /** Waiting for a person. */
  readonly proposed: number
}

interface MapOptions extends ReaderOptions {
  /** Told after every part; what it throws ends the work, what is done stays. */
  readonly progress?: (done: number, total: number) => Promise<void> | void
}

/** A catalogue to be mapped, and what its names are read by. */
interface Mapping {
  readonly catalogueId: string
  readonly shelf: Shelf
  readonly lexicon: Lexicon
  readonly options?: MapOptions
}

/**
 * Map the rows of a catalogue that have no mapping yet: by earlier decisions of
 * the institution and its group, by recognition, and where that leaves it open
 * with candidates. Rows in review for their new name keep their answer, and are read
 * beside it. No decision of a person is touched.
 *
 * A job of many changes on purpose: parts of the rows are written each in its own,
 * so that nobody waits for a large catalogue, and what was done stays when it is
 * interrupted; run again, it goes on. The audit has it once, at its end.
 *
 * @throws Refusal `thing.missing`
 */
export async function mapCatalogue(
  store: Store,
  cause: Cause,
  {catalogueId, shelf, lexicon, options = {}}: Mapping,
): Promise<Mapped> {
  const catalogue = await known(store.db, catalogueId)
  const reader = await readerOf(store.db, {shelf, lexicon, catalogue, options})
  const total = await countRows(store.db, catalogueId)
  const counts = {rows: 0, inherited: 0, accepted: 0, proposed: 0}
  for (let after: string | undefined; ; ) {
    const next = await nextRows(store.db, catalogueId, {limit: rowsAtOnce, ...(after && {after})})
    const mappings = next.flatMap(({volume, mapping_id, ...row}) =>
      volume === null || mapping_id !== null ? [] : [reader.read({...row, volume})],
    )
    if (mappings.length > 0) {
      await change(store, cause, tx => insertMappings(tx, mappings))
      count(counts, mappings)
    }
    after = next.at(-1)?.id
    if (next.length < rowsAtOnce) break
    if (counts.rows === rowsAtOnce || counts.rows === 20 * rowsAtOnce)
      await measureTables(store, ["mappings", "mapping_items"])
    await options.progress?.(counts.rows, total)
  }
  await readRenamed(store, cause, reader, catalogueId)
  if (counts.rows > rowsAtOnce) await measureTables(store, ["mappings", "mapping_items"])
  await options.progress?.(total, total)
  if (counts.rows > 0) await note(store, cause, {act: "catalogue.map", catalogue, lexicon, options, details: counts})
  return counts
}

/** Reads rows by the lexicon, behind it the words of their institution, and by what was decided before. */
async function readerOf(
  db: Connection,
  {shelf, lexicon, catalogue, options = {}}: Omit<Mapping, "catalogueId"> & {readonly catalogue: CataloguesTable},
): Promise<RowReader> {
  const {id, institution_id: institutionId} = catalogue
  const precedents = await precedentsFor(db, {shelf, institutionId, inUse: lexicon.edition.id})
  return new RowReader(await ownLexicon(db, institutionId, lexicon), id, precedents, options)
}

/** What the names of rows in review are read as now stands with their old answers. */
async function readRenamed(store: Store, cause: Cause, reader: RowReader, catalogueId: string): Promise<void> {
  const renamed = await renamedRows(store.db, catalogueId)
  for (const some of parts(renamed, rowsAtOnce)) {
    const items = await itemsByMapping(
      store.db,
      some.map(({id}) => id),
    )
    const mappings = some.map(({now: volume, name, beside, ...mapping}) => {
      const row = {id: mapping.row_id, name, beside, modality: mapping.modality, volume}
      return reader.review(row, {mapping, items: items.get(mapping.id) ?? []})
    })
    await change(store, cause, tx => putMappings(tx, mappings))
  }
}

function count(
  counts: {rows: number; inherited: number; accepted: number; proposed: number},
  made: readonly NewMapping[],
): void {
  counts.rows += made.length
  for (const {state, origin} of made)
    counts[origin === "inherited" ? "inherited" : state === "accepted" ? "accepted" : "proposed"]++
}

/** A row that would be read otherwise now. */
interface Reread {
  readonly rowId: string
  readonly name: string
  readonly volume: number
  readonly before: {readonly state: MappingState; readonly codes: readonly string[]}
  readonly after: {readonly state: MappingState; readonly codes: readonly string[]}
}

interface Remapped {
  readonly rows: number
  readonly changed: number
  /** The heaviest of those that change. */
  readonly examples: readonly Reread[]
}

const mostExamples = 200

/**
 * Read the rows again that the machine mapped: with a new lexicon, a new edition
 * or new decisions. What changes is told; it is kept only when `apply` says so.
 * Rows that people decided stay as they are. A job of many changes, as `mapCatalogue`.
 */
export async function remapCatalogue(
  store: Store,
  cause: Cause,
  {catalogueId, shelf, lexicon, apply, options = {}}: Mapping & {readonly apply: boolean},
): Promise<Remapped> {
  const catalogue = await known(store.db, catalogueId)
  const reader = await readerOf(store.db, {shelf, lexicon, catalogue, options})
  const total = await countRows(store.db, catalogueId)
  let examples: Reread[] = []
  let [seen, changed] = [0, 0]
  for (let after: string | undefined; ; ) {
    const rows = await machineRows(store.db, catalogueId, {limit: rowsAtOnce, ...(after && {after})})
    const reread = await readOtherwise(store.db, reader, rows)
    changed += reread.length
    if (apply && reread.length > 0) await change(store, cause, tx => succeedMappings(tx, reread))
    examples = [...examples, ...reread.map(({told}) => told)].sort((a, b) => b.volume - a.volume).slice(0, mostExamples)
    seen += rows.length
    await options.progress?.(seen, total)
    after = rows.at(-1)?.id
    if (rows.length < rowsAtOnce) break
  }
  if (apply && changed > 0)
    await note(store, cause, {act: "catalogue.remap", catalogue, lexicon, options, details: {rows: seen, changed}})
  return {rows: seen, changed, examples}
}

/** What a row is to mean, or meant. */
interface Meaning extends Pick<NewMapping, "state" | "items"> {
  readonly relation?: NewMapping["relation"] | null
}

const standingOf = ({state, items}: Meaning) => ({
  state,
  codes: items.map(({edition, code}) => `${edition} ${code}`),
})

const meaningOf = ({state, relation = null, items}: Meaning): string => [state, relation, ...items.map(itemText)].join()

/** Those of some rows that the machine would read otherwise now. */
async function readOtherwise(
  db: Connection,
  reader: RowReader,
  rows: Awaited<ReturnType<typeof machineRows>>,
): Promise<readonly {readonly sawId: string; readonly mapping: NewMapping; readonly told: Reread}[]> {
  const items = await itemsByMapping(
    db,
    rows.map(row => row.mapping_id),
  )
  return rows.flatMap(row => {
    const mapping = reader.read(row)
    const before = {...row, items: items.get(row.mapping_id) ?? []}
    if (meaningOf(before) === meaningOf(mapping)) return []
    const [was, now] = [standingOf(before), standingOf(mapping)]
    return [
      {
        sawId: row.mapping_id,
        mapping,
        told: {rowId: row.id, name: row.name, volume: row.volume, before: was, after: now},
      },
    ]
  })
}

/** The items of mappings, as `edition code`. */
export async function codesOf(
  db: Connection,
  mappingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const items = await itemsByMapping(db, mappingIds)
  return new Map([...items].map(([id, refs]) => [id, refs.map(({edition, code}) => `${edition} ${code}`)]))
}

async function known(db: Connection, id: string): Promise<CataloguesTable> {
  const catalogue = await catalogueById(db, id)
  if (!catalogue) throw refuse("thing.missing", {kind: "catalogue", id})
  return catalogue
}

interface Noted extends Pick<Mapping, "lexicon" | "options"> {
  readonly act: string
  readonly catalogue: CataloguesTable
  readonly details: Readonly<Record<string, string | number>>
}

/** Enter in the audit what a mapping came to, and keep what it was done with. */
const note = (store: Store, cause: Cause, {act, catalogue, lexicon, options, details}: Noted): Promise<void> =>
  change(store, cause, async tx => {
    const {id, institution_id: institutionId} = catalogue
    await keepMapped(tx, id, {edition: lexicon.edition.id, accept: options?.accept ?? null})
    const told = {...details, version: lexicon.version}
    await record(tx, [{act, subject: `catalogue:${id}`, institutionId, details: told}])
  })
