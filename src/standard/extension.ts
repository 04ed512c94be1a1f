import {fail, ok, type Result} from "../issue/index.ts"
import {type CodeCheck, checkCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import {issue} from "./issues.ts"
import {nameOf} from "./name.ts"

/** One written code with an institution's suffix, where it has one. */
interface WrittenCode {
  readonly code: string
  /** After the `-`, without it: `C13` of `20030202110000-C13`. */
  readonly suffix?: string
}

/** Letters, digits, `_` and `.`, up to 16; the standard leaves suffixes to the institution. */
const suffixForm = /^[0-9A-Za-z_.]{1,16}$/

/**
 * Read one code, an institution's extension, or an ordered combination joined by `+`.
 *
 * @returns `code.empty` for an empty part, `extension.suffix` for a suffix of another form
 */
export function parseWritten(text: string): Result<readonly WrittenCode[]> {
  const parts: WrittenCode[] = []
  let at = 0
  for (const part of text.split("+")) {
    const [code = "", ...rest] = part.trim().split("-")
    if (code === "") return fail(issue("code.empty", {}, {at, length: part.length}))
    const suffix = rest.join("-")
    if (rest.length > 0 && !suffixForm.test(suffix))
      return fail(issue("extension.suffix", {suffix}, {at: at + part.indexOf("-") + 1, length: suffix.length}))
    parts.push(rest.length > 0 ? {code, suffix} : {code})
    at += part.length + 1
  }
  return ok(parts)
}

/** Write codes back as they are read. */
export const formatWritten = (codes: readonly WrittenCode[]): string =>
  codes.map(({code, suffix}) => (suffix === undefined ? code : `${code}-${suffix}`)).join("+")

/** Check every code of a combination, in order. */
export function checkWritten(edition: Edition, codes: readonly WrittenCode[]): readonly CodeCheck[] {
  return codes.map(({code}) => checkCode(edition, code))
}

/**
 * Name of an extension or combination: the standard names, each with `-(suffix)`,
 * joined by `;`. An institution's own word for a suffix goes before the suffix.
 *
 * @param words suffix → the institution's word (`C13` → `C1-C3`)
 * @returns undefined when one of the codes can't be read
 */
export function nameOfWritten(
  edition: Edition,
  codes: readonly WrittenCode[],
  words: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const names: string[] = []
  for (const {code, suffix} of codes) {
    const {code: cut} = checkCode(edition, code)
    if (!cut) return undefined
    const name = nameOf(edition, cut, "zh").text
    names.push(suffix === undefined ? name : `${name}-(${words.get(suffix) ?? suffix})`)
  }
  return names.join(";")
}
