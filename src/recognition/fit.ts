import type {Item} from "../standard/index.ts"
import type {Account} from "./account.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import type {Roles} from "./lexicon/role.ts"
import type {Kind} from "./lists.ts"

interface Compared {
  /** What the name says that the item has too. */
  readonly agrees: readonly Kind[]
  /** What it says that the item hasn't. */
  readonly contradicts: readonly Kind[]
}

/** Which kinds of words of a name an item bears out, and which it goes against. */
export function compared(lexicon: OpenLexicon, item: Item, account: readonly Account[]): Compared {
  const agrees = new Set<Kind>()
  const contradicts = new Set<Kind>()
  const {equipment} = lexicon.edition.dictionaries
  const term = lexicon.siteTerm.get(item.facets.site ?? "")
  const key = term?.of ?? term?.zh ?? ""
  for (const {as, value} of account) {
    const fits = fitOf(as, value)
    if (fits !== undefined) (fits ? agrees : contradicts).add(as)
  }
  return {agrees: [...agrees].filter(kind => !contradicts.has(kind)), contradicts: [...contradicts]}

  function fitOf(as: Kind, value: string): boolean | undefined {
    if (as === "modality") return value === item.modality
    if (as === "equipment") return equipment?.any(value.split(" ")[0] ?? "")?.modalities[0] === item.modality
    if (as === "site") return lexicon.site(value, item.modality).some(site => site.key === key)
    if (as === "side" && term?.side) return value === term.side
    if (as === "method") return methodFits(lexicon.roles, item, value)
    if (as === "position") return item.modality === lexicon.roles.modalities.film ? undefined : false
    return undefined
  }
}

/** A method code stated for the item's modality is its own or not; plain against contrast; undefined where it says nothing. */
function methodFits(roles: Roles, item: Item, value: string): boolean | undefined {
  const words = value.split(" ")
  const own = `${item.modality}:`
  const codes = words.flatMap(word => (word.startsWith(own) ? [word.slice(own.length)] : []))
  if (codes.length > 0) return codes.includes(item.facets.method ?? "")
  if (words.some(word => word.includes(":"))) return false
  const method = item.facets.method ?? ""
  const [plain, contrast] = [words.includes("plain") || words.includes("without"), words.includes("contrast")]
  if (!plain && !contrast) return undefined
  if (plain !== contrast && roles.is("method", method, "both", item.modality)) return undefined
  return roles.is("method", method, plain ? (contrast ? "both" : "plain") : "contrast", item.modality)
}
