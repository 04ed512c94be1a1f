import {type Language, tagOf, useLanguage} from "./table.ts"

/** Numbers, shares and times as the reader's language writes them. */
export interface Numbers {
  /** 1,234,567 */
  readonly count: (n: number) => string
  /** 123.5万, 1.2M: where room is small. */
  readonly short: (n: number) => string
  /** Of 0 to 1: 99.3 % */
  readonly share: (n: number) => string
  /** Of ISO 8601: day and minute, where the reader is. */
  readonly time: (at: string) => string
  /** Of ISO 8601: the day. */
  readonly day: (at: string) => string
}

const made = new Map<Language, Numbers>()

function numbersOf(language: Language): Numbers {
  const known = made.get(language)
  if (known) return known
  const tag = tagOf(language)
  const plain = new Intl.NumberFormat(tag, {maximumFractionDigits: 1})
  const short = new Intl.NumberFormat(tag, {notation: "compact", maximumFractionDigits: 1})
  const share = new Intl.NumberFormat(tag, {style: "percent", maximumFractionDigits: 1})
  const time = new Intl.DateTimeFormat(tag, {dateStyle: "medium", timeStyle: "short"})
  const day = new Intl.DateTimeFormat(tag, {dateStyle: "medium"})
  const numbers: Numbers = {
    count: n => plain.format(n),
    short: n => short.format(n),
    share: n => share.format(n),
    time: at => time.format(new Date(at)),
    day: at => day.format(new Date(at)),
  }
  made.set(language, numbers)
  return numbers
}

export const useNumbers = (): Numbers => numbersOf(useLanguage().language)
