import type {Issue} from "../issue/index.ts"
import type {Naming, Row} from "../standard/index.ts"
import type {ClosedLexicon} from "./closed/closed-lexicon.ts"
import type {Saying} from "./closed/saying.ts"
import {issue} from "./issues.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import {markOf, signs} from "./lexicon/mark.ts"
import {charClass, Folder, foldWord} from "./lexicon/normalise.ts"
import {compileWords, Tokens, Words} from "./lexicon/scan.ts"
import type {Sense} from "./lexicon/sense.ts"
import {saidAs} from "./lexicon/vocabulary.ts"
import type {Lexicon} from "./lexicon.ts"
import {familyFree, type SenseKind, type TaughtKind} from "./lists.ts"
import {meaningOf} from "./meanings.ts"

/** A word of an institution, and what it means there. */
export interface OwnWord {
  /** Folded, as `ownWord` writes it. */
  readonly word: string
  readonly kind: TaughtKind
  /** As the table `word` of the family's lexicon has it; see `WordMeaning`. */
  readonly value: string
  /** The family whose names have it; undefined for a word that is read in every one. */
  readonly family?: Naming | undefined
}

/** The family that a word of a kind belongs to, taught over an edition of this one. */
export const familyOf = (kind: TaughtKind, family: Naming): Naming | undefined =>
  familyFree.includes(kind) ? undefined : family

const longestWord = 40 // characters

/** A word as names are compared: script, width and case don't matter, nor blanks around it. */
export const ownWord = ({script}: Lexicon, text: string): string =>
  new Folder(script, longestText).folded(text.slice(0, longestText)).trim()

const longestText = 1000

/** Whether a text, folded as names are, holds one of some words: nothing else can be read otherwise by them. */
export function holder({script}: Lexicon, words: readonly string[]): (text: string) => boolean {
  const folder = new Folder(script, longestText)
  return text => {
    const folded = folder.folded(text.slice(0, longestText))
    return words.some(word => folded.includes(word))
  }
}

/**
 * A lexicon with an institution's own words behind its own: they are read in
 * what these leave over of a name and nowhere else, so that no word the lexicon
 * knows ever means something else by them. A word whose meaning an edition has
 * not, or that the lexicon has come to know, is not read.
 */
export function withOwnWords(lexicon: Lexicon, words: readonly OwnWord[]): Lexicon {
  if (words.length === 0) return lexicon
  const {edition, script, weights} = lexicon // not all of it: its closed lexicons are made when they are first needed
  let closed: readonly ClosedLexicon[] | undefined
  return {
    ...{edition, script, weights},
    version: `${lexicon.version}+${digestOf(words)}`,
    open: lexicon.open && openWith(lexicon.open, words),
    get closed() {
      closed ??= lexicon.closed.map(one => closedWith(one, words))
      return closed
    },
  }
}

/** A short sign of the words, whatever their order. */
function digestOf(words: readonly OwnWord[]): string {
  const all = words.map(({word, kind, value, family = ""}) => [word, kind, value, family].join("\t")).sort()
  let [low, high] = [0x811c9dc5, 0x1000193]
  for (const unit of all.join("\n")) {
    low = Math.imul(low ^ (unit.codePointAt(0) ?? 0), 0x01000193)
    high = Math.imul(high + (unit.codePointAt(0) ?? 0), 0x85ebca6b) ^ (low >>> 13)
  }
  return [low, high].map(half => (half >>> 0).toString(16).padStart(8, "0")).join("")
}

/** Those that are read by a lexicon: of its family, meaning something there, and unknown to it. */
const readBy = (lexicon: OpenLexicon | ClosedLexicon, words: readonly OwnWord[]): readonly OwnWord[] =>
  words.filter(
    one =>
      (one.family ?? lexicon.edition.naming) === lexicon.edition.naming &&
      meaningOf(lexicon, one) !== undefined &&
      knownIn(lexicon, one.word).length === 0,
  )

const ownVocabulary = (first: number, words: readonly OwnWord[]) => ({
  words: new Words(compileWords(new Map(words.map(({word}, i) => [word, first + i])))),
  first,
})

function openWith(open: OpenLexicon, all: readonly OwnWord[]): OpenLexicon {
  const words = readBy(open, all)
  if (words.length === 0) return open
  const first = open.spellings.length
  const senses = words.map(openSense)
  const marks = senses.map(sense => saidAs(open.edition, sense))
  const stating = marks.filter(mark => mark !== undefined)
  return {
    ...open,
    version: `${open.version}+${digestOf(all)}`,
    spellings: [...open.spellings, ...words.map(({word}) => word)],
    senses: [...open.senses, ...senses],
    marks: [...open.marks, ...stating.map(mark => markOf(mark, open.roles, open.vesselMethods))],
    markNumbers: Uint16Array.from([
      ...open.markNumbers,
      ...marks.map(mark => (mark === undefined ? 0 : open.marks.length + stating.indexOf(mark))),
    ]),
    own: ownVocabulary(first, words),
  }
}

/** A site's word stands for the site as its own name does. */
const openSense = ({kind, value}: OwnWord): Sense => ({kind, value: kind === "site" ? foldWord(value) : value})

function closedWith(closed: ClosedLexicon, all: readonly OwnWord[]): ClosedLexicon {
  const words = readBy(closed, all)
  if (words.length === 0) return closed
  const first = closed.spellings.length
  const sayings = words.map(({kind, value}): readonly Saying[] => [{kind: closedKind(kind), value}])
  return {
    ...closed,
    version: `${closed.version}+${digestOf(all)}`,
    spellings: [...closed.spellings, ...words.map(({word}) => word)],
    senses: [...closed.senses, ...words.map(({kind, value}): Sense => ({kind, value}))],
    sayings: [...closed.sayings, ...sayings],
    markNumbers: Uint16Array.from([
      ...closed.markNumbers,
      ...words.map(({kind}, i) => (kind === "aside" ? 0 : signs.length + closed.sayings.length + i)),
    ]),
    own: ownVocabulary(first, words),
  }
}

/** What stands for machines in a closed family is its modality. */
const closedKind = (kind: TaughtKind): Saying["kind"] => (kind === "equipment" || kind === "position" ? "aside" : kind)

/** A stretch of a word that a lexicon knows, and what as. */
interface KnownPart {
  readonly text: string
  readonly kind: SenseKind
  readonly value: string
}

/** What of a folded text the lexicon's own words are. */
function knownIn(
  {words, senses, spellings}: Pick<OpenLexicon, "words" | "senses" | "spellings">,
  text: string,
): readonly KnownPart[] {
  const units = Uint16Array.from(text, unit => unit.charCodeAt(0))
  const tokens = new Tokens(units.length + 1)
  words.scan(units, units.length, tokens)
  return Array.from(tokens.word.subarray(0, tokens.count), word => {
    const {kind, value} = senses[word] as Sense
    return {text: spellings[word] ?? "", kind, value}
  })
}

/**
 * Why a word cannot be taught: it is no word, or the lexicon knows it or a part
 * of it and what that says would be another thing; it negates or counts, and
 * would be said to mean nothing; or the edition has no such meaning.
 *
 * @param lexicon that names are read by, other families beside it
 * @param family the one that the word is taught for
 */
export function ownWordFault(lexicon: Lexicon, {word, kind, value}: OwnWord, family: Naming): Issue | undefined {
  if (word.length > longestWord) return issue("word.long", {word, limit: longestWord})
  if (!hasLetter(lexicon, word)) return issue("word.empty", {word})
  const all = [...(lexicon.open ? [lexicon.open] : []), ...lexicon.closed]
  const own = all.find(({edition}) => edition.naming === family)
  if (!own || meaningOf(own, {kind, value}) === undefined)
    return issue("word.meaning", {value, kind, edition: own?.edition.id ?? lexicon.edition.id})
  for (const one of all) {
    const isRead = one === own || familyFree.includes(kind)
    const found = knownIn(one, word).filter(part => isRead || !isKin(part, kind))
    const [part] = found
    if (part) return part.text === word ? knownFault(word, part) : containsFault(word, part)
  }
  if (kind !== "aside") return undefined
  const negation = negating.exec(word)?.[0]
  if (negation !== undefined) return issue("word.negates", {word, part: negation})
  const count = counting.exec(word)?.[0]
  return count === undefined ? undefined : issue("word.counts", {word, part: count})
}

/** In another family the same word may say the same kind of thing, or nothing. */
const isKin = (part: KnownPart, kind: TaughtKind): boolean => part.kind === "aside" || part.kind === kind

const knownFault = (word: string, {kind, value}: KnownPart): Issue =>
  issue("word.known", {word, kind, value: told(kind, value)})
const containsFault = (word: string, {text, kind, value}: KnownPart): Issue =>
  issue("word.contains", {word, part: text, kind, value: told(kind, value)})

/** Why a word is set aside or out of scope is the lexicon's own short sign, and tells a reader nothing. */
const told = (kind: SenseKind, value: string): string => (silent.includes(kind) ? "" : value)
const silent: readonly SenseKind[] = ["aside", "scope", "exclusion"]

/** Said to mean nothing, these would turn what stands beside them into its contrary, or one of several into all of them. */
const negating = /[不未无非免勿没除缺停禁或]|\b(no|not|non|without|w\/o|except|minus|or)\b/
const counting =
  /[\d〇一二三四五六七八九十百两双多单半几]+\s*(个|处|侧|次|张|片|部位?|段|节|肢|联|项|根|枚|对|面|views?|parts?|sides?)/

function hasLetter({script}: Lexicon, word: string): boolean {
  const folder = new Folder(script, longestText)
  return [...Array(word.length).keys()].some(at => folder.classAt(word, at) === charClass.word)
}

/** A word as a row of the table `word` of its family's lexicon, for its keepers. */
export function lexiconRow({word, kind, value}: Omit<OwnWord, "family">, family: Naming, reason: string): Row {
  return family === "radiology"
    ? {word, facet: kind, value, reason}
    : {word, says: `${kind}=${value}`, ...(family === "nuclear" && {only: ""}), reason}
}
