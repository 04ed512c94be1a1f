import type {SearchIndex, SearchRow} from "./search-index.ts"

/** A word of a query, and the words of the standard that it is made of. */
export interface Word {
  readonly text: string
  readonly parts: readonly string[]
}

/** How much would have to be typed otherwise for a word to fit each row: 0 where it fits, infinite where it is too far. */
export function costsOf(index: SearchIndex, word: Word, scores: Float64Array): Float64Array {
  const costOf = /\p{sc=Han}/u.test(word.text) ? chineseCost(index, word) : latinCost(index, word.text)
  return Float64Array.from(index.rows, (row, i) => ((scores[i] ?? 0) > 0 ? 0 : costOf(row)))
}

const never = Number.POSITIVE_INFINITY

/** Of a run as a whole, or of its words each for itself. */
function chineseCost(index: SearchIndex, {text, parts}: Word): (row: SearchRow) => number {
  const pairs = new Map(parts.filter(part => part.length === 2).map(part => [part, pairCost(index, part)]))
  const partCost = (row: SearchRow, part: string): number => {
    if (row.zh.includes(part)) return 0
    if (part.length < 2) return never
    return pairs.get(part)?.(row) ?? nearestIn(row.zh, part)
  }
  return row => {
    const apart = parts.reduce((sum, part) => sum + partCost(row, part), 0)
    const cost = text.length > 2 ? Math.min(apart, nearestIn(row.zh, text)) : apart
    return cost <= allowed(text) ? cost : never
  }
}

const allowed = (text: string): number => (text.length > 5 ? 2 : 1)

/** Two characters are too few to be looked for anywhere: they shorten a term, or one of them is in a term of two. */
function pairCost({phrases}: SearchIndex, pair: string): (row: SearchRow) => number {
  const costs = phrases.map(({zh}) => {
    if (zh.length > 2 && zh.startsWith(pair.charAt(0)) && zh.endsWith(pair.charAt(1))) return 0.5
    return chinesePair.test(zh) && [...pair].some(char => zh.includes(char)) ? 1 : never
  })
  return row => [...row.own, ...row.above].reduce((least, number) => Math.min(least, costs[number] ?? never), never)
}

const chinesePair = /^\p{sc=Han}{2}$/u

/** The fewest characters to change, leave out or put in so that a text holds the word. */
function nearestIn(text: string, word: string): number {
  let before = Array.from({length: word.length + 1}, (_, i) => i)
  let least = word.length
  for (const char of text) {
    const now = [0]
    for (let i = 1; i <= word.length; i++) {
      const changed = (before[i - 1] ?? 0) + (word[i - 1] === char ? 0 : 1)
      now.push(Math.min(changed, (before[i] ?? 0) + 1, (now[i - 1] ?? 0) + 1))
    }
    before = now
    least = Math.min(least, now[word.length] ?? least)
  }
  return least
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
