import type {OpenLexicon} from "./lexicon.ts"

/** A stretch of folded text read as the word that it misspells. */
interface Mended {
  readonly at: number
  readonly end: number
  readonly word: number
}

const shortest = 2 // characters of a word that may be misspelt; of two, by one that sounds alike
const longestWord = 8
const reach = 3 // characters on either side of the strange stretch that may belong to the word
const mostKnown = 20_000 // texts searched for before, kept
const mendable: ReadonlySet<string> = new Set(["site", "method", "processing", "position"])

/**
 * The words of a lexicon by what is left of them when one character is
 * dropped, so that a text one edit away from a word shares a key with it.
 */
export class Misspellings {
  readonly #words = new Map<string, number[]>()
  readonly #spelling: readonly string[]
  readonly #sounds: OpenLexicon["sounds"]
  readonly #known = new Map<string, readonly number[]>()

  constructor(lexicon: Pick<OpenLexicon, "spellings" | "senses" | "sounds">) {
    for (const [number, word] of lexicon.spellings.entries()) {
      if (word.length < shortest || word.length > longestWord) continue
      if (!mendable.has(lexicon.senses[number]?.kind ?? "") || !/^\p{sc=Han}+$/u.test(word)) continue
      for (const key of new Set([word, ...shortened(word)])) this.#add(key, number)
    }
    this.#spelling = lexicon.spellings
    this.#sounds = lexicon.sounds
  }

  #add(key: string, number: number): void {
    const numbers = this.#words.get(key)
    if (numbers) numbers.push(number)
    else this.#words.set(key, [number])
  }

  /**
   * The word that a text with a strange stretch misspells by one character put
   * in, left out, exchanged or swapped with the next; the longest such text.
   * Where several words fit, one that sounds as the text does, or as a part of
   * it, is meant: most people type by sound.
   *
   * @param text folded, Han alone
   * @param from where the strange stretch begins, `to` where it ends
   * @param cuts whether a text may begin or end at a place: not within a word that was understood
   * @returns undefined where no word or several equally long ones fit
   */
  mend(text: string, from: number, to: number, cuts: (at: number) => boolean): Mended | undefined {
    let ambiguous = false
    for (let length = Math.min(longestWord + 1, text.length); length >= shortest; length--) {
      const fits: Mended[] = []
      const first = Math.max(0, from - reach, to - length)
      for (let at = first; at <= from && at + length <= text.length && at + length <= to + reach; at++)
        if (cuts(at) && cuts(at + length))
          for (const word of this.#near(text.slice(at, at + length))) fits.push({at, end: at + length, word})
      const only =
        (ambiguous ? undefined : one(fits)) ??
        one(fits.filter(fit => this.#soundsAs(text.slice(fit.at, fit.end), fit.word)))
      if (only) return only
      ambiguous ||= fits.length > 0
    }
    return undefined
  }

  #near(text: string): readonly number[] {
    const known = this.#known.get(text)
    if (known) return known
    const near = this.#search(text)
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(text, near)
    return near
  }

  #search(text: string): readonly number[] {
    const near = new Set<number>()
    for (const key of [text, ...shortened(text)])
      for (const word of this.#words.get(key) ?? []) {
        const spelling = this.#spelling[word] ?? ""
        const short = text.length < 3 || spelling.length < 3
        if (oneEdit(text, spelling) && (!short || this.#soundsAs(text, word))) near.add(word)
      }
    return [...near]
  }

  /** Of one length, and where characters differ they can be said alike. */
  #soundsAs(text: string, word: number): boolean {
    const spelling = this.#spelling[word] ?? ""
    if (text.length !== spelling.length) return false
    return [...text].every((char, i) => {
      const other = spelling[i] ?? ""
      const said = this.#sounds.get(char)
      return char === other || [...(this.#sounds.get(other) ?? [])].some(sound => said?.has(sound))
    })
  }
}

/** The one word that all of these are, if it is one. */
const one = (fits: readonly Mended[]): Mended | undefined =>
  new Set(fits.map(fit => fit.word)).size === 1 ? fits[0] : undefined

const shortened = (word: string): readonly string[] =>
  [...word.split("").keys()].map(i => word.slice(0, i) + word.slice(i + 1))

/** One character put in, left out, exchanged, or two neighbours swapped. */
function oneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a]
    return short.slice(start) === long.slice(start + 1)
  }
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}
