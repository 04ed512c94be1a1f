/** What a character is to a reader: part of a word, something between words, or a digit. */
export const charClass = {word: 0, between: 1, digit: 2} as const

const [lowLine, space] = [0x5f, 0x20]
const isLatin = (unit: number): boolean => unit >= 97 && unit <= 122

const unseen = 0
const intricate = 0xffff // several units, a surrogate, or nothing at all
const widest = 18 // units that NFKC makes of one character at most

/**
 * policy 14: raw names made comparable: NFKC, simplified script, lower case, ASCII
 * brackets. Script, width, case, spaces and bracket styles never matter.
 *
 * The folded name stands in `text` from 0 to the returned length, until the
 * next one is folded; `from[i]` is where unit `i` came from in the raw name, and
 * `from[length]` the raw name's length. What a character folds to is worked out
 * when it is first seen and kept.
 */
export class Folder {
  readonly text: Uint16Array
  readonly from: Int32Array
  readonly #script: ReadonlyMap<string, string>
  readonly #folded = new Uint16Array(0x10000)
  readonly #class = new Uint8Array(0x10000)

  /**
   * @param script traditional character → simplified
   * @param longest characters of a raw name at most
   */
  constructor(script: ReadonlyMap<string, string>, longest: number) {
    this.#script = script
    this.text = new Uint16Array(longest * widest)
    this.from = new Int32Array(longest * widest + 1)
  }

  /** Fold a raw name of at most the longest length; the number of units in `text`. */
  fold(raw: string): number {
    let length = 0
    for (let at = 0; at < raw.length; at++) {
      const unit = raw.charCodeAt(at)
      let folded = this.#folded[unit] ?? intricate
      if (folded === unseen) folded = this.#learn(unit)
      if (folded === intricate) {
        const char = String.fromCodePoint(raw.codePointAt(at) ?? 0)
        for (const part of this.#written(char)) {
          this.text[length] = part.charCodeAt(0)
          this.from[length++] = at
        }
        at += char.length - 1
        continue
      }
      this.text[length] = folded
      this.from[length++] = at
    }
    this.from[length] = raw.length
    if (raw.includes("_")) this.#partWords(length)
    return length
  }

  /** `ABD_PELVIS` is two words: between Latin letters the low line is a space. */
  #partWords(length: number): void {
    for (let at = 1; at < length - 1; at++)
      if (this.text[at] === lowLine && isLatin(this.text[at - 1] ?? 0) && isLatin(this.text[at + 1] ?? 0))
        this.text[at] = space
  }

  /** The folded text itself. */
  folded(raw: string): string {
    return String.fromCharCode(...this.text.subarray(0, this.fold(raw)))
  }

  /** What the raw character at this place is; low surrogates are as their pair. */
  classAt(raw: string, at: number): number {
    const unit = raw.charCodeAt(at)
    if (this.#folded[unit] === unseen) this.#learn(unit)
    return unit >= 0xd800 && unit < 0xe000 ? classOf(pairAt(raw, at)) : (this.#class[unit] ?? 0)
  }

  #learn(unit: number): number {
    const char = String.fromCharCode(unit)
    const written = this.#written(char)
    const [only = ""] = written
    const plain = written.length === 1 && !/\p{Cs}/u.test(char)
    const folded = plain ? only.charCodeAt(0) : intricate
    this.#class[unit] = classOf(char)
    this.#folded[unit] = folded
    return folded
  }

  #written(char: string): readonly string[] {
    const folded = char.normalize("NFKC").toLowerCase()
    const plain = brackets[folded] ?? (/^\s+$/.test(folded) ? " " : folded)
    return (this.#script.get(plain) ?? plain).split("")
  }
}

const brackets: Readonly<Record<string, string>> = {
  "【": "[",
  "】": "]",
  "〔": "[",
  "〕": "]",
  "《": "(",
  "》": ")",
  "〈": "(",
  "〉": ")",
  "{": "(",
  "}": ")",
  "－": "-",
  "—": "-",
  "–": "-",
  "−": "-",
  "。": ";",
}

function classOf(char: string): number {
  if (/^\p{Nd}$/u.test(char)) return charClass.digit
  return /^[\s\p{P}\p{S}\p{Cc}\p{Cf}]$/u.test(char) ? charClass.between : charClass.word
}

/** The character that a surrogate belongs to, alone or with its neighbour. */
function pairAt(raw: string, at: number): string {
  const before = String.fromCodePoint(raw.codePointAt(at - 1) ?? 0)
  return before.length === 2 ? before : String.fromCodePoint(raw.codePointAt(at) ?? 0)
}

const longestWord = 300
const wordFolder = new Folder(new Map(), longestWord)

/** A word of the standard or the lexicon as names are compared; `、` parts the names of one term and is left out. */
export const foldWord = (text: string): string => wordFolder.folded(text).replaceAll("、", "")
