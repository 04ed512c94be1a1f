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
  /** Four numbers a slot: node led to (0 in a free slot), node led from, unit, none. */
  readonly #edges = new Uint32Array(slots * 4)
  #count = 1

  /** Whether it may be about to run out of room; see `clear`. */
  get full(): boolean {
    return this.#count >= nodesAtMost
  }

  /** The sequence with one unit more. */
  step(node: number, unit: number): number {
    const edges = this.#edges
    let slot = (Math.imul(node ^ Math.imul(unit, 0x85ebca6b), 0x9e3779b1) >>> (32 - bits)) * 4
    for (;;) {
      const known = edges[slot] as number
      if (known === 0) break
      if (edges[slot + 1] === node && edges[slot + 2] === unit) return known
      slot = (slot + 4) & (slots * 4 - 1)
    }
    edges[slot] = this.#count
    edges[slot + 1] = node
    edges[slot + 2] = unit
    return this.#count++
  }

  /** Forget all; numbers given before mean nothing any more. */
  clear(): void {
    this.#edges.fill(0)
    this.#count = 1
  }
}
