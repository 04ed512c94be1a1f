import type {Item} from "../standard/index.ts"
import type {Account} from "./account.ts"
import {compared} from "./fit.ts"
import type {Lexicon} from "./lexicon.ts"
import type {Kind} from "./lists.ts"
import {recognise} from "./recognise.ts"
import type {Answer} from "./recognition.ts"

/** What a text that somebody looks for means to recognition. */
export interface ReadQuery {
  /** Items that it names, or among which it leaves one open. */
  readonly named: readonly Answer[]
  /** Items of the open edition that have all that it states. */
  readonly stated: readonly Item[]
}

const nothing: ReadQuery = {named: [], stated: []}
const judged: ReadonlySet<Kind> = new Set(["modality", "equipment", "site", "side", "method"])
const silent: ReadonlySet<Kind> = new Set(["aside", "punctuation", "number"])

/**
 * What somebody looks for, read as a raw name is: 头部核磁 names an item, 核磁
 * states a modality alone. Nothing where a word is not understood: a text that is
 * still being typed is no name yet.
 */
export function readQuery(lexicon: Lexicon, text: string): ReadQuery {
  const {status, items, flags, account} = recognise(lexicon, text)
  if (account.some(({as}) => as === "unknown" || as === "typo")) return nothing
  const isNamed = (status === "standard" || status === "underspecified") && !flags.includes("site-unstated")
  if (!isNamed && status !== "standard" && status !== "unresolved") return nothing
  return {named: isNamed ? items : [], stated: statedItems(lexicon, account)}
}

/** Nothing where something is said that items are not judged by. */
function statedItems(lexicon: Lexicon, account: readonly Account[]): readonly Item[] {
  const {open} = lexicon
  const said = account.filter(({as}) => !silent.has(as))
  if (!open || said.length === 0 || !said.every(({as}) => judged.has(as))) return []
  const kinds = new Set(said.map(({as}) => as))
  return [...open.edition.items.values()].filter(item => {
    const {agrees, contradicts} = compared(open, item, said)
    return contradicts.length === 0 && agrees.length === kinds.size
  })
}
