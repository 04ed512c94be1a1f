import type {Edition} from "./edition.ts"
import type {Term} from "./term.ts"

/**
 * The sites that a site's code names, the widest first and itself last: every
 * beginning of the code that the dictionary knows.
 *
 * @example siteLevels(edition, "010100") // 01 头部, 0101 颅脑, 010100 颅脑
 */
export function siteLevels(edition: Edition, code: string): readonly Term[] {
  const sites = edition.dictionaries.site
  const ends = Array.from({length: code.length}, (_, i) => code.slice(0, i + 1))
  return ends.flatMap(beginning => sites?.any(beginning) ?? [])
}
