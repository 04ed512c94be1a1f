import type {SearchIndex, SearchRow} from "./search-index.ts"
import type {Sounds} from "./search-sounds.ts"

/** A word of a query, and the words of the standard that it is made of. */
export interface Word {
  readonly text: string
  readonly parts: readonly string[]
}

/** How much would have to be typed otherwise for a word to fit each row: 0 where it fits, infinite where it is too far. */
export function costsOf(index: SearchIndex, word: Word, scores: Float64Array, sounds: Sounds): Float64Array {
  const costOf = /\p{sc=Han}/u.test(word.text) ? chineseCost(index, word, sounds) : latinCost(index, word.text)
  return Float64Array.from(index.rows, (row, i) => ((scores[i] ?? 0) > 0 ? 0 : costOf(row)))
}

const never = Number.POSITIVE_INFINITY

/** Of a run as a whole, or of its words each for itself. */
function chineseCost(index: SearchIndex, {text, parts}: Word, sounds: Sounds): (row: SearchRow) => number {
  const costs = parts.map(part => ({part, costOf: partCost(index, part, sounds)}))
  const together = text.length > 2 && parts.length > 1 ? nearestTo(text, sounds) : () => never
  return row => {
    const apart = costs.reduce((sum, {part, costOf}) => (row.zh.includes(part) ? sum : sum + costOf(row)), 0)
    const cost = apart === 0 ? 0 : Math.min(apart, together(row.zh))
    return cost <= allowed(text) ? cost : never
  }
}

function partCost(index: SearchIndex, part: string, sounds: Sounds): (row: SearchRow) => number {
  if (part.length < 2) return () => never
  if (part.length === 2) return pairCost(index, part, sounds)
  const nearest = nearestTo(part, sounds)
  return row => nearest(row.zh)
}

const allowed = (text: string): number => (text.length > 5 ? 2 : 1)

/** Two characters are too few to be looked for anywhere: they sound like a term or shorten it, or one of them is in a term of two. */
function pairCost({phrases}: SearchIndex, pair: string, sounds: Sounds): (row: SearchRow) => number {
  const costs = phrases.map(({zh}) => {
    if (zh.length > 2 && zh.startsWith(pair.charAt(0)) && zh.endsWith(pair.charAt(1))) return 0.5
    if (zh.length === 2 && soundsAs(zh, pair, sounds)) return 0.5
    return chinesePair.test(zh) && [...pair].some(char => zh.includes(char)) ? 1 : never
  })
  return row => [...row.own, ...row.above].reduce((least, number) => Math.min(least, costs[number] ?? never), never)
}

const soundsAs = (a: string, b: string, sounds: Sounds): boolean =>
  exchange(a.charAt(0), b.charAt(0), sounds) + exchange(a.charAt(1), b.charAt(1), sounds) <= 0.5

const chinesePair = /^\p{sc=Han}{2}$/u

/** The fewest characters to change, leave out or put in so that a text holds the word. */
function nearestTo(word: string, sounds: Sounds): (text: string) => number {
  const exchanges = new Map<string, Float64Array>()
  const exchangesOf = (char: string): Float64Array => {
    const known = exchanges.get(char)
    if (known) return known
    const made = Float64Array.from(word, other => exchange(char, other, sounds))
    exchanges.set(char, made)
    return made
  }
  const costs = new Float64Array(word.length + 1)
  return text => {
    for (let i = 0; i <= word.length; i++) costs[i] = i
    let least = word.length
    for (const char of text) {
      const changed = exchangesOf(char)
      let diagonal = 0
      for (let i = 1; i <= word.length; i++) {
        const above = costs[i] ?? 0
        costs[i] = Math.min(diagonal + (changed[i - 1] ?? 0), above + 1, (costs[i - 1] ?? 0) + 1)
        diagonal = above
      }
      least = Math.min(least, costs[word.length] ?? 0)
    }
    return least
  }
}

/** What it costs to read one character for another: half where they can be said alike. */
function exchange(char: string, other: string, sounds: Sounds): number {
  if (char === other) return 0
  const said = sounds.get(char)
  if (said) for (const sound of sounds.get(other) ?? []) if (said.has(sound)) return 0.5
  return 1
}

/** Of the English word that comes nearest, or of a code with letters typed for digits. */
function latinCost(index: SearchIndex, word: string): (row: SearchRow) => number {
  const most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 6 ? 1 : 2
  const words = index.latin.map(other => {
    if (word.length === 3) return other.length === 2 && word.startsWith(other) ? 1 : never // MRI for MR
    const cost = most === 0 ? never : distance(word, other, most)
    return cost <= most ? cost : never
  })
  const code = /\d/.test(word) && word.length > 2 ? word.replace(/o/g, "0").replace(/[il]/g, "1") : undefined
  return row => {
    const coded = code !== undefined && row.code.includes(code) ? 1 : never
    return row.latin.reduce((least, number) => Math.min(least, words[number] ?? never), coded)
  }
}

/** Letters changed, left out, put in or swapped with the next; more than `most` is not counted out. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return never
  let older: number[] = []
  let before = Array.from({length: b.length + 1}, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? never) + 1 : never
      now.push(Math.min(changed, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, swapped))
    }
    older = before
    before = now
  }
  return before[b.length] ?? never
}
