import {type Issue, issueText, Refusal} from "../issue/index.ts"
import {texts as shelfTexts} from "../shelf/issues.ts"
import {texts as standardTexts} from "../standard/issues.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {type SystemCode, systemText, texts as tablesTexts} from "../tables/issues.ts"
import {texts} from "./issues.ts"
import type {Check, FindingState} from "./lists.ts"

/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** What a check found. */
export interface Finding extends Words {
  readonly check: Check
  readonly state: FindingState
  /** What can be done about it. */
  readonly remedy?: Words
}

export const fine = (check: Check, words: Words): Finding => ({check, state: "fine", ...words})
export const advice = (check: Check, words: Words, remedy: Words): Finding => ({
  check,
  state: "advice",
  ...words,
  remedy,
})
export const fault = (check: Check, words: Words, remedy: Words): Finding => ({check, state: "fault", ...words, remedy})

/** What a look finds; a look that fails is a finding that says why. */
export async function looked(
  check: Check,
  look: () => Promise<readonly Finding[]> | readonly Finding[],
): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    const why = reasonOf(error)
    const words = {zh: `无法检查：${why.zh}`, en: `It cannot be checked: ${why.en}`}
    return [fault(check, words, {zh: "排除上述原因后再检查一次。", en: "Mend that, and look again."})]
  }
}

const all = {...tablesTexts, ...standardTexts, ...shelfTexts, ...storeTexts, ...texts}

export const issueWords = (issue: Issue): Words => ({
  zh: issueText(all, issue, "zh"),
  en: issueText(all, issue, "en"),
})

/** Why something could not be done: a refusal's words, else the system's, else what the error says. */
export function reasonOf(error: unknown): Words {
  if (error instanceof Refusal) return issueWords(error.issue)
  const {code, message = String(error)} = error as {readonly code?: SystemCode; readonly message?: string}
  const isOfSystem = code !== undefined && /^E[A-Z]/.test(code) && systemText(code, "en") !== code
  return isOfSystem ? {zh: systemText(code, "zh"), en: systemText(code, "en")} : {zh: message, en: message}
}
