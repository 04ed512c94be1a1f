import {type Lexicon, type Recognition, recogniseRow} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import {
  addRows,
  besideIn,
  catalogueRow,
  cataloguesOf,
  cataloguesOfRows,
  insertMappings,
  itemText,
  type MappedItem,
  type NamedRow,
  rowsNamed,
  succeedFacts,
  weighMore,
} from "../store/catalogues/index.ts"
import {type Change, change, hold, type Store} from "../store/index.ts"
import {isSettled, type MappingState} from "../store/lists.ts"
import {addCatalogue} from "./catalogues.ts"
import {holds, type NamedItem, namedItem} from "./items.ts"
import type {LiveSource, LiveState} from "./lists.ts"
import {apart} from "./one-of.ts"
import {ownLexicon} from "./own-lexicon.ts"
import {factsKnown} from "./preview.ts"
import {itemsRead, type Precedent, precedentKey, RowReader, weightOf} from "./reading.ts"
import {foldName, wasOf} from "./renamed.ts"

/** What a hospital's system asks: its code, its name, or both. */
interface LiveAsked {
  readonly code?: string
  readonly name?: string
  readonly modality?: string
}

interface LiveAnswer {
  /** `mapping`: what people or the machine accepted for this row. `recognised`: what the machine reads, not accepted. */
  readonly source: LiveSource
  readonly state: LiveState
  /** What the name means for sure, all of it. */
  readonly items: readonly NamedItem[]
  /** What it leaves open: choices of alternatives, one of each meant beside `items`; each alternative has its items together. */
  readonly oneOf?: readonly (readonly (readonly NamedItem[])[])[]
  readonly relation?: Relation
  readonly confidence: number
  readonly status?: Recognition["status"]
  readonly flags?: Recognition["flags"]
  /** Of the catalogue that the row stands in. */
  readonly row?: string
  /** The row's name in the catalogue, where its code was asked together with another one. */
  readonly named?: string
  /** What the name asked for is read as, where that is something else than the answer. */
  readonly reads?: Meant
  /** The name that the answer was given for, where the row has another since; nobody reviewed it yet. */
  readonly answeredAs?: string
}

/** The items of an answer. */
type Meant = Pick<LiveAnswer, "items" | "oneOf">

/** Whose names are asked for, and what they are read by. */
interface AskedAt {
  readonly institutionId: string
  readonly lexicon: Lexicon
}

/** A name that no catalogue of the institution has yet. */
interface Unknown {
  readonly code: string
  readonly name: string
  readonly modality: string | undefined
  count: number
}

const liveName = "实时 live" // of the catalogue for names that came in this way, where the institution has several
const countsMs = 10_000 // between two writings of how often open names came

/**
 * Answers single codes and names of institutions as they come: with the mapping
 * in force, else with the machine's reading. A name nobody saw before stands in
 * the catalogue as a new row when its answer is given; how often it comes again
 * is counted.
 */
export class LiveNames {
  readonly #store: Store
  readonly #shelf: Shelf
  readonly #edition: string
  readonly #unknown = new Map<string, Map<string, Unknown>>()
  readonly #counts = new Map<string, number>()
  #writing: Promise<void> | undefined
  #counting: Promise<void> | undefined
  readonly #timer: NodeJS.Timeout

  /** @param edition that names are read in, as the shelf has it when they come */
  constructor(store: Store, shelf: Shelf, edition: string) {
    this.#store = store
    this.#shelf = shelf
    this.#edition = edition
    this.#timer = setInterval(() => void this.#writeCounts().catch(() => {}), countsMs) // tried again in a while
    this.#timer.unref()
  }

  get #lexicon(): Lexicon {
    return this.#shelf.lexicons(this.#edition)
  }

  async convert(institutionId: string, asked: readonly LiveAsked[]): Promise<readonly LiveAnswer[]> {
    const rows = await rowsNamed(this.#store.db, institutionId, asked)
    const lexicon = await ownLexicon(this.#store.db, institutionId, this.#lexicon)
    const answers = asked.map((one, i) => this.#answer({institutionId, lexicon}, one, rows[i]))
    if (this.#unknown.has(institutionId)) await this.#remember()
    return answers
  }

  /** Write what is still to be written. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#remember()
    await this.#writeCounts().catch(() => this.#writeCounts()) // another server may have counted the same row just then
  }

  #answer({institutionId, lexicon}: AskedAt, asked: LiveAsked, row: NamedRow | undefined): LiveAnswer {
    if (row && isOther(row, asked)) this.#note(institutionId, asked, row.name)
    if (row && isAnswered(row)) return this.#settledAnswer(lexicon, row, asked)
    if (row) this.#counts.set(row.id, (this.#counts.get(row.id) ?? 0) + 1)
    const name = asked.name ?? row?.name
    if (name === undefined || name.trim() === "") return unknown
    if (!row) this.#note(institutionId, asked, name)
    const modality = asked.modality ?? row?.modality ?? undefined
    const beside = row && row.name === name ? besideIn(row.beside) : []
    const read = recogniseRow(lexicon, {name, modality, beside})
    return {
      source: "recognised",
      state: row?.state ?? "proposed",
      ...this.#meantBy(read),
      confidence: read.items[0]?.confidence ?? 0,
      status: read.status,
      flags: read.flags,
      ...(row && {row: row.id, ...(isNamed(row, asked) && {named: row.name})}),
    }
  }

  #meantBy = (read: Recognition): Meant => meant(this.#shelf, itemsRead(read))

  /** What was settled for a row; another name than the row's, or a new one of the row, is told and leaves it to a person. */
  #settledAnswer(lexicon: Lexicon, row: AnsweredRow, asked: LiveAsked): LiveAnswer {
    const answer = mappedAnswer(this.#shelf, row)
    const was = wasOf(row)
    const known = was ? {...answer, answeredAs: was.name} : answer
    if (!isNamed(row, asked)) return known
    const modality = asked.modality ?? row.modality ?? undefined
    const read = itemsRead(recogniseRow(lexicon, {name: asked.name ?? "", modality}))
    const reads = meant(this.#shelf, read)
    const isSame = read.length > 0 && read.map(itemText).join() === row.items.map(itemText).join()
    return {...known, named: row.name, ...(!isSame && {state: "in review", reads})}
  }

  #note(institutionId: string, {code = "", modality}: LiveAsked, name: string): void {
    const names = this.#unknown.get(institutionId) ?? new Map<string, Unknown>()
    this.#unknown.set(institutionId, names)
    const key = `${code}\0${name}`
    const known = names.get(key)
    if (known) known.count++
    else names.set(key, {code, name, modality, count: 1})
  }

  /** Write the unknown names down; those that come meanwhile go together into the next writing. */
  async #remember(): Promise<void> {
    while (this.#writing) await this.#writing
    if (this.#unknown.size === 0) return
    const all = new Map(this.#unknown)
    this.#unknown.clear()
    this.#writing = this.#writeAll(all).finally(() => {
      this.#writing = undefined
    })
    await this.#writing
  }

  async #writeAll(all: ReadonlyMap<string, ReadonlyMap<string, Unknown>>): Promise<void> {
    for (const [institutionId, names] of all)
      await change(this.#store, {by: "system", why: "live"}, tx =>
        this.#addNames(tx, institutionId, [...names.values()]),
      )
  }

  async #addNames(tx: Change, institutionId: string, names: readonly Unknown[]): Promise<void> {
    await hold(tx, `institution:${institutionId}`)
    const known = await rowsNamed(tx.db, institutionId, names)
    const fresh = names.filter((one, i) => known[i] === undefined || isOther(known[i], one))
    names.forEach((one, i) => {
      const row = known[i]
      if (row && !isOther(row, one)) this.#counts.set(row.id, (this.#counts.get(row.id) ?? 0) + one.count)
    })
    if (fresh.length === 0) return
    const catalogueId = await catalogueFor(tx, institutionId)
    const ids = await addRows(
      tx,
      catalogueId,
      fresh.map(({code, name, modality, count}) => ({code, name, volume: count, ...(modality && {modality})})),
    )
    const reader = new RowReader(
      await ownLexicon(tx.db, institutionId, this.#lexicon),
      catalogueId,
      precedentsAmong(known, institutionId, item => holds(this.#shelf, item, this.#edition)),
    )
    const rows = fresh.map(({name, modality, count}, i) => ({
      id: ids[i] ?? "",
      name,
      beside: "",
      modality: modality ?? null,
      volume: count,
    }))
    await insertMappings(
      tx,
      rows.map(row => reader.read(row)),
    )
  }

  /** One writing at a time; what could not be written is kept for the next. */
  async #writeCounts(): Promise<void> {
    while (this.#counting) await this.#counting.catch(() => {}) // its caller is told
    if (this.#counts.size === 0) return
    const counts = [...this.#counts]
    this.#counts.clear()
    this.#counting = change(this.#store, {by: "system", why: "live"}, async tx => {
      const catalogues = await cataloguesOfRows(
        tx.db,
        counts.map(([id]) => id),
      )
      await hold(tx, ...catalogues.map(id => `catalogue:${id}` as const))
      for (const [id, count] of counts) await addCount(tx, id, count)
    })
      .catch(error => {
        for (const [id, count] of counts) this.#counts.set(id, (this.#counts.get(id) ?? 0) + count)
        throw error
      })
      .finally(() => {
        this.#counting = undefined
      })
    await this.#counting
  }
}

async function addCount(tx: Change, id: string, count: number): Promise<void> {
  const row = await catalogueRow(tx.db, id)
  if (!row) return
  const volume = row.volume + count
  await succeedFacts(tx, [{...factsKnown(row), id, volume}], row.import_id)
  await weighMore(tx, id, weightOf(count, 0))
}

/** Found by its name alone: the code is another. */
const isOther = (row: NamedRow | undefined, {code}: Pick<LiveAsked, "code">): boolean =>
  code !== undefined && code !== "" && row?.code !== code

/** The same name under another code means what was accepted for it. */
const precedentsAmong = (
  rows: readonly (NamedRow | undefined)[],
  institutionId: string,
  isHeld: (item: MappedItem) => boolean,
): ReadonlyMap<string, Precedent> =>
  new Map(
    rows.flatMap(row =>
      row?.state === "accepted" && row.mapping !== null
        ? [
            [
              precedentKey(row),
              {
                items: row.items,
                relation: row.relation ?? "equivalent",
                institutionId,
                mappingId: row.mapping,
                ...(!row.items.every(isHeld) && {lapsed: true as const}),
              },
            ] as const,
          ]
        : [],
    ),
  )

const unknown: LiveAnswer = {source: "unknown", state: "unknown", items: [], confidence: 0}

/** A row with an answer: settled, or in review since its name changed after it was. */
type AnsweredRow = NamedRow & {readonly state: MappingState}

const isAnswered = (row: NamedRow): row is AnsweredRow =>
  row.state !== null && isSettled(wasOf({state: row.state, account: row.account})?.state ?? row.state)

/** The code is the row's, the name is not. */
const isNamed = (row: NamedRow, {code, name}: LiveAsked): boolean =>
  Boolean(code && name?.trim()) && row.code === code && foldName(row.name) !== foldName(name ?? "")

/** Items with their names, those for sure apart from those of which one is meant. */
function meant(shelf: Shelf, items: readonly MappedItem[]): Meant {
  const {sure, oneOf} = apart(items)
  const named = ({edition, code}: MappedItem) => namedItem(shelf, {edition, code})
  const choices = oneOf.map(choice => choice.map(alternative => alternative.map(named)))
  return {items: sure.map(named), ...(choices.length > 0 && {oneOf: choices})}
}

const mappedAnswer = (shelf: Shelf, row: AnsweredRow): LiveAnswer => ({
  source: "mapping",
  state: row.state,
  ...meant(shelf, row.items),
  ...(row.relation !== null && {relation: row.relation}),
  confidence: row.confidence ?? 0,
  row: row.id,
})

/** The institution's one catalogue; where there are several, the one for names that come live. */
async function catalogueFor(tx: Change, institutionId: string): Promise<string> {
  const all = await cataloguesOf(tx.db, institutionId)
  const [only, more] = all
  if (only && !more) return only.id
  return (all.find(({name}) => name === liveName) ?? (await addCatalogue(tx, institutionId, liveName))).id
}
