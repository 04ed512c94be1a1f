/** Words found in a folded text, from left to right: `at[i]` to `end[i]`, and the word's number. */
export class Tokens {
  readonly at: Int32Array
  readonly end: Int32Array
  readonly word: Int32Array
  count = 0

  /** @param most tokens at once */
  constructor(most: number) {
    this.at = new Int32Array(most)
    this.end = new Int32Array(most)
    this.word = new Int32Array(most)
  }

  add(at: number, end: number, word: number): void {
    this.at[this.count] = at
    this.end[this.count] = end
    this.word[this.count++] = word
  }
}

const nodesAtMost = 0x10000

/**
 * A set of words to find in texts, as a trie over flat arrays: the first
 * character leads to its node directly, every further edge stands in one open
 * hash table, `#keys` holding node and character in one number and `#nodes` the
 * node it leads to. Scanning is leftmost-longest; a Latin word never begins or
 * ends inside a longer one, and a single Latin letter never beside a digit.
 */
export class Words {
  readonly #first = new Uint16Array(0x10000)
  readonly #keys: Uint32Array
  readonly #nodes: Uint16Array
  readonly #shift: number
  /** Node → number of the word that ends there, from 1; 0 where none does. */
  readonly #ends: Uint16Array
  #count = 1

  /**
   * @param words folded, each with its number, 1 to 65,535
   * @throws RangeError for more than some 20,000 words
   */
  constructor(words: ReadonlyMap<string, number>) {
    let units = 1
    for (const word of words.keys()) units += word.length
    const bits = Math.ceil(Math.log2(units * 2)) + 1
    this.#keys = new Uint32Array(2 ** bits)
    this.#nodes = new Uint16Array(2 ** bits)
    this.#shift = 32 - bits
    this.#ends = new Uint16Array(Math.min(units + 1, nodesAtMost))
    for (const [word, number] of words) this.#add(word, number)
  }

  #add(word: string, number: number): void {
    let node = 0
    for (let i = 0; i < word.length; i++) node = this.#grow(node, word.charCodeAt(i))
    this.#ends[node] = number
  }

  #grow(node: number, unit: number): number {
    const known = this.#step(node, unit)
    if (known !== 0) return known
    if (this.#count >= nodesAtMost) throw new RangeError("the lexicon has too many words")
    if (node === 0) this.#first[unit] = this.#count
    else {
      const slot = this.#slot(node, unit)
      this.#keys[slot] = node * 0x10000 + unit
      this.#nodes[slot] = this.#count
    }
    return this.#count++
  }

  #step(node: number, unit: number): number {
    return (node === 0 ? this.#first[unit] : this.#nodes[this.#slot(node, unit)]) ?? 0
  }

  /** The slot of an edge, or the free one where it would stand. */
  #slot(node: number, unit: number): number {
    const key = (node * 0x10000 + unit) >>> 0
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift
    while (this.#nodes[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  /** Add the words of `text[0 … length)` to the tokens, none overlapping. */
  scan(text: Uint16Array, length: number, tokens: Tokens): void {
    for (let at = 0; at < length; ) {
      const end = this.#longest(text, length, at)
      if (end > at) tokens.add(at, end, this.#found)
      at = end > at ? end : at + 1
    }
  }

  #found = 0

  /** The end of the longest word that begins here, its number in `#found`; `at` itself when there is none. */
  #longest(text: Uint16Array, length: number, at: number): number {
    let node = this.#first[text[at] ?? 0] ?? 0
    if (node === 0 || (at > 0 && isLatin(text[at] ?? 0) && isLatin(text[at - 1] ?? 0))) return at
    let best = at
    for (let end = at + 1; ; end++) {
      const word = this.#ends[node] ?? 0
      if (word !== 0 && endsWell(text, length, at, end)) {
        best = end
        this.#found = word
      }
      if (end >= length) return best
      node = this.#nodes[this.#slot(node, text[end] ?? 0)] ?? 0
      if (node === 0) return best
    }
  }
}

const isLatin = (unit: number): boolean => unit >= 97 && unit <= 122
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

function endsWell(text: Uint16Array, length: number, at: number, end: number): boolean {
  if (!isLatin(text[end - 1] ?? 0)) return true
  const next = end < length ? (text[end] ?? 0) : 0
  if (isLatin(next)) return false
  return end - at > 1 || !(isDigit(next) || (at > 0 && isDigit(text[at - 1] ?? 0)))
}
