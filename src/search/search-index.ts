import {
  type Edition,
  foldLetters,
  type Item,
  pinyinOf,
  siteLevels,
  type Term,
  termsOfItem,
  wordOf,
} from "../standard/index.ts"

/** A name that searches meet: of a term, an equipment or a modality. All in lower case. */
export interface Phrase {
  /** Without spaces and punctuation. */
  readonly zh: string
  readonly en: string
  readonly pinyin: string
}

/** What an item is found by. All texts in lower case. */
export interface SearchRow {
  readonly item: Item
  readonly code: string
  /** Where its segments begin. */
  readonly starts: ReadonlySet<number>
  /** The Chinese name without spaces and punctuation. */
  readonly zh: string
  readonly en: string
  /** The English name without spaces and punctuation. */
  readonly enPlain: string
  readonly pinyin: string
  /** Numbers of the phrases of its own terms, and of the sites above its own. */
  readonly own: readonly number[]
  readonly above: readonly number[]
  /** Numbers of the English words of its name and terms. */
  readonly latin: readonly number[]
}

export interface SearchIndex {
  readonly rows: readonly SearchRow[]
  readonly phrases: readonly Phrase[]
  /** English words of the names and terms. */
  readonly latin: readonly string[]
  /** Chinese words of two characters and more, by which a run of characters is cut. */
  readonly vocabulary: ReadonlySet<string>
}

const latinWords = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9.]+/g) ?? []

const byEdition = new WeakMap<Edition, SearchIndex>()

/** The index of an edition, made when it is first searched. */
export function searchIndex(edition: Edition): SearchIndex {
  const known = byEdition.get(edition)
  if (known) return known
  const made = makeIndex(edition)
  byEdition.set(edition, made)
  return made
}

function makeIndex(edition: Edition): SearchIndex {
  const phrases = new Numbered<Phrase>(({zh, en}) => `${zh}\n${en}`)
  const latin = new Numbered<string>(word => word)
  const starts = startsOf(edition)
  const numbers = new Map<Term, readonly number[]>()
  const numbersOf = (term: Term): readonly number[] => {
    const known = numbers.get(term)
    if (known) return known
    const made = namesOf(edition, term).map(([zh, en]) =>
      phrases.number({zh: foldLetters(zh), en: en.toLowerCase(), pinyin: pinyinOf(edition, zh).toLowerCase()}),
    )
    numbers.set(term, made)
    return made
  }
  const rows = [...edition.items.values()].map(item => {
    const own = ownTerms(edition, item).flatMap(numbersOf)
    const en = item.en.toLowerCase()
    const words = [en, ...own.map(number => phrases.all[number]?.en ?? "")].flatMap(latinWords)
    return {
      item,
      code: item.code.toLowerCase(),
      starts,
      zh: foldLetters(item.zh),
      en,
      enPlain: foldLetters(item.en),
      pinyin: pinyinOf(edition, item.zh).toLowerCase(),
      own,
      above: sitesAbove(edition, item).flatMap(numbersOf),
      latin: [...new Set(words)].map(word => latin.number(word)),
    }
  })
  const vocabulary = new Set(phrases.all.map(({zh}) => zh).filter(zh => zh.length > 1))
  return {rows, phrases: phrases.all, latin: latin.all, vocabulary}
}

/** Things numbered from 0 in the order they are first met. */
class Numbered<T> {
  readonly all: T[] = []
  readonly #numbers = new Map<string, number>()
  readonly #key: (thing: T) => string

  constructor(key: (thing: T) => string) {
    this.#key = key
  }

  number(thing: T): number {
    const key = this.#key(thing)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.all.length)
    return this.all.push(thing) - 1
  }
}

function startsOf({layout}: Edition): ReadonlySet<number> {
  let at = 0
  return new Set(
    layout.map(segment => {
      at += segment.width
      return at - segment.width
    }),
  )
}

/** Chinese and English names of a term; an equipment goes by the word it has in names, and by its modality too. */
function namesOf(edition: Edition, term: Term): readonly (readonly [string, string])[] {
  if (term.facet !== "equipment") return [[term.zh, term.en]]
  const modality = edition.modalities.find(({key}) => key === term.modalities[0])
  return [[wordOf(term, "zh"), wordOf(term, "en")], ...(modality ? [[modality.zh, modality.en] as const] : [])]
}

const ownTerms = (edition: Edition, item: Item): readonly Term[] =>
  termsOfItem(edition, item).filter(({zh}) => zh !== "")

const sitesAbove = (edition: Edition, item: Item): readonly Term[] =>
  siteLevels(edition, item.facets.site ?? "").slice(0, -1)
