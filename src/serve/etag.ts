import {createHash} from "node:crypto"
import {type Change, hold, type Thing} from "../store/index.ts"
import {refuse} from "./issues.ts"

const width = 22

/** The entity tag of one state of a thing, with its quotes. */
export const etagOf = (state: unknown): string =>
  `"${createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, width)}"`

interface Matched<T> {
  /** The header If-Match. */
  readonly ifMatch: string | undefined
  readonly read: () => Promise<T>
  /** The state as it is answered. */
  readonly view: (read: T) => unknown
}

/**
 * Read a thing that is to be changed, which nobody else changes until this
 * change ends. Its state must be the one that the caller read.
 *
 * @throws Refusal `request.unnamed`, `request.moved`; whatever `read` throws
 */
export async function readMatched<T>(tx: Change, thing: Thing, {ifMatch, read, view}: Matched<T>): Promise<T> {
  if (ifMatch === undefined) throw refuse("request.unnamed", {})
  await hold(tx, thing)
  const found = await read()
  if (ifMatch.trim() !== "*" && !tagsIn(ifMatch).includes(etagOf(view(found)))) throw refuse("request.moved", {})
  return found
}

/** Whether a header that lists tags, `If-None-Match`, has this one. */
export const lists = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === "*" || tagsIn(header).includes(tag))

const tagsIn = (header: string): readonly string[] => header.split(",").map(tag => tag.trim().replace(/^W\//, ""))
