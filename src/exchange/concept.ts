import type {Issue, Place} from "../issue/index.ts"
import {type Edition, type Item, type Relation, type Row, relations, termFacets} from "../standard/index.ts"
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
 * @returns the sound rows, and a `concept.…` for each other one, with table and row
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
    const place = {table, row: i + 2}
    const {code = "", scheme = ""} = row
    const found = seen.has(key) ? issue("concept.repeated", {code, scheme}, place) : faultOf(row, editions, place)
    seen.add(key)
    if (found) issues.push(found)
    else concepts.push(row as unknown as Concept) // `faultOf` has looked at every column
  }
  return {concepts, issues}
}

function faultOf(row: Row, editions: readonly Edition[], place: Place): Issue | undefined {
  const {facet = "", code = "", concept = "", meaning = ""} = row
  for (const column of ["facet", "scheme", "relation"] as const) {
    const value = row[column] ?? ""
    if (!listed[column].includes(value))
      return issue("concept.value", {value, known: listed[column].join(", ")}, {...place, column})
  }
  if (concept === "" || meaning === "") return issue("concept.empty", {code}, place)
  const edition = editions.find(({id}) => id === row.edition)
  if (!edition) return issue("concept.edition", {edition: row.edition ?? ""}, {...place, column: "edition"})
  return isTerm(edition, facet, code)
    ? undefined
    : issue("concept.term", {code, facet, edition: edition.id}, {...place, column: "code"})
}

/** Whether an edition has a term, or a site of a side. */
function isTerm({dictionaries}: Edition, facet: string, code: string): boolean {
  const known = termFacets.find(one => one === facet)
  return known
    ? dictionaries[known]?.any(code) !== undefined
    : (dictionaries.site?.terms ?? []).some(site => site.side === code)
}

/** The concepts of an item's equipment, site, side and position. */
export function conceptsOf(
  concepts: readonly Concept[],
  edition: Edition,
  {modality, facets}: Item,
): readonly Concept[] {
  const {family} = edition
  const codes: Readonly<Record<ConceptFacet, string | undefined>> = {
    equipment: facets.equipment,
    site: facets.site,
    side: edition.dictionaries.site?.get(facets.site ?? "", modality)?.side,
    position: facets.position,
  }
  return concepts.filter(({edition, facet, code}) => edition === family && codes[facet] === code)
}
