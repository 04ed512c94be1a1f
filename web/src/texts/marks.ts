import {type Language, useLanguage} from "./table.ts"

/** What stands between words, as the reader's language writes it. */
interface Marks {
  /** 甲、乙 · A, B */
  readonly list: (words: readonly string[]) => string
  /** Of what has commas itself: 甲；乙 · A; B */
  readonly clauses: (words: readonly string[]) => string
  /** One after another, each with its full stop. */
  readonly sentences: (all: readonly string[]) => string
  /** A value behind what it is called: 理由：甲 · Reason: A */
  readonly labelled: (label: string, value: string) => string
  /** What is said by the way: 甲（已停用） · A (retired) */
  readonly aside: (text: string, aside: string) => string
}

const marks: Readonly<Record<Language, Marks>> = {
  zh: {
    list: words => words.join("、"),
    clauses: words => words.join("；"),
    sentences: all => all.join(""),
    labelled: (label, value) => `${label}：${value}`,
    aside: (text, aside) => `${text}（${aside}）`,
  },
  en: {
    list: words => words.join(", "),
    clauses: words => words.join("; "),
    sentences: all => all.join(" "),
    labelled: (label, value) => `${label}: ${value}`,
    aside: (text, aside) => `${text} (${aside})`,
  },
}

export const marksOf = (language: Language): Marks => marks[language]

export const useMarks = (): Marks => marksOf(useLanguage().language)
