const firstSlots = 2 ** 15
const mostSlots = 2 ** 20

/**
 * Sequences of numbers from 1 to 65,535, each known by one number of its own: a
 * trie that grows while it is walked, its edges in one open hash table over a
 * flat array. Start at `root`; `step` leads on.
 */
export class Sequences {
  readonly root = 0
  /** Four numbers a slot: node led to (0 in a free slot), node led from, unit, none. */
  #edges = new Uint32Array(firstSlots * 4)
  #count = 1

  /** Whether it may be about to run out of room; see `clear`. */
  get full(): boolean {
    return this.#count > mostSlots * 0.6
  }

  /** The sequence with one unit more. */
  step(node: number, unit: number): number {
    const edges = this.#edges
    const slot = slotOf(edges, node, unit)
    const known = edges[slot] as number
    if (known !== 0) return known
    edges[slot] = this.#count
    edges[slot + 1] = node
    edges[slot + 2] = unit
    if (this.#count * 2 > edges.length / 4 && edges.length < mostSlots * 4) this.#grow()
    return this.#count++
  }

  /** Forget all; numbers given before mean nothing any more. */
  clear(): void {
    this.#edges = new Uint32Array(firstSlots * 4)
    this.#count = 1
  }

  #grow(): void {
    const old = this.#edges
    const edges = new Uint32Array(old.length * 2)
    for (let from = 0; from < old.length; from += 4)
      if (old[from] !== 0) {
        const slot = slotOf(edges, old[from + 1] as number, old[from + 2] as number)
        edges.set(old.subarray(from, from + 3), slot)
      }
    this.#edges = edges
  }
}

/** Where an edge stands, or the free slot where it would. */
function slotOf(edges: Uint32Array, node: number, unit: number): number {
  const mask = edges.length - 1
  let slot = (Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b) >>> 9) & (edges.length / 4 - 1)
  slot *= 4
  while (edges[slot] !== 0 && (edges[slot + 1] !== node || edges[slot + 2] !== unit)) slot = (slot + 4) & mask
  return slot
}
