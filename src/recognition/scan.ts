/** A word of the lexicon found in a text: units `at` to `at + length`. */
export interface Found<T> {
  readonly at: number
  readonly length: number
  readonly value: T
}

/**
 * A set of words to find in texts, as a trie whose edges stand in one open hash
 * table over flat arrays: `#keys` holds node and character in one number,
 * `#nodes` the node it leads to. Scanning is leftmost-longest, and a Latin word
 * never ends inside a longer one.
 */
export class Words<T> {
  readonly #keys: Uint32Array
  readonly #nodes: Uint32Array
  readonly #shift: number
  readonly #values: (T | undefined)[] = [undefined]

  /** At most 65,535 nodes: some 20,000 words. */
  constructor(words: ReadonlyMap<string, T>) {
    let most = 1
    for (const word of words.keys()) most += word.length
    const bits = Math.ceil(Math.log2(most * 2)) + 1
    this.#keys = new Uint32Array(2 ** bits)
    this.#nodes = new Uint32Array(2 ** bits)
    this.#shift = 32 - bits
    for (const [word, value] of words) this.#add(word, value)
  }

  #add(word: string, value: T): void {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const slot = this.#slot(node, word.charCodeAt(i))
      if (this.#nodes[slot] === 0) {
        if (this.#values.length > 0xffff) throw new RangeError("the lexicon has too many words")
        this.#keys[slot] = node * 0x10000 + word.charCodeAt(i)
        this.#nodes[slot] = this.#values.push(undefined) - 1
      }
      node = this.#nodes[slot] ?? 0
    }
    this.#values[node] = value
  }

  /** The slot of an edge, or the free one where it would stand. */
  #slot(node: number, unit: number): number {
    const key = node * 0x10000 + unit
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift
    while (this.#nodes[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  /** The words of the text from left to right, none overlapping. */
  scan(text: string): readonly Found<T>[] {
    const found: Found<T>[] = []
    for (let at = 0; at < text.length; ) {
      const hit = this.#longest(text, at)
      if (hit) found.push(hit)
      at += hit ? hit.length : 1
    }
    return found
  }

  #longest(text: string, at: number): Found<T> | undefined {
    if (at > 0 && latin(text, at) && latin(text, at - 1)) return undefined
    let node = 0
    let best: Found<T> | undefined
    for (let end = at; end < text.length; end++) {
      node = this.#nodes[this.#slot(node, text.charCodeAt(end))] ?? 0
      if (node === 0) break
      const value = this.#values[node]
      if (value !== undefined && !(latin(text, end) && latin(text, end + 1))) best = {at, length: end + 1 - at, value}
    }
    return best
  }
}

/** Whether the unit is a lower-case Latin letter (texts are folded before). */
function latin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 97 && unit <= 122
}
