import {refuse} from "./issues.ts"

const leastScore = 3 // of 0 to 4: some 10^8 guesses, years at the pace that sign-in allows
const between = /[._@\-\s]+/g

/**
 * A password must not be one of the first that are guessed: common ones, dates,
 * rows of keys, repetitions, and what is known of its user.
 *
 * @param about login, name, e-mail
 * @throws Refusal `password.weak`
 */
export async function mustBeStrong(password: string, about: readonly (string | null | undefined)[]): Promise<void> {
  const {scoreOf} = await import("./judge.ts")
  const words = about.flatMap(text => (text ? [text, text.replace(between, ""), ...text.split(between)] : []))
  const score = scoreOf(password, [...words.filter(word => word.length > 1), "zhengming", "正名"])
  if (score < leastScore) throw refuse("password.weak", {})
}
