import {refuse} from "./issues.ts"

const leastScore = 3 // of 0 to 4: some 10^8 guesses, years at the pace that sign-in allows
const between = /[._@\-\s]+/g
const longest = 64 // characters that are judged: more of them make it no weaker

/** Judges passwords; loaded when the first is set, for its lists of passwords take a while. */
let judge: Promise<(password: string, about: readonly string[]) => number> | undefined

/**
 * A password must not be one of the first that are guessed: common ones, dates,
 * rows of keys, repetitions, and what is known of its user.
 *
 * @param about login, name, e-mail
 * @throws Refusal `password.weak`
 */
export async function mustBeStrong(password: string, about: readonly (string | null | undefined)[]): Promise<void> {
  judge ??= loadJudge()
  const words = about.flatMap(text => (text ? [text, text.replace(between, ""), ...text.split(between)] : []))
  const score = (await judge)(password, [...words.filter(word => word.length > 1), "zhengming", "正名"])
  if (score < leastScore) throw refuse("password.weak", {})
}

async function loadJudge() {
  const [{ZxcvbnFactory}, {dictionary, adjacencyGraphs: graphs}] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ])
  const judge = new ZxcvbnFactory({dictionary: {...dictionary}, graphs, maxLength: longest})
  return (password: string, about: readonly string[]): number => judge.check(password, [...about]).score
}
