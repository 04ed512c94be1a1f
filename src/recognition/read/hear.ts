import type {Account} from "../account.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {signNumber, signOf} from "../lexicon/mark.ts"
import {charClass, Folder} from "../lexicon/normalise.ts"
import {Tokens} from "../lexicon/scan.ts"
import type {Sense} from "../lexicon/sense.ts"
import {Misspellings} from "../lexicon/typo.ts"

/** What the words of a raw name say, before they are put together. */
export interface Heard {
  readonly account: readonly Account[]
  /** Numbers of the marks, the first `markCount` of these, until the next name is heard. */
  readonly marks: Uint16Array
  readonly markCount: number
  /** The folded name: its first `textLength` units, until the next one is heard. */
  readonly text: Uint16Array
  readonly textLength: number
  /** The folded name without the words set aside and their brackets: its first `bareLength` units, until the next one. */
  readonly bare: Uint16Array
  readonly bareLength: number
  /** Equipment the name states, in code order. */
  readonly equipment: readonly string[]
  /** Stretches not understood. */
  readonly strange: number
  /** One of them is long enough to change the meaning. */
  readonly grave: boolean
  /** A word was read as the one it misspells. */
  readonly typo: boolean
}

const space = 0x20
const noWord = 2 ** 30 // more than there are words; a whole number is compared faster than infinity
/** Why words are set aside that an exclusion can speak of. */
const remarks: ReadonlySet<string> = new Set(["clinical", "film", "billing", "agent", "age"])
const trailing: ReadonlySet<number> = new Set([...";,.、-*"].map(char => char.charCodeAt(0)))
const mostKept = 12 // characters: the engine copies so short a slice, a longer one would hold the whole name
const graveHan = 3 // Han characters in a row

/** What a lexicon needs for its words to be found. */
export type Hearable = Pick<OpenLexicon, "script" | "spellings" | "words" | "senses" | "markNumbers" | "sounds" | "own">

/** Finds the words of raw names. Holds the buffers, so that a name costs little more than its answer. */
export class Listener {
  readonly #lexicon: Hearable
  readonly #folder: Folder
  readonly #plain: Tokens
  readonly #filled: Tokens | undefined
  /** Those of the two that the name is read by. */
  #tokens: Tokens
  readonly #mended: Tokens
  #misspellings: Misspellings | undefined
  #account: Account[] = []
  readonly #marks: Uint16Array
  /** Marks of a name at most. */
  readonly mostMarks: number
  #markCount = 0
  readonly #bare: Uint16Array
  #bareLength = 0
  /** How a word was last written, by its number. */
  readonly #written: (string | undefined)[]
  /** By what an equipment word says. */
  readonly #equipment = new Map<string, readonly string[]>()
  #depth = 0
  #strange = 0
  #grave = false

  /** @param longest characters of a raw name at most */
  constructor(lexicon: Hearable, longest: number) {
    this.#lexicon = lexicon
    this.#folder = new Folder(lexicon.script, longest)
    this.#plain = new Tokens(this.#folder.text.length)
    this.#filled = lexicon.own && new Tokens(this.#folder.text.length)
    this.#tokens = this.#filled ?? this.#plain
    this.#mended = new Tokens(this.#folder.text.length)
    this.#written = new Array(lexicon.senses.length).fill(undefined)
    this.mostMarks = this.#folder.text.length
    this.#marks = new Uint16Array(this.mostMarks)
    this.#bare = new Uint16Array(this.#folder.text.length)
  }

  hear(raw: string): Heard {
    const plain = this.hearAsWritten(raw)
    if (plain.strange === 0) return plain
    const typos = this.#mend(plain.textLength)
    return typos === undefined ? plain : this.#put(raw, plain.textLength, this.#mended, typos)
  }

  /** The words of a name, none of them put right. */
  hearAsWritten(raw: string): Heard {
    const length = this.#folder.fold(raw)
    this.#plain.count = 0
    this.#lexicon.words.scan(this.#folder.text, length, this.#plain)
    if (this.#filled) this.#fill(this.#filled, length)
    return this.#put(raw, length, this.#tokens, undefined)
  }

  /** An institution's own words, in what the lexicon's leave over: whatever these say stays as it is. */
  #fill(filled: Tokens, length: number): void {
    const {at, end, word, count} = this.#plain
    const {text} = this.#folder
    filled.count = 0
    let from = 0
    for (let i = 0; i < count; i++) {
      this.#lexicon.own?.words.scan(text, length, filled, from, at[i] ?? length)
      filled.add(at[i] ?? 0, end[i] ?? 0, word[i] ?? 0)
      from = end[i] ?? length
    }
    this.#lexicon.own?.words.scan(text, length, filled, from, length)
  }

  #put(raw: string, length: number, tokens: Tokens, typos: ReadonlySet<number> | undefined): Heard {
    const {from} = this.#folder
    const {senses, markNumbers, own} = this.#lexicon
    const firstOwn = own?.first ?? noWord
    this.#begin()
    let equipment = nothing
    let rawEnd = 0
    let unitEnd = 0
    for (let i = 0; i < tokens.count; i++) {
      const at = tokens.at[i] as number
      const end = tokens.end[i] as number
      const rawAt = from[at] as number
      const until = from[end] as number
      if (rawAt < rawEnd || until <= rawAt) continue
      if (rawAt > rawEnd) this.#gap(raw, rawEnd, rawAt, unitEnd, at)
      const word = tokens.word[i] as number
      const sense = senses[word] as Sense
      const remark = sense.kind === "exclusion" ? this.#remark(tokens, i) : undefined
      const {kind, value} = remark ?? sense
      const mark = remark ? 0 : (markNumbers[word] as number)
      if (mark !== 0) this.#marks[this.#markCount++] = mark
      if (kind !== "aside" || mark !== 0) this.#keep(at, end)
      if (kind === "equipment") equipment = this.#withEquipment(equipment, value)
      const as = typos?.has(i) ? "typo" : kind
      const text = this.#textOf(raw, rawAt, until, word)
      const part = {at: rawAt, length: until - rawAt, text, as, value} as const
      this.#account.push(word < firstOwn ? part : {...part, own: true})
      rawEnd = until
      unitEnd = end
    }
    if (rawEnd < raw.length) this.#gap(raw, rawEnd, raw.length, unitEnd, length)
    return this.#heard(length, equipment, typos !== undefined)
  }

  /** policy 15: `除外` right beside a disease, film or bill speaks of that (除外骨折, 胶片除外): then it is set aside with it. */
  #remark({at, end, word, count}: Tokens, i: number): Sense | undefined {
    const {senses} = this.#lexicon
    const beside = (other: number, from: number, to: number): Sense | undefined => {
      const sense = other >= 0 && other < count ? senses[word[other] as number] : undefined
      const isNear = sense?.kind === "aside" && remarks.has(sense.value) && this.#isBlank(from, to)
      return isNear ? sense : undefined
    }
    return (
      beside(i + 1, end[i] as number, at[i + 1] as number) ??
      (senses[word[i] as number]?.value === "either" ? beside(i - 1, end[i - 1] as number, at[i] as number) : undefined)
    )
  }

  /** Nothing but space stands between these units. */
  #isBlank(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#folder.text[at] !== space) return false
    return true
  }

  #begin(): void {
    this.#account = []
    this.#markCount = 0
    this.#bareLength = 0
    this.#depth = this.#strange = 0
    this.#grave = false
  }

  #heard(textLength: number, equipment: readonly string[], typo: boolean): Heard {
    while (this.#bareLength > 0 && trailing.has(this.#bare[this.#bareLength - 1] as number)) this.#bareLength--
    return {
      account: this.#account,
      marks: this.#marks,
      markCount: this.#markCount,
      text: this.#folder.text,
      textLength,
      bare: this.#bare,
      bareLength: this.#bareLength,
      equipment,
      strange: this.#strange,
      grave: this.#grave,
      typo,
    }
  }

  /** Most names state one kind at most. */
  #withEquipment(stated: readonly string[], value: string): readonly string[] {
    if (stated.length > 0) return [...new Set([...stated, ...value.split(" ")])].sort()
    const known = this.#equipment.get(value)
    if (known) return known
    const equipment = [...new Set(value.split(" "))].sort()
    this.#equipment.set(value, equipment)
    return equipment
  }

  /** The stretch as written; one string for all names that write a word the same way. */
  #textOf(raw: string, at: number, end: number, word: number): string {
    const known = this.#written[word]
    if (known !== undefined && known.length === end - at && stands(known, raw, at)) return known
    const text = raw.slice(at, end)
    if (text.length <= mostKept) this.#written[word] = text
    return text
  }

  /** Signs and leftovers between two words. */
  #gap(raw: string, from: number, to: number, unitFrom: number, unitTo: number): void {
    this.#signs(unitFrom, unitTo)
    this.#keep(unitFrom, unitTo)
    let start = from
    let kind = this.#folder.classAt(raw, from)
    for (let at = from + 1; at <= to; at++) {
      const next = at < to ? this.#folder.classAt(raw, at) : -1
      const same =
        next === kind ||
        (next === charClass.digit && kind === charClass.word) ||
        (at < to && next === charClass.word && kind === charClass.digit)
      if (same) {
        if (next === charClass.word) kind = charClass.word
        continue
      }
      this.#leftover(raw, start, at, kind)
      start = at
      kind = next
    }
  }

  /** Units of the name that are not set aside; a bracket with nothing in it goes too. */
  #keep(from: number, to: number): void {
    const {text} = this.#folder
    for (let at = from; at < to; at++) {
      const unit = text[at] as number
      if (unit === space) continue
      const before = this.#bare[this.#bareLength - 1]
      if (this.#bareLength > 0 && ((unit === 41 && before === 40) || (unit === 93 && before === 91))) this.#bareLength--
      else this.#bare[this.#bareLength++] = unit
    }
  }

  #signs(from: number, to: number): void {
    const {text} = this.#folder
    for (let at = from; at < to; at++) {
      let sign = signOf(text[at] ?? 0)
      if (sign === 0) continue
      if (sign === signNumber.folder) {
        this.#closeFolder()
        continue
      }
      if (sign === signNumber.open || sign === signNumber.openSquare) this.#depth++
      else if (sign === signNumber.close) this.#depth = Math.max(0, this.#depth - 1)
      else if (sign === signNumber.end && this.#depth > 0) sign = signNumber.join
      this.#marks[this.#markCount++] = sign
    }
  }

  /** What stands before a `^` is the folder that a protocol lies in, and gives way like a bracket. */
  #closeFolder(): void {
    const start = this.#marks.subarray(0, this.#markCount).lastIndexOf(signNumber.end) + 1
    this.#marks.copyWithin(start + 1, start, this.#markCount++)
    this.#marks[start] = signNumber.open
    this.#marks[this.#markCount++] = signNumber.close
  }

  #leftover(raw: string, at: number, end: number, kind: number): void {
    const text = raw.slice(at, end)
    const as = kind === charClass.between ? "punctuation" : kind === charClass.digit ? "number" : "unknown"
    if (as === "unknown") {
      this.#strange++
      this.#grave ||= end - at >= graveHan && hanRun(text) >= graveHan
    }
    this.#account.push({at, length: end - at, text, as, value: ""})
  }

  /** Whether all words understood within a stretch are of the kind of the word that shall stand for it. */
  #isKin(from: number, to: number, word: number): boolean {
    const {at, end, word: words, count} = this.#tokens
    const {senses} = this.#lexicon
    for (let i = 0; i < count; i++) {
      const within = (at[i] ?? 0) >= from && (end[i] ?? 0) <= to
      if (within && senses[words[i] ?? 0]?.kind !== senses[word]?.kind) return false
    }
    return true
  }

  /** The tokens with misspelt words put right; the places of these, or undefined when there are none. */
  #mend(length: number): ReadonlySet<number> | undefined {
    this.#misspellings ??= new Misspellings(this.#lexicon)
    const {text} = this.#folder
    const {at, end, word, count} = this.#tokens
    this.#mended.count = 0
    const typos = new Set<number>()
    let done = 0
    let next = 0
    for (let from = 0, tried = 0; from < length && tried < mostStretches; ) {
      while (next < count && (at[next] ?? 0) < from) next++
      if (next < count && at[next] === from) {
        from = end[next] ?? from + 1
        continue
      }
      const to = next < count ? (at[next] ?? length) : length
      const stretch = strangeHan(text, from, to)
      from = stretch ? stretch[1] : to
      if (!stretch) continue
      tried++
      const [left, right] = hanAround(text, stretch, done, length)
      const written = String.fromCharCode(...text.subarray(left, right))
      const cuts = (place: number) => !within(this.#tokens, left + place)
      const found = this.#misspellings.mend(written, stretch[0] - left, stretch[1] - left, cuts)
      if (!found || !this.#isKin(left + found.at, left + found.end, found.word)) continue
      for (let i = 0; i < count; i++)
        if ((at[i] ?? 0) >= done && (end[i] ?? 0) <= left + found.at)
          this.#mended.add(at[i] ?? 0, end[i] ?? 0, word[i] ?? 0)
      typos.add(this.#mended.count)
      done = left + found.end
      this.#mended.add(left + found.at, done, found.word)
      from = done
    }
    if (typos.size === 0) return undefined
    for (let i = 0; i < count; i++) if ((at[i] ?? 0) >= done) this.#mended.add(at[i] ?? 0, end[i] ?? 0, word[i] ?? 0)
    return typos
  }
}

const nothing: readonly string[] = []

/** Whether a text stands at this place of another: `startsWith` without its call, which costs more than two characters. */
function stands(text: string, within: string, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== within.charCodeAt(at + i)) return false
  return true
}

const mostStretches = 8 // of one name that are looked at
const mostHan = 3 // strange characters in a row that a misspelling may leave
const neighbours = 3 // characters around them that may be of the same word

const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff

/** The first run of a few Han characters within the units, neither a word nor a sign. */
function strangeHan(text: Uint16Array, from: number, to: number): readonly [number, number] | undefined {
  let start = from
  while (start < to && !isHan(text[start] ?? 0)) start++
  let end = start
  while (end < to && isHan(text[end] ?? 0)) end++
  return end > start ? (end - start <= mostHan ? [start, end] : undefined) : undefined
}

function hanAround(
  text: Uint16Array,
  [from, to]: readonly [number, number],
  least: number,
  length: number,
): readonly [number, number] {
  let left = from
  while (left > least && from - left < neighbours && isHan(text[left - 1] ?? 0)) left--
  let right = to
  while (right < length && right - to < neighbours && isHan(text[right] ?? 0)) right++
  return [left, right]
}

/** Whether a place is inside a word. */
function within({at, end, count}: Tokens, place: number): boolean {
  for (let i = 0; i < count; i++) if ((at[i] ?? 0) < place && place < (end[i] ?? 0)) return true
  return false
}

/** The longest run of Han characters in a text, in characters. */
function hanRun(text: string): number {
  let [run, most] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    run = isHan(text.charCodeAt(i)) ? run + 1 : 0
    most = Math.max(most, run)
  }
  return most
}
