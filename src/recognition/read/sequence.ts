const firstSlots = 2 ** 13
const firstUnits = 2 ** 16
const mostKept = 2 ** 16 - 1 // so that numbers of sequences can make sequences
const doors = 2 ** 18

/**
 * Sequences of numbers from 1 to 65,535, each kept one known by a number of its
 * own from 1: their units stand one after another in one flat array, and an
 * open hash table leads to them.
 */
export class Sequences {
  /** Number of a sequence by slot, 0 in a free one. */
  #slots = new Int32Array(firstSlots)
  /** By number: the hash, and where the units begin; one more tells where the last one ends. */
  readonly #hashes = new Int32Array(mostKept + 2)
  readonly #starts = new Uint32Array(mostKept + 2)
  #units = new Uint16Array(firstUnits)
  #count = 0
  /** Upper bits of the hash last asked for in vain, by its lower ones. */
  readonly #doors = new Uint8Array(doors)

  /** Whether it keeps no more; see `clear`. */
  get full(): boolean {
    return this.#count >= mostKept
  }

  /**
   * The number of the first `length` units.
   *
   * @param rare whether it may never come again: then it is kept the second time it comes
   * @returns 0 when it is not kept
   */
  of(units: Uint16Array, length: number, rare: boolean): number {
    const hash = hashOf(units, length)
    const mask = this.#slots.length - 1
    let slot = (hash >>> 7) & mask
    for (;;) {
      const number = this.#slots[slot] as number
      if (number === 0) break
      if (this.#hashes[number] === hash && this.#is(number, units, length)) return number
      slot = (slot + 1) & mask
    }
    const door = hash & (doors - 1)
    const mark = (hash >>> 24) | 1
    const awaited = !rare || this.#doors[door] === mark
    this.#doors[door] = mark
    if (!awaited || this.full) return 0
    return this.#add(units, length, hash, slot)
  }

  /** Forget all; numbers given before mean nothing any more. */
  clear(): void {
    this.#slots = new Int32Array(firstSlots)
    this.#units = new Uint16Array(firstUnits)
    this.#count = 0
  }

  #is(number: number, units: Uint16Array, length: number): boolean {
    const start = this.#starts[number] as number
    if ((this.#starts[number + 1] as number) - start !== length) return false
    const kept = this.#units
    for (let i = 0; i < length; i++) if (kept[start + i] !== units[i]) return false
    return true
  }

  #add(units: Uint16Array, length: number, hash: number, slot: number): number {
    const number = ++this.#count
    const start = this.#starts[number] as number
    if (start + length > this.#units.length) {
      const wider = new Uint16Array(Math.max(this.#units.length * 2, start + length))
      wider.set(this.#units)
      this.#units = wider
    }
    for (let i = 0; i < length; i++) this.#units[start + i] = units[i] as number
    this.#hashes[number] = hash
    this.#starts[number + 1] = start + length
    this.#slots[slot] = number
    if (number * 2 > this.#slots.length) this.#spread()
    return number
  }

  /** Twice as many slots. */
  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let number = 1; number <= this.#count; number++) {
      let slot = ((this.#hashes[number] as number) >>> 7) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}

function hashOf(units: Uint16Array, length: number): number {
  let hash = length
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (units[i] as number), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}
