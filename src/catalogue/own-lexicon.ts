import {type Lexicon, type OwnWord, withOwnWords} from "../recognition/index.ts"
import {type WordsTable, wordsOf} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"

const mostKept = 50 // institutions whose words stand ready over one lexicon

/** By the words as text, the one used last at the end. */
const ready = new WeakMap<Lexicon, Map<string, Lexicon>>()

/** What the names of an institution are read by: a lexicon, and behind it the words that it taught, as they are in force now. */
export async function ownLexicon(db: Connection, institutionId: string, lexicon: Lexicon): Promise<Lexicon> {
  return layered(lexicon, (await wordsOf(db, institutionId)).map(ownWordOf))
}

/** A lexicon with words behind it; made once for the same words. */
export function layered(lexicon: Lexicon, words: readonly OwnWord[]): Lexicon {
  if (words.length === 0) return lexicon
  const made = ready.get(lexicon) ?? new Map<string, Lexicon>()
  ready.set(lexicon, made)
  const key = JSON.stringify(words)
  const own = made.get(key) ?? withOwnWords(lexicon, words)
  made.delete(key)
  made.set(key, own)
  const [oldest = ""] = made.keys()
  if (made.size > mostKept) made.delete(oldest)
  return own
}

/** A word as names are read by it. */
export const ownWordOf = ({
  word,
  kind,
  value,
  family,
}: Pick<WordsTable, "word" | "kind" | "value" | "family">): OwnWord => ({
  ...{word, kind, value},
  ...(family !== "" && {family}),
})
