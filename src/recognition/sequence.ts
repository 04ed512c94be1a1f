const bits = 19
const slots = 2 ** bits
const nodesAtMost = Math.floor(slots * 0.6)

/**
 * Sequences of numbers from 1 to 65,535, each known by one number of its own: a
 * trie that grows while it is walked, its edges in one open hash table over
 * flat arrays. Start at `root`; `step` leads on.
 */
export class Sequences {
  readonly root = 0
  readonly #nodes = new Uint32Array(slots)
  readonly #froms = new Uint32Array(slots)
  readonly #units = new Uint16Array(slots)
  #count = 1

  /** Whether it may be about to run out of room; see `clear`. */
  get full(): boolean {
    return this.#count >= nodesAtMost
  }

  /** The sequence with one unit more. */
  step(node: number, unit: number): number {
    let slot = Math.imul(node ^ Math.imul(unit, 0x85ebca6b), 0x9e3779b1) >>> (32 - bits)
    for (;;) {
      const known = this.#nodes[slot] as number
      if (known === 0) break
      if (this.#froms[slot] === node && this.#units[slot] === unit) return known
      slot = (slot + 1) & (slots - 1)
    }
    this.#nodes[slot] = this.#count
    this.#froms[slot] = node
    this.#units[slot] = unit
    return this.#count++
  }

  /** Forget all; numbers given before mean nothing any more. */
  clear(): void {
    this.#nodes.fill(0)
    this.#count = 1
  }
}
