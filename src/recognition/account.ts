import type {Facet} from "../standard/index.ts"
import type {BesideKind, Flag, Idle, Kind} from "./lists.ts"

/** A facet of an item, by its code, that a word decides. */
export interface Decision {
  readonly item: string
  readonly facet: Facet
}

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
  /** What it decides, where that was asked; see `explained`. */
  readonly decides?: readonly Decision[]
  /** Why it decides nothing. */
  readonly idle?: Idle
  /** It is a word of the institution that the name is read for. */
  readonly own?: true
}

/** What a column beside the name says, and what its words were read as; `at` counts from 0 in its own text. */
export interface BesideAccount {
  readonly kind: BesideKind
  /** Header of the column. */
  readonly column: string
  readonly text: string
  readonly account: readonly Account[]
}

/**
 * policy 18: the account of a name in which what a bracket behind an examination charges for is set aside (`平扫(三维成像加收)`).
 *
 * @param speaks whether a word outside all brackets says that something is examined
 */
export function withRemarks(account: readonly Account[], speaks: (part: Account) => boolean): readonly Account[] {
  if (!holdsSurcharge(account)) return account
  const aside = new Set<Account>()
  let [depth, spoken, bracket]: [number, boolean, Account[]] = [0, false, []]
  const close = () => {
    if (spoken && bracket.some(isSurcharge)) for (const part of bracket) aside.add(part)
    bracket = []
  }
  for (const part of account) {
    for (const sign of part.as === "punctuation" ? part.text : "") {
      if ("([{（【［〔".includes(sign)) depth++
      else if (")]}）】］〕".includes(sign) && depth > 0 && --depth === 0) close()
    }
    if (depth > 0 && part.as !== "punctuation") bracket.push(part)
    else spoken ||= depth === 0 && speaks(part)
  }
  close()
  const tell = (part: Account): Account => (aside.has(part) ? {...part, as: "aside", value: "billing"} : part)
  return aside.size === 0 ? account : account.map(tell)
}

/** A plain loop, for every answer goes through it. */
function holdsSurcharge(account: readonly Account[]): boolean {
  for (const part of account) if (isSurcharge(part)) return true
  return false
}

const isSurcharge = ({as, value}: Account): boolean => as === "scope" && value === "surcharge"

/** The flags of an answer, with the one that tells that words of the institution were read. */
export const withOwnFlag = (flags: readonly Flag[], account: readonly Account[]): readonly Flag[] =>
  account.some(({own}) => own) ? [...flags, "institution-word" as const].sort() : flags
