import type {Language} from "../issue/index.ts"
import type {Account} from "./account.ts"
import {kindTexts} from "./lists.ts"
import type {Recognition} from "./recognise.ts"
import {flagTexts} from "./texts.ts"

/** What each stretch was read as, then what the flags tell, in the reader's language. */
export function explanation(read: Recognition, language: Language): string {
  const parts = read.account
    .filter(part => part.as !== "punctuation")
    .map(part => `${part.text} = ${meaning(part, language)}`)
  const told = read.flags.map(flag => flagTexts[flag][language])
  return [...parts, ...told].join("; ")
}

const meaning = (part: Account, language: Language): string =>
  `${kindTexts[part.as][language]}${part.value && part.value !== part.text ? ` ${part.value}` : ""}`
