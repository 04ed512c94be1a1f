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
 * A set of words as a trie over flat arrays. Where a step leads stands in one
 * number, so that a step costs one look into memory: the node in its upper 16
 * bits, the number of the word that ends there in its lower 16, 0 where none
 * does. The first character leads to its step directly; every further edge
 * stands in one open hash table, two numbers a slot: node and character, then
 * the step.
 */
export interface WordsData {
  readonly first: Uint32Array
  readonly edges: Uint32Array
}

/**
 * Make words ready to be found.
 *
 * @param words folded, each with its number, 1 to 65,535
 * @throws RangeError for more than some 20,000 words
 */
export function compileWords(words: ReadonlyMap<string, number>): WordsData {
  let units = 1
  for (const word of words.keys()) units += word.length
  const slots = 2 ** (Math.ceil(Math.log2(units * 1.5)) + 1)
  const data = {first: new Uint32Array(0x10000), edges: new Uint32Array(slots * 2)}
  let count = 1
  /** Where the step of a node by a character stands, in `first` or `edges`; made where there is none. */
  const grow = (node: number, unit: number): readonly [Uint32Array, number] => {
    const place = node === 0 ? unit : slotOf(data.edges, node, unit) + 1
    const steps = node === 0 ? data.first : data.edges
    if (steps[place] !== 0) return [steps, place]
    if (count >= nodesAtMost) throw new RangeError("the lexicon has too many words")
    if (node !== 0) steps[place - 1] = node * 0x10000 + unit
    steps[place] = count++ * 0x10000
    return [steps, place]
  }
  for (const [word, number] of words) {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const [steps, place] = grow(node, word.charCodeAt(i))
      node = (steps[place] as number) >>> 16
      if (i === word.length - 1) steps[place] = node * 0x10000 + number
    }
  }
  return data
}

/** Where an edge stands, or the free slot where it would. */
function slotOf(edges: Uint32Array, node: number, unit: number): number {
  const key = (node * 0x10000 + unit) >>> 0
  const mask = edges.length - 1
  let slot = ((Math.imul(key, 0x9e3779b1) >>> 8) << 1) & mask
  while (edges[slot + 1] !== 0 && edges[slot] !== key) slot = (slot + 2) & mask
  return slot
}

/**
 * Finds words in texts. Scanning is leftmost-longest; a Latin word never begins
 * or ends inside a longer one, and a single Latin letter never beside a digit.
 */
export class Words {
  readonly #data: WordsData

  constructor(data: WordsData) {
    this.#data = data
  }

  /** Add the words of `text[from … to)` to the tokens, none overlapping; the text goes on to `length`. */
  scan(text: Uint16Array, length: number, tokens: Tokens, from = 0, to = length): void {
    for (let at = from; at < to; ) {
      const end = this.#longest(text, length, at, to)
      if (end > at) tokens.add(at, end, this.#found)
      at = end > at ? end : at + 1
    }
  }

  #found = 0

  /** The end of the longest word from here to `to`, its number in `#found`; `at` itself when there is none. */
  #longest(text: Uint16Array, length: number, at: number, to: number): number {
    const {first, edges} = this.#data
    let step = first[text[at] ?? 0] ?? 0
    if (step === 0 || (at > 0 && isLatin(text[at] ?? 0) && isLatin(text[at - 1] ?? 0))) return at
    let best = at
    for (let end = at + 1; ; end++) {
      const word = step & 0xffff
      if (word !== 0 && endsWell(text, length, at, end)) {
        best = end
        this.#found = word
      }
      if (end >= to) return best
      step = edges[slotOf(edges, step >>> 16, text[end] ?? 0) + 1] ?? 0
      if (step === 0) return best
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
