import {holder, type Lexicon, type OwnWord, recogniseRow} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  besideIn,
  type CataloguesTable,
  cataloguesOf,
  decidedRows,
  itemsByMapping,
  itemText,
  type MappedItem,
  machineRows,
  mappingsOf,
  type NewMapping,
  succeedMappings,
  wordsOf,
} from "../store/catalogues/index.ts"
import {type Cause, type Connection, change, parts, record, type Store} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {type WordEffect, wordEffects} from "./lists.ts"
import {layered, ownWordOf} from "./own-lexicon.ts"
import {precedentsFor} from "./precedents.ts"
import {itemsRead, RowReader} from "./reading.ts"

const rowsAtOnce = 2000

/** How a row stands. */
interface Standing {
  readonly state: MappingState
  /** `edition code` of each item. */
  readonly codes: readonly string[]
}

/** A row and what a word does to it. */
export interface AffectedRow {
  readonly effect: WordEffect
  readonly rowId: string
  readonly name: string
  readonly volume: number
  readonly before: Standing
  readonly after: Standing
}

/** What a word does to the catalogues of an institution. */
export interface Effect {
  /** Rows that hold the word, of those that the machine mapped, and of those that people decided. */
  readonly rows: number
  readonly decided: number
  readonly counts: Readonly<Record<WordEffect, number>>
  /** Examinations of the rows that become sure. */
  readonly volume: number
  /** The heaviest rows of each effect. */
  readonly examples: readonly AffectedRow[]
}

interface Asked {
  readonly institutionId: string
  readonly shelf: Shelf
  /** For catalogues of which it is not known in which edition they were mapped. */
  readonly edition: string
  /** Words whose rows are looked at, folded. */
  readonly held: readonly string[]
  /** What the institution's names would be read by. */
  readonly words: readonly OwnWord[]
  /** Told after every part. */
  readonly progress?: (done: number, total: number) => Promise<void> | void
}

/**
 * What reading the rows that hold some words would change, and nothing kept.
 *
 * @param next the institution's words, made of those in force
 */
export async function wordEffect(
  db: Connection,
  asked: Omit<Asked, "words"> & {readonly next: (now: readonly OwnWord[]) => readonly OwnWord[]},
): Promise<Effect> {
  const now = (await wordsOf(db, asked.institutionId)).map(ownWordOf)
  return gather(walk(db, {...asked, words: asked.next(now)}))
}

/**
 * Read the rows again that hold some words, as the institution's words are now:
 * what the machine mapped and reads otherwise is kept; what people decided stays,
 * and is told where it disagrees. A job of many changes, as `mapCatalogue`.
 */
export async function readHeld(store: Store, cause: Cause, asked: Omit<Asked, "words">): Promise<Effect> {
  const {institutionId, held} = asked
  const words = (await wordsOf(store.db, institutionId)).map(ownWordOf)
  const effect = await gather(
    walk(store.db, {...asked, words}, async read => {
      if (read.length > 0) await change(store, cause, tx => succeedMappings(tx, read))
    }),
  )
  const {counts, rows} = effect
  const details = {words: held.join("、"), rows, ...counts}
  await change(store, cause, tx =>
    record(tx, [{act: "words.read", subject: `institution:${institutionId}`, institutionId, details}]),
  )
  return effect
}

/** What a part of the rows came to. */
interface Part {
  readonly rows: number
  readonly decided: number
  readonly affected: readonly AffectedRow[]
}

/** What a row meant when it was looked at, and what it is to mean. */
interface Reread {
  readonly sawId: string
  readonly mapping: NewMapping
}

/** @param keep told what the machine reads otherwise now, before the next part is looked at */
async function* walk(
  db: Connection,
  asked: Asked,
  keep: (read: readonly Reread[]) => Promise<void> = async () => {},
): AsyncGenerator<Part> {
  const {institutionId, shelf} = asked
  const catalogues = (await cataloguesOf(db, institutionId)).filter(({retired_at}) => retired_at === null)
  for (const [i, catalogue] of catalogues.entries()) {
    await asked.progress?.(i, catalogues.length)
    const {edition, accept, lexicon} = readingOf(asked, catalogue)
    const words = layered(lexicon, asked.words)
    const precedents = await precedentsFor(db, {shelf, institutionId, inUse: edition})
    const reader = new RowReader(words, catalogue.id, precedents, {...(accept !== null && {accept})})
    const holds = holder(lexicon, asked.held)
    for await (const rows of heldRows(page => machineRows(db, catalogue.id, page), holds)) {
      const read = await readAgain(db, reader, rows)
      await keep(read.filter(({isSame}) => !isSame))
      yield {rows: rows.length, decided: 0, affected: read.flatMap(({told}) => told ?? [])}
    }
    for await (const rows of heldRows(page => decidedRows(db, catalogue.id, page), holds))
      yield {rows: 0, decided: rows.length, affected: await disagreeing(db, words, rows, accept ?? undefined)}
  }
}

/** How a catalogue was mapped; what it was mapped with is used again as long as there is such an edition. */
function readingOf({shelf, edition: usual}: Asked, {edition: mapped, accept}: CataloguesTable) {
  const edition = mapped !== null && shelf.ids().includes(mapped) ? mapped : usual
  return {edition, accept, lexicon: shelf.lexicons(edition)}
}

type HeldRow = Awaited<ReturnType<typeof machineRows>>[number]

/** The rows whose name, or what stands beside it, holds a word; in parts. */
async function* heldRows(
  next: (page: {readonly after?: string; readonly limit: number}) => Promise<readonly HeldRow[]>,
  holds: (text: string) => boolean,
): AsyncGenerator<readonly HeldRow[]> {
  for (let after: string | undefined; ; ) {
    const rows = await next({limit: rowsAtOnce, ...(after !== undefined && {after})})
    const held = rows.filter(({name, beside}) => holds(name) || besideIn(beside).some(({text}) => holds(text)))
    if (held.length > 0) yield held
    after = rows.at(-1)?.id
    if (rows.length < rowsAtOnce) return
  }
}

/** Rows as the machine reads them now; `told` where they mean something else by it. */
async function readAgain(db: Connection, reader: RowReader, rows: readonly HeldRow[]) {
  const items = await itemsByMapping(
    db,
    rows.map(({mapping_id}) => mapping_id),
  )
  const accounts = await accountsOf(db, rows)
  return rows.map(row => {
    const mapping = reader.read(row)
    const had = items.get(row.mapping_id) ?? []
    const isSame = meaningOf(row, had) === meaningOf(mapping, mapping.items)
    const effect = isSame ? undefined : effectOn(row.state, mapping.state)
    return {
      sawId: row.mapping_id,
      mapping,
      isSame: isSame && accounts.get(row.mapping_id) === mapping.account,
      told: effect && affectedRow(row, effect, [had, mapping]),
    }
  })
}

/** How the machine read some rows, by mapping. */
async function accountsOf(db: Connection, rows: readonly HeldRow[]): Promise<ReadonlyMap<string, string | null>> {
  const accounts = new Map<string, string | null>()
  for (const some of parts(rows.map(({id}) => id)))
    for (const {id, account} of await mappingsOf(db, some)) accounts.set(id, account)
  return accounts
}

const meaningOf = (
  {state, relation = null}: {readonly state: string; readonly relation?: string | null},
  items: readonly MappedItem[],
): string => [state, relation, ...items.map(itemText)].join()

function effectOn(before: string, after: string): WordEffect {
  if (before === "accepted") return after === "accepted" ? "otherwise" : "unsure"
  return after === "accepted" ? "sure" : "changed"
}

const codesIn = (items: readonly MappedItem[]): readonly string[] =>
  items.map(({edition, code}) => `${edition} ${code}`)

const affectedRow = (
  {id, name, volume, state}: HeldRow,
  effect: WordEffect,
  [had, {state: now, items}]: readonly [readonly MappedItem[], Pick<NewMapping, "state" | "items">],
): AffectedRow => ({
  ...{effect, rowId: id, name, volume},
  before: {state, codes: codesIn(had)},
  after: {state: now, codes: codesIn(items)},
})

/** Rows that people decided and that would now be read surely as something else than they said. */
async function disagreeing(
  db: Connection,
  lexicon: Lexicon,
  rows: readonly HeldRow[],
  accept: number | undefined,
): Promise<readonly AffectedRow[]> {
  const items = await itemsByMapping(
    db,
    rows.map(({mapping_id}) => mapping_id),
  )
  return rows.flatMap(row => {
    const beside = besideIn(row.beside)
    const read = recogniseRow(lexicon, {name: row.name, modality: row.modality ?? undefined, beside}, accept)
    if (!read.accepted) return []
    const now = itemsRead(read)
    const had = items.get(row.mapping_id) ?? []
    const text = (some: readonly MappedItem[]) => some.map(itemText).sort().join()
    if (row.state === "accepted" && text(had) === text(now)) return []
    return [affectedRow(row, "disagree", [had, {state: "accepted", items: now}])]
  })
}

const mostExamples = 20 // of each effect

async function gather(walked: AsyncGenerator<Part>): Promise<Effect> {
  let [rows, decided, volume] = [0, 0, 0]
  const counts = {sure: 0, otherwise: 0, unsure: 0, changed: 0, disagree: 0}
  let examples: readonly AffectedRow[] = []
  for await (const part of walked) {
    rows += part.rows
    decided += part.decided
    for (const one of part.affected) {
      counts[one.effect]++
      if (one.effect === "sure") volume += one.volume
    }
    examples = heaviest([...examples, ...part.affected])
  }
  return {rows, decided, counts, volume, examples}
}

/** Of each effect the rows of most examinations, in the order of the effects. */
function heaviest(rows: readonly AffectedRow[]): readonly AffectedRow[] {
  const byEffect = Map.groupBy(rows, ({effect}) => effect)
  return wordEffects.flatMap(effect =>
    (byEffect.get(effect) ?? []).toSorted((a, b) => b.volume - a.volume).slice(0, mostExamples),
  )
}
