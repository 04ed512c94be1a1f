import type {Edition} from "./edition.ts"

const longestWord = 24 // characters; the longest word of the tables

/**
 * 拼音码 of a name: first letters of the pinyin, upper case, Latin and digits
 * kept. Words of the standard go before single characters, so that 重建 is CJ;
 * a character the tables don't know is left out.
 */
export function pinyinOf(edition: Edition, name: string): string {
  const text = name.normalize("NFKC")
  let code = ""
  for (let at = 0; at < text.length; ) {
    if (!/\p{sc=Han}/u.test(text.charAt(at))) {
      code += text
        .charAt(at)
        .toUpperCase()
        .replace(/[^A-Z0-9]/, "")
      at++
      continue
    }
    let end = Math.min(text.length, at + longestWord)
    while (end > at && !edition.pinyin.has(text.slice(at, end))) end--
    code += edition.pinyin.get(text.slice(at, end)) ?? ""
    at = Math.max(end, at + 1)
  }
  return code
}
