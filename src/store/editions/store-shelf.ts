import type {Issue} from "../../issue/index.ts"
import type {Lexicon} from "../../recognition/index.ts"
import {type EditionParts, type EditionSource, KeptShelf, type Shelf} from "../../shelf/index.ts"
import type {Edition, Row} from "../../standard/index.ts"
import type {Store} from "../store.ts"
import {editionsAsOf, partsOf} from "./editions.ts"
import type {EditionsTable} from "./schema.ts"

/**
 * `below` is the program's own shelf. Its editions stand beside those of the
 * store and under them: where the store has one with another hash, the store's
 * counts; what both have is made once, below. A shelf as of a time, `at`, has
 * what the store had then and nothing else.
 */
type StoreShelfOptions = {readonly below?: Shelf} | {readonly at: number}

/** What the database knows is read beforehand, so that the shelf answers without waiting. */
export interface StoreShelf extends Shelf {
  /** The same value as long as all editions stay what they are. */
  readonly state: unknown
  /** Whether it is time to look again for editions that another server put. */
  readonly stale: boolean
  /** Look what the store holds now, and read what is new: one small query where nothing is. */
  refresh(): Promise<void>
}

/** The editions of a store: those released, those retired, and drafts. */
export async function openStoreShelf(store: Store, options: StoreShelfOptions = {}): Promise<StoreShelf> {
  const [below, at] = "at" in options ? [undefined, options.at] : [options.below, undefined]
  const source = new StoreSource(store, below, at)
  await source.refresh()
  return new LayeredShelf(source, below)
}

const freshMs = 5000

/** Editions that the store has otherwise than the shelf below, by id, each with its row's. */
type Held = ReadonlyMap<string, {readonly row: string; readonly parts: EditionParts}>

const isSame = (some: Held, others: Held): boolean =>
  some.size === others.size && [...some].every(([id, {row}]) => others.get(id)?.row === row)

class StoreSource implements EditionSource {
  readonly #store: Store
  readonly #below: Shelf | undefined
  readonly #at: number | undefined
  #editions: Held = new Map()
  #ids: readonly string[] = []
  /** When the last look began, and the one that is shown. */
  #lookedAt = Number.NEGATIVE_INFINITY
  #shownAt = Number.NEGATIVE_INFINITY

  constructor(store: Store, below: Shelf | undefined, at: number | undefined) {
    this.#store = store
    this.#below = below
    this.#at = at
  }

  ids(): readonly string[] {
    return this.#ids
  }

  parts(id: string): EditionParts {
    const parts = this.#editions.get(id)?.parts ?? this.#below?.parts(id)[0]
    if (!parts) throw new Error(`no parts of ${id}`)
    return parts
  }

  /** Another object as soon as anything changed. */
  get state(): unknown {
    return this.#editions
  }

  /** Whether the store's edition is the one to use. */
  has(id: string): boolean {
    return this.#editions.has(id)
  }

  get stale(): boolean {
    return this.#at === undefined && this.#store.clock() - this.#lookedAt > freshMs
  }

  /** Of two looks at once the later one is shown, whichever ends first. */
  async refresh(): Promise<void> {
    const at = this.#store.clock()
    this.#lookedAt = at
    const own = (await editionsAsOf(this.#store.db, this.#at)).filter(row => !this.#isBelow(row))
    const entries = own.map(async row => {
      const known = this.#editions.get(row.edition)
      if (known?.row === row.id) return [row.edition, known] as const
      return [row.edition, {row: row.id, parts: await partsOf(this.#store.db, row)}] as const
    })
    const editions = new Map(await Promise.all(entries))
    if (at < this.#shownAt) return
    this.#shownAt = at
    if (!isSame(this.#editions, editions)) this.#editions = editions
    this.#ids = [...new Set([...(this.#below?.ids() ?? []), ...editions.keys()])].sort()
  }

  #isBelow({edition, hash}: EditionsTable): boolean {
    return this.#below?.ids().includes(edition) === true && this.#below.hash(edition) === hash
  }
}

class LayeredShelf extends KeptShelf implements StoreShelf {
  readonly #source: StoreSource
  readonly #below: Shelf | undefined

  constructor(source: StoreSource, below: Shelf | undefined) {
    super(source)
    this.#source = source
    this.#below = below
  }

  override edition(id: string): Edition {
    return this.#shelfBelow(id)?.edition(id) ?? super.edition(id)
  }

  override faults(id: string): readonly Issue[] {
    return this.#shelfBelow(id)?.faults(id) ?? super.faults(id)
  }

  override lexicon(id: string, words?: readonly Row[]): Lexicon {
    return this.#shelfBelow(id)?.lexicon(id, words) ?? super.lexicon(id, words)
  }

  get stale(): boolean {
    return this.#source.stale
  }

  get state(): unknown {
    return this.#source.state
  }

  refresh(): Promise<void> {
    return this.#source.refresh()
  }

  /** The shelf below, for an edition that the store has no other of. */
  #shelfBelow(id: string): Shelf | undefined {
    return !this.#source.has(id) && this.#below?.ids().includes(id) ? this.#below : undefined
  }
}
