import type {Issue} from "../issue/index.ts"
import {type Edition, familyOf, type Item, type Relation, type Row, relations, termFacets} from "../standard/index.ts"
import {issue} from "./issues.ts"
import {type ConceptFacet, type ConceptScheme, conceptFacets, conceptSchemes} from "./lists.ts"

/** A term of the standard beside a concept of another code system, as reviewed. */
export interface Concept {
  /** The edition whose family the term is of. */
  readonly edition: string
  readonly facet: ConceptFacet
  readonly code: string
  readonly scheme: ConceptScheme
  readonly concept: string
  readonly meaning: string
  /** How the term stands to the concept: the left knee is narrower than the knee. */
  readonly relation: Relation
}

const listed: Readonly<Record<"facet" | "scheme" | "relation", readonly string[]>> = {
  facet: conceptFacets,
  scheme: conceptSchemes,
  relation: relations,
}

/**
 * The concepts of a table.
 *
 * @returns the sound rows, and `edition.table` for the others, with table and row
 */
export function readConcepts(
  rows: readonly Row[],
  editions: readonly Edition[],
  table: string,
): {readonly concepts: readonly Concept[]; readonly issues: readonly Issue[]} {
  const concepts: Concept[] = []
  const issues: Issue[] = []
  const seen = new Set<string>()
  for (const [i, row] of rows.entries()) {
    const key = [row.edition, row.facet, row.code, row.scheme].join(" ")
    const found = seen.has(key) ? {value: key, reason: "stated twice"} : faultOf(row, editions)
    seen.add(key)
    if (found) issues.push(issue("edition.table", found, {table, row: i + 2}))
    else concepts.push(row as unknown as Concept) // `faultOf` has looked at every column
  }
  return {concepts, issues}
}

function faultOf(row: Row, editions: readonly Edition[]): {value: string; reason: string} | undefined {
  const {facet = "", code = "", concept = "", meaning = ""} = row
  for (const column of ["facet", "scheme", "relation"] as const)
    if (!listed[column].includes(row[column] ?? "")) return {value: row[column] ?? "", reason: `unknown ${column}`}
  if (concept === "" || meaning === "") return {value: code, reason: "a concept has a code and a meaning"}
  const edition = editions.find(({id}) => id === row.edition)
  if (!edition) return {value: row.edition ?? "", reason: "unknown edition"}
  const sites = edition.dictionaries.site?.terms ?? []
  const known = termFacets.find(one => one === facet)
  const isTerm = known ? edition.dictionaries[known]?.any(code) : sites.some(site => site.row.side === code)
  return isTerm ? undefined : {value: code, reason: `unknown ${facet}`}
}

/** The concepts of an item's equipment, site, side and position. */
export function conceptsOf(
  concepts: readonly Concept[],
  edition: Edition,
  {modality, facets}: Item,
): readonly Concept[] {
  const family = familyOf(edition)
  const codes: Readonly<Record<ConceptFacet, string | undefined>> = {
    equipment: facets.equipment,
    site: facets.site,
    side: edition.dictionaries.site?.get(facets.site ?? "", modality)?.row.side,
    position: facets.position,
  }
  return concepts.filter(({edition, facet, code}) => edition === family && codes[facet] === code)
}
