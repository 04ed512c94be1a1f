import {createHash} from "node:crypto"
import {refuse} from "./issues.ts"

const width = 22

/** The entity tag of one state of a thing, with its quotes. */
export const etagOf = (state: unknown): string =>
  `"${createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, width)}"`

/**
 * Refuse a change of a thing whose state is not the one that the caller read.
 *
 * @param named the header If-Match
 * @throws Refusal `request.unnamed`, `request.moved`
 */
export function mustMatch(named: string | undefined, state: unknown): void {
  if (named === undefined) throw refuse("request.unnamed", {})
  if (named.trim() !== "*" && !tagsIn(named).includes(etagOf(state))) throw refuse("request.moved", {})
}

/** Whether a header that lists tags, `If-None-Match`, has this one. */
export const lists = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === "*" || tagsIn(header).includes(tag))

const tagsIn = (header: string): readonly string[] => header.split(",").map(tag => tag.trim().replace(/^W\//, ""))
