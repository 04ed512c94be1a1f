import type {BesideKind} from "../../../src/api/lists.ts"
import type {Stretch} from "../look/read-name.tsx"

/** What one name was read as. */
export interface Reading {
  /** Row of the file or line of the text, from 1. */
  readonly row: number
  readonly name: string
  readonly modality?: string
  readonly status: string
  readonly accepted: boolean
  /** 0 to 1; 0 where there are no items. */
  readonly confidence: number
  readonly items: readonly ReadItem[]
  /** What the name leaves open: alternatives, each as the codes that go together. */
  readonly oneOf?: OneOf
  readonly flags: readonly string[]
  readonly account: readonly Stretch[]
  /** What other columns say that were read with the name; none is left out. */
  readonly beside?: readonly Beside[]
}

/** What another column says, and what it was read as. */
export interface Beside {
  readonly kind: BesideKind
  readonly column: string
  readonly text: string
  readonly account: readonly Stretch[]
}

export type OneOf = readonly (readonly (readonly string[])[])[]

export interface ReadItem {
  readonly edition: string
  readonly code: string
  readonly name: string
  readonly en: string
}

/**
 * Readings in the order they come, a quarter of a million and more of them:
 * numbers in typed arrays, and what repeats (items, flags, the values of
 * stretches) once. What is added is never changed.
 */
export class Readings {
  readonly #names: string[] = []
  readonly #rows = new Numbers()
  readonly #status = new Numbers()
  readonly #accepted = new Numbers()
  /** In hundred-thousandths. */
  readonly #confidence = new Numbers()
  readonly #modality = new Numbers()
  readonly #items = new Numbers()
  readonly #oneOf = new Numbers()
  readonly #flags = new Numbers()
  readonly #beside = new Numbers()
  /** Where the stretches of each reading begin. */
  readonly #begins = new Numbers()
  /** Three numbers for each stretch: place, length and the place of what it is in `#meanings`. */
  readonly #stretches = new Numbers()
  readonly #statuses = new Once<string>(status => status)
  readonly #modalities = new Once<string>(modality => modality)
  readonly #itemLists = new Once<readonly ReadItem[]>(items =>
    items.map(({edition, code, name}) => `${edition} ${code} ${name}`).join("\n"),
  )
  readonly #choices = new Once<OneOf>(oneOf => (oneOf.length === 0 ? "" : JSON.stringify(oneOf)))
  readonly #flagLists = new Once<readonly string[]>(flags => flags.join())
  readonly #besides = new Once<readonly Beside[]>(beside => (beside.length === 0 ? "" : JSON.stringify(beside)))
  readonly #meanings = new Once<readonly [as: string, value: string]>(([as, value]) => `${as} ${value}`)
  readonly #counts = new Map<string, number>()
  #acceptedCount = 0

  get size(): number {
    return this.#names.length
  }

  /** How many have each status. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  get accepted(): number {
    return this.#acceptedCount
  }

  add({
    row,
    name,
    modality,
    status,
    accepted,
    confidence,
    items,
    oneOf = [],
    flags,
    account,
    beside = none,
  }: Reading): void {
    this.#names.push(name)
    this.#rows.push(row)
    this.#status.push(this.#statuses.place(status))
    this.#accepted.push(accepted ? 1 : 0)
    this.#confidence.push(Math.round(confidence * 1e5))
    this.#modality.push(this.#modalities.place(modality ?? ""))
    this.#items.push(this.#itemLists.place(items))
    this.#oneOf.push(this.#choices.place(oneOf))
    this.#flags.push(this.#flagLists.place(flags))
    this.#beside.push(this.#besides.place(beside))
    this.#begins.push(this.#stretches.size)
    for (const [at, length, as, value] of account) {
      this.#stretches.push(at)
      this.#stretches.push(length)
      this.#stretches.push(this.#meanings.place([as, value]))
    }
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1)
    if (accepted) this.#acceptedCount++
  }

  /** The reading at a place, from 0. */
  at(place: number): Reading {
    const modality = this.#modalities.at(this.#modality.at(place))
    const beside = this.besideAt(place)
    const oneOf = this.#choices.at(this.#oneOf.at(place))
    return {
      row: this.#rows.at(place),
      name: this.nameAt(place),
      ...(modality !== "" && {modality}),
      status: this.statusAt(place),
      accepted: this.acceptedAt(place),
      confidence: this.#confidence.at(place) / 1e5,
      items: this.itemsAt(place),
      ...(oneOf.length > 0 && {oneOf}),
      flags: this.#flagLists.at(this.#flags.at(place)),
      account: this.#accountAt(place),
      ...(beside.length > 0 && {beside}),
    }
  }

  nameAt(place: number): string {
    return this.#names[place] ?? ""
  }

  statusAt(place: number): string {
    return this.#statuses.at(this.#status.at(place))
  }

  acceptedAt(place: number): boolean {
    return this.#accepted.at(place) === 1
  }

  itemsAt(place: number): readonly ReadItem[] {
    return this.#itemLists.at(this.#items.at(place))
  }

  besideAt(place: number): readonly Beside[] {
    return this.#besides.at(this.#beside.at(place))
  }

  /** The place of a row; they come in order. @returns -1 when it isn't there */
  placeOf(row: number): number {
    let [low, high] = [0, this.size - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.#rows.at(middle)
      if (found === row) return middle
      if (found < row) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #accountAt(place: number): readonly Stretch[] {
    const end = place + 1 < this.size ? this.#begins.at(place + 1) : this.#stretches.size
    const account: Stretch[] = []
    for (let i = this.#begins.at(place); i < end; i += 3) {
      const [as, value] = this.#meanings.at(this.#stretches.at(i + 2))
      account.push([this.#stretches.at(i), this.#stretches.at(i + 1), as, value])
    }
    return account
  }
}

const none: readonly Beside[] = []

/** Numbers of 32 bits, as many as come. */
export class Numbers {
  #kept = new Uint32Array(256)
  #size = 0

  get size(): number {
    return this.#size
  }

  push(value: number): void {
    if (this.#size === this.#kept.length) {
      const wider = new Uint32Array(this.#size * 2)
      wider.set(this.#kept)
      this.#kept = wider
    }
    this.#kept[this.#size++] = value
  }

  at(place: number): number {
    return this.#kept[place] ?? 0
  }
}

/** Values that repeat, each kept once. */
class Once<T> {
  readonly #values: T[] = []
  readonly #places = new Map<string, number>()
  readonly #keyOf: (value: T) => string

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf
  }

  place(value: T): number {
    const key = this.#keyOf(value)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.#values.length)
    return this.#values.push(value) - 1
  }

  at(place: number): T {
    return this.#values[place] as T
  }
}
