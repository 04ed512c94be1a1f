import type {Language} from "../issue/index.ts"
import {segmentTexts} from "../standard/index.ts"
import type {Account} from "./account.ts"
import {idleTexts, kindTexts} from "./lists.ts"
import type {Recognition} from "./recognition.ts"
import {flagTexts} from "./texts.ts"

/**
 * What each stretch was read as, and what it decides where that was asked (`explained`), those of other columns with their
 * header, then what the flags tell, in the reader's language.
 */
export function explanation(read: Recognition, language: Language): string {
  const beside = (read.beside ?? []).flatMap(({column, account}) =>
    partsOf(account, language).map(part => `[${column}] ${part}`),
  )
  const told = read.flags.map(flag => flagTexts[flag][language])
  return [...partsOf(read.account, language), ...beside, ...told].join("; ")
}

const partsOf = (account: readonly Account[], language: Language): readonly string[] =>
  account
    .filter(part => part.as !== "punctuation")
    .map(part => `${part.text} = ${meaning(part, language)}${decision(part, language)}`)

const meaning = (part: Account, language: Language): string =>
  `${kindTexts[part.as][language]}${part.value && part.value !== part.text ? ` ${part.value}` : ""}${part.own ? ownText[language] : ""}`

/** ` → 20010100110000 site`, or why it decides nothing. */
function decision({decides, idle}: Account, language: Language): string {
  if (idle !== undefined) return ` (${idleTexts[idle][language]})`
  if (decides === undefined) return ""
  return ` → ${decides.map(({item, facet}) => `${item} ${segmentTexts[facet][language]}`).join(", ")}`
}

const ownText = {zh: "（本机构用词）", en: " (the institution's word)"} as const
