import type {Issue} from "../issue/index.ts"
import type {Edition} from "./edition.ts"
import {keyOf, type Tables} from "./edition-tables.ts"
import {issue} from "./issues.ts"
import {codeWidth} from "./layout.ts"
import {type Facet, facets, type HeirRelation} from "./lists.ts"
import type {Heirs, Term} from "./term.ts"

/** The heirs that the table of retirements states, by key of its rows. */
export const retirementsOf = (tables: Tables): ReadonlyMap<string, Heirs> =>
  new Map(
    (tables.retirement ?? []).map(row => [
      keyOf("retirement", row),
      {
        codes: (row.heirs ?? "").split(" ").filter(Boolean),
        relation: (row.relation || "equivalent") as HeirRelation,
        lost: (row.lost ?? "").split(" ").filter(Boolean),
        until: row.until || undefined,
      },
    ]),
  )

/**
 * What stands for a term or an item; `undefined` while it is in force.
 *
 * @param code of an item: as the table of retirements writes it, with the equipment that the list is written for
 */
export function heirsOf(
  edition: Edition,
  facet: Facet | "item",
  code: string,
  modality: string | undefined,
): Heirs | undefined {
  if (edition.retired.size > 0) {
    const stated = edition.retired.get(`${facet}|${code}|${modality}`) ?? edition.retired.get(`${facet}|${code}`)
    if (stated) return stated
  }
  return facet === "item" ? undefined : edition.dictionaries[facet]?.get(code, modality ?? "")?.heirs
}

/** The term with the heirs that a retirement of all it applies to states. */
export function withHeirs(term: Term, retired: ReadonlyMap<string, Heirs>): Term {
  if (retired.size === 0) return term
  const {facet, code, modalities} = term
  const own = modalities.map(modality => retired.get(`${facet}|${code}|${modality}`))
  const heirs = retired.get(`${facet}|${code}`) ?? (own.every(Boolean) ? own[0] : undefined)
  return heirs ? {...term, heirs, until: heirs.until ?? term.until} : term
}

/**
 * Heirs that are no heirs: unknown, or retired themselves. One that a later
 * edition retired has heirs of its own, which are followed; that the editions
 * are two is known where both rows say their last.
 *
 * @returns `retirement.heir`
 */
export function heirFaults(edition: Edition): readonly Issue[] {
  const terms = facets.flatMap(facet =>
    (edition.dictionaries[facet]?.terms ?? []).flatMap(({code, heirs}) =>
      faultsOf(code, heirs, facet, heir => {
        const term = edition.dictionaries[facet]?.any(heir)
        return term && (term.heirs ?? "in force")
      }),
    ),
  )
  return [...terms, ...itemHeirFaults(edition)]
}

/** Of the items, where the edition writes codes as its retirements do. */
function itemHeirFaults({retired, items, layout, names}: Edition): readonly Issue[] {
  if (codeWidth(layout) !== codeWidth(names.layout)) return []
  const standing = (code: string) => (items.has(code) ? "in force" : retired.get(`item|${code}`))
  return [...retired].flatMap(([key, heirs]) =>
    key.startsWith("item|") ? faultsOf(key.replace("item|", ""), heirs, "retirement", standing) : [],
  )
}

/** @param standing of a code: its own heirs where it is retired, `undefined` where it is not known */
const faultsOf = (
  code: string,
  heirs: Heirs | undefined,
  table: string,
  standing: (code: string) => "in force" | Heirs | undefined,
): readonly Issue[] =>
  (heirs?.codes ?? []).flatMap(heir => {
    const found = standing(heir)
    const isLater =
      found !== undefined && found !== "in force" && heirs?.until !== undefined && found.until !== heirs.until
    return found === "in force" || isLater ? [] : issue("retirement.heir", {code, heir}, {table})
  })
