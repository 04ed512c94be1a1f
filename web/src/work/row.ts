import type {ReplyOf} from "../api/server.ts"
import type {Language} from "../texts/table.ts"

/** A row of the work list as the server answers it. */
export type WorkRow = ReplyOf<"work.list">["items"][number]
export type Mapping = WorkRow["mapping"]
export type Item = Mapping["items"][number]

/** What a name leaves open: choices of alternatives, each as the codes that go together. */
export type OneOf = readonly (readonly (readonly string[])[])[]

/** How the machine read a row's name, as it stands with the mapping. */
interface Reading {
  readonly status: string
  readonly flags: readonly string[]
  readonly equipment: readonly string[]
  readonly account: readonly (readonly [at: number, length: number, as: string, value: string, by?: "own"])[]
  readonly read: readonly string[]
  readonly oneOf: OneOf
  readonly candidates: readonly (readonly [code: string, score: number])[]
}

const nothing: Reading = {status: "", flags: [], equipment: [], account: [], read: [], oneOf: [], candidates: []}

/** The account of a mapping, whichever version of the program wrote it. */
export function readingOf({account}: Pick<Mapping, "account">): Reading {
  return typeof account === "object" && account !== null ? {...nothing, ...(account as Partial<Reading>)} : nothing
}

/** What an item is called in a language; its code where it has no name. */
export const itemName = ({name, en, code}: Pick<Item, "name" | "en" | "code">, language: Language): string =>
  (language === "en" ? en || name : name) || code

/** Whether a name was read to be no examination of the standard. */
export const isOutside = ({mapping}: Pick<WorkRow, "mapping">): boolean => readingOf(mapping).status === "out-of-scope"

/** Kinds of words that are out of scope and yet say an examination: of other standards. */
const otherStandards: ReadonlySet<string> = new Set(["US", "NM", "DSA"])

/** What to say of a name that is no examination of the standard: a key of the texts. */
export function outsideReason({mapping}: Pick<WorkRow, "mapping">): "reason-other-standard" | "reason-not-exam" {
  const spans = readingOf(mapping).account.filter(([, , as]) => as === "scope")
  const isOther = spans.length === 0 || spans.some(([, , , value]) => otherStandards.has(value))
  return isOther ? "reason-other-standard" : "reason-not-exam"
}

/** Whether the institution asks for a second look, and what the person may do of it. */
export interface LookRights {
  readonly asked: boolean
  readonly userId: string
  readonly mayReview: boolean
}

/** Why somebody can neither confirm a row nor send it back: a key of the texts; undefined where they can. */
export function hinderedFrom(
  row: Pick<WorkRow, "mapping"> | undefined,
  {asked, userId, mayReview}: LookRights,
): "cannot-confirm" | "cannot-confirm-own" | "cannot-confirm-right" | undefined {
  if (row?.mapping.state !== "to confirm") return "cannot-confirm"
  if (!asked) return undefined
  if (row.mapping.pending?.by === userId) return "cannot-confirm-own"
  return mayReview ? undefined : "cannot-confirm-right"
}
