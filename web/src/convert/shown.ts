import {Numbers, type Readings} from "./readings.ts"

interface Narrowing {
  /** A status, or `accepted`; all when left out. */
  readonly show?: string
  /** Words that the name, what stands beside it, an item's name or its code holds, each of them. */
  readonly q?: string
}

/** The places of the readings that a narrowing leaves, as they come. */
export class Shown {
  readonly #readings: Readings
  readonly #show: string | undefined
  readonly #words: readonly string[]
  readonly #places = new Numbers()
  #looked = 0

  constructor(readings: Readings, {show, q = ""}: Narrowing) {
    this.#readings = readings
    this.#show = show
    this.#words = q.toLowerCase().split(/\s+/).filter(Boolean)
    this.follow()
  }

  get size(): number {
    return this.#all ? this.#looked : this.#places.size
  }

  at(index: number): number {
    return this.#all ? index : this.#places.at(index)
  }

  /** Where a place is shown. @returns -1 when it isn't */
  find(place: number): number {
    let [low, high] = [0, this.size - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.at(middle)
      if (found === place) return middle
      if (found < place) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** Look at what came since. */
  follow(): void {
    if (!this.#all)
      for (let place = this.#looked; place < this.#readings.size; place++)
        if (this.#fits(place)) this.#places.push(place)
    this.#looked = this.#readings.size
  }

  get #all(): boolean {
    return this.#show === undefined && this.#words.length === 0
  }

  #fits(place: number): boolean {
    const readings = this.#readings
    if (this.#show === "accepted" ? !readings.acceptedAt(place) : this.#show && readings.statusAt(place) !== this.#show)
      return false
    if (this.#words.length === 0) return true
    const items = readings.itemsAt(place).map(({code, name, en}) => `${code} ${name} ${en}`)
    const beside = readings.besideAt(place).map(({text}) => text)
    const text = [readings.nameAt(place), ...beside, ...items].join("\n").toLowerCase()
    return this.#words.every(word => text.includes(word))
  }
}
