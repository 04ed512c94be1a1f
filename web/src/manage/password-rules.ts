import {type PasswordRules, passwordPresets} from "../../../src/api/lists.ts"
import {useSession} from "../api/session.ts"
import {defineTexts, useTexts} from "../texts/table.ts"

const texts = defineTexts("password-rules", {
  length: {zh: "至少{{n}}个字符，不易猜中", en: "{{n}} characters or more, not easily guessed"},
  kinds: {
    zh: "含小写字母、大写字母、数字、其他字符中的{{n}}种",
    en: "{{n}} kinds of small letters, capitals, digits and others",
  },
  last: {zh: "不同于最近{{n}}个密码", en: "none of the last {{n}}"},
  days: {zh: "{{n}}天内有效", en: "good for {{n}} days"},
  and: {zh: "；", en: "; "},
})

/** What passwords must be here, as who is signed in was told. */
export function usePasswordRules(): PasswordRules {
  const session = useSession()
  return session.kind === "user" ? session.me.passwords : passwordPresets.usual
}

/** The same in words. */
export function usePasswordHint(): string {
  const say = useTexts(texts)
  const {length, kinds, last, days} = usePasswordRules()
  return [
    say("length", {n: length}),
    ...(kinds > 1 ? [say("kinds", {n: kinds})] : []),
    ...(last > 1 ? [say("last", {n: last})] : []),
    ...(days > 0 ? [say("days", {n: days})] : []),
  ].join(say("and"))
}
