import {type Edition, foldCase, foldLetters, type Item} from "../standard/index.ts"
import {type Phrase, type SearchIndex, type SearchRow, searchIndex} from "./search-index.ts"
import {costsOf, type Word} from "./search-near.ts"
import {inSyllables, isSaidAs, isSpelt, type Sounds} from "./search-sounds.ts"

/** What a search found, the best first. */
interface Hits {
  readonly items: readonly Item[]
  /** Nothing has all the words as they are written: these come nearest. */
  readonly fuzzy: boolean
  /** How many of the first items are there because the query was read as their name, 0 where the words alone put one of them first. */
  readonly read: number
}

/** What else than its words says what a query is after. */
interface Known {
  /** How characters are said, for 拼音, and because of those typed wrong the ones that sound alike come nearer. */
  readonly sounds?: Sounds
  /** Items that the query was read as a name of. */
  readonly named?: readonly Item[]
  /** Items that have all that the query states, in other words than theirs too. */
  readonly stated?: readonly Item[]
}

const mostWords = 12 // of a query; who pastes more than that gets no more precise an answer
const longestWord = 60

/**
 * Items that hold every word of the query, in any order: Chinese, English,
 * 拼音 or 拼音码, a code or any part of one. A word that is a whole term goes
 * before a part of one, then the shortest name. Items that the query was read as
 * stand before them, those that have what it states after them. Where there are
 * none of all these, those that come nearest to what may be typed wrong.
 */
export function searchItems(edition: Edition, query: string, known: Known = {}): Hits {
  const index = searchIndex(edition)
  const {sounds = new Map(), named = [], stated = []} = known
  const words = wordsOf(query, index, sounds)
  if (words.length === 0) return {items: [], fuzzy: false, read: 0}
  const scores = words.map(word => scoresOf(index, word, sounds))
  const found = ranked(index.rows, scores, foldLetters(query))
  const first = found[0]
  const lead = first !== undefined && named.some(({code}) => code === first.code) ? [] : named
  const items = distinct([...lead, ...found, ...stated])
  if (items.length > 0) return {items, fuzzy: false, read: lead.length + found.length > 0 ? lead.length : items.length}
  return {items: near(index, words, scores, sounds), fuzzy: true, read: 0}
}

/** How many items of an edition hold every word of a query as it is written. */
export function countHits(edition: Edition, query: string, sounds: Sounds): number {
  const index = searchIndex(edition)
  const words = wordsOf(query, index, sounds)
  if (words.length === 0) return 0
  const scores = words.map(word => scoresOf(index, word, sounds))
  return ranked(index.rows, scores, foldLetters(query)).length
}

const distinct = (items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map(item => [item.code, item])).values(),
]

/** The words of a query: at spaces and punctuation, between scripts, a run of Chinese into words of the standard, and 拼音 in syllables as one. */
function wordsOf(query: string, {vocabulary}: SearchIndex, sounds: Sounds): readonly Word[] {
  const runs = foldCase(query).match(/\p{sc=Han}+|[^\p{sc=Han}\s()[\]+,;、。*/"'<>|]+/gu) ?? []
  const texts = [...new Set(runs)].slice(0, mostWords).map(run => foldLetters(run.slice(0, longestWord)))
  return inSyllables(texts, sounds)
    .map(parts => {
      const text = parts.join("")
      return {text, parts: /\p{sc=Han}/u.test(text) ? partsOf(text, vocabulary) : parts}
    })
    .filter(({text}) => text !== "")
}

/** Cut a run of Chinese by the longest words known; what lies between them stays together. */
function partsOf(text: string, vocabulary: ReadonlySet<string>): readonly string[] {
  const parts: string[] = []
  let strange = ""
  for (let at = 0; at < text.length; ) {
    let end = text.length
    while (end > at + 1 && !vocabulary.has(text.slice(at, end))) end--
    if (end === at + 1) strange += text.charAt(at)
    else {
      if (strange) parts.push(strange)
      strange = ""
      parts.push(text.slice(at, end))
    }
    at = end
  }
  return strange ? [...parts, strange] : parts
}

/** The row whose name the query is, and rows where every word scores, by the sum of the scores, then the shortest name, then the code. */
function ranked(rows: readonly SearchRow[], scores: readonly Float64Array[], query: string): readonly Item[] {
  const hits: {row: SearchRow; score: number}[] = []
  for (const [i, row] of rows.entries()) {
    let score = 0
    if (row.zh === query || row.enPlain === query) score = named
    for (const word of scores) {
      const own = word[i] ?? 0
      score = own === 0 && score < named ? Number.NEGATIVE_INFINITY : score + own
    }
    if (score > 0) hits.push({row, score})
  }
  return hits.sort((a, b) => b.score - a.score || byPlainness(a.row, b.row)).map(({row}) => row.item)
}

const byPlainness = (a: SearchRow, b: SearchRow): number =>
  a.zh.length - b.zh.length || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Rows that every word comes near to; of those the nearest alone. */
function near(
  index: SearchIndex,
  words: readonly Word[],
  scores: readonly Float64Array[],
  sounds: Sounds,
): readonly Item[] {
  const costs = words.map((word, i) => costsOf(index, word, scores[i] ?? new Float64Array(), sounds))
  let least = Number.POSITIVE_INFINITY
  let nearest: {row: SearchRow; score: number}[] = []
  for (const [i, row] of index.rows.entries()) {
    const cost = costs.reduce((sum, word) => sum + (word[i] ?? 0), 0)
    if (cost > least || cost === Number.POSITIVE_INFINITY) continue
    if (cost < least) nearest = []
    least = cost
    nearest.push({row, score: scores.reduce((sum, word) => sum + (word[i] ?? 0), 0)})
  }
  return nearest.sort((a, b) => b.score - a.score || byPlainness(a.row, b.row)).map(({row}) => row.item)
}

const named = 1e6 // more than any number of words

// How well a word fits: the whole of something, the beginning of it, or a part.
const whole = 12
const term = 6
const token = 5
const beginning = 4
const part = 3
const inside = 2
const faint = 1

/** How well a word fits each row; 0: not at all. */
function scoresOf(index: SearchIndex, word: Word, sounds: Sounds): Float64Array {
  const own = rowScores(index, word.text, sounds)
  if (word.parts.length < 2 && word.parts[0] === word.text) return own
  const parts = word.parts.map(text => rowScores(index, text, sounds))
  return own.map((score, i) => {
    const each = parts.map(scores => scores[i] ?? 0)
    const together = each.includes(0) ? 0 : each.reduce((sum, one) => sum + one, 0)
    return Math.max(score, together)
  })
}

function rowScores(index: SearchIndex, word: string, sounds: Sounds): Float64Array {
  const han = /\p{sc=Han}/u.test(word)
  const spelt = isSpelt(word, sounds)
  const phrases = scored(index.phrases, phrase => phraseScore(phrase, word, han))
  const upper = phrases.map(score => (score >= term ? inside : score > 0 ? faint : 0))
  return scored(index.rows, row => {
    let best = han ? chineseScore(row, word) : Math.max(chineseScore(row, word), latinScore(row, word))
    for (const number of row.own) best = Math.max(best, phrases[number] ?? 0)
    for (const number of row.above) best = Math.max(best, upper[number] ?? 0)
    return best < part && spelt && isSaidAs(row.zh, word, sounds) ? part : best
  })
}

/** `Float64Array.from` walks an iterator, which takes most of a search. */
function scored<T>(all: readonly T[], score: (one: T) => number): Float64Array {
  const scores = new Float64Array(all.length)
  for (let i = 0; i < all.length; i++) scores[i] = score(all[i] as T)
  return scores
}

function phraseScore({zh, en, pinyin}: Phrase, word: string, han: boolean): number {
  if (zh === word || (!han && en === word)) return term
  const latin = han
    ? 0
    : Math.max(englishScore(en, word), pinyin === word ? token : pinyin.startsWith(word) ? inside : 0)
  return Math.max(latin, zh.startsWith(word) ? beginning : zh.includes(word) ? part : 0)
}

function chineseScore({zh}: SearchRow, word: string): number {
  if (zh === word) return whole
  return zh.includes(word) ? part : 0
}

function latinScore({en, pinyin, code, starts}: SearchRow, word: string): number {
  if (en === word || pinyin === word || code === word) return whole
  const at = code.indexOf(word)
  const coded = at === 0 ? beginning : at > 0 && (word.length > 2 || startsAt(code, word, starts)) ? faint : 0
  const sounded = pinyin.startsWith(word) ? part : word.length > 1 && pinyin.includes(word) ? faint : 0
  return Math.max(englishScore(en, word), coded, sounded)
}

/** Two characters of a code are a segment of it, or no part that means anything. */
function startsAt(code: string, word: string, starts: ReadonlySet<number>): boolean {
  for (const start of starts) if (code.startsWith(word, start)) return true
  return false
}

function englishScore(en: string, word: string): number {
  const at = en.indexOf(word)
  if (at < 0) return 0
  if (!isWordEdge(en, at - 1)) return word.length > 2 ? faint : 0
  return isWordEdge(en, at + word.length) ? token : inside
}

const isWordEdge = (text: string, at: number): boolean => !/[a-z0-9.]/.test(text.charAt(at))
