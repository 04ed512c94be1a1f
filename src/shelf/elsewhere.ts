import type {Issue, Place} from "../issue/index.ts"
import {checkCode, nameOf, type Standing} from "../standard/index.ts"
import {issue} from "./issues.ts"
import type {Shelf} from "./shelf.ts"

/** An edition that has a code, and the code's name there. */
interface Elsewhere {
  readonly edition: string
  readonly name: string
}

/**
 * Which edition a code is of, where the one that was asked hasn't it: one that
 * lists it; else one in which it is valid, if it can't be a code of the one asked.
 *
 * @returns undefined where the edition asked has the code or had it once, or no other has it
 */
export function codeElsewhere(shelf: Shelf, asked: string, code: string): Elsewhere | undefined {
  if (code === "") return undefined
  const {standing, issues} = checkCode(shelf.edition(asked), code)
  if (isValid(standing) || issues.some(({id}) => retirements.has(id))) return undefined
  const others = shelf.ids().flatMap(id => (id === asked ? [] : [shelf.edition(id)]))
  const found =
    others.find(edition => checkCode(edition, code).standing === "listed") ??
    (standing === "malformed" ? others.find(edition => isValid(checkCode(edition, code).standing)) : undefined)
  if (!found) return undefined
  const {code: parsed} = checkCode(found, code)
  return {edition: found.id, name: parsed ? nameOf(found, parsed, "zh").text : code}
}

const retirements: ReadonlySet<string> = new Set(["term.retired", "item.retired"])
const isValid = (standing: Standing): boolean => standing === "listed" || standing === "unlisted"

/** That a code is another edition's, as an issue; undefined as of `codeElsewhere`. */
export function elsewhereIssue(shelf: Shelf, asked: string, code: string, place: Place = {}): Issue | undefined {
  const found = codeElsewhere(shelf, asked, code)
  return found && issue("code.elsewhere", {code, asked, ...found}, place)
}
