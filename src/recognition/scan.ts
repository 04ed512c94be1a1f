/** A word of the lexicon found in a text: units `at` to `at + length`. */
export interface Found<T> {
  readonly at: number
  readonly length: number
  readonly value: T
}

/**
 * A set of words to find in texts, as a trie over flat arrays: `next[node *
 * width + class]` is the node after a character of that class, 0 for none.
 * Scanning is leftmost-longest, and a Latin word never ends inside a longer one.
 */
export class Words<T> {
  readonly #classes = new Map<string, number>()
  readonly #next: Int32Array
  readonly #values: (T | undefined)[] = [undefined]
  readonly #width: number

  constructor(words: ReadonlyMap<string, T>) {
    for (const word of words.keys())
      for (const char of word.split("")) if (!this.#classes.has(char)) this.#classes.set(char, this.#classes.size + 1)
    this.#width = this.#classes.size + 1
    let nodes = 1
    for (const word of words.keys()) nodes += word.length
    this.#next = new Int32Array(nodes * this.#width)
    for (const [word, value] of words) {
      let node = 0
      for (const char of word.split("")) {
        const slot = node * this.#width + (this.#classes.get(char) ?? 0)
        if (this.#next[slot] === 0) this.#next[slot] = this.#values.push(undefined) - 1
        node = this.#next[slot] ?? 0
      }
      this.#values[node] = value
    }
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
      node = this.#next[node * this.#width + (this.#classes.get(text.charAt(end)) ?? 0)] ?? 0
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
