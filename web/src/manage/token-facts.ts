import type {Scope} from "../../../src/api/lists.ts"
import type {RowOf} from "../api/pages.ts"

export type Token = RowOf<"tokens.list">

export const mostDays = 3660

/** What a form holds of a new token. */
interface NewToken {
  readonly name: string
  readonly scope: Scope
  /** As typed: empty where nothing stands there. */
  readonly days: number | string
}

export const noToken: NewToken = {name: "", scope: "read", days: 365}

interface TokenFaults {
  readonly name?: "field-needed" | "field-long"
  readonly days?: "days-fault"
}

export const longestToken = 100

/** What the server would not take, by field. */
export function tokenFaults({name, days}: NewToken): TokenFaults {
  const length = name.trim().length
  const named = length === 0 ? "field-needed" : length > longestToken ? "field-long" : undefined
  const held = typeof days === "number" && Number.isInteger(days) && days >= 1 && days <= mostDays
  return {...(named && {name: named}), ...(!held && {days: "days-fault"})}
}

export function tokenState({revoked, expires}: Token, now: number): "good" | "revoked" | "expired" {
  if (revoked !== null) return "revoked"
  return expires !== null && Date.parse(expires) <= now ? "expired" : "good"
}
