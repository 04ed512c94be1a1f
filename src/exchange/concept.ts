import type {Issue, Place} from "../issue/index.ts"
import {type Edition, type Facet, familyOf, type Item, type Relation, type Row, relations} from "../standard/index.ts"
import {issue} from "./issues.ts"

/** A term of the standard beside a concept of another code system, as reviewed. */
export interface Concept {
  /** The edition whose family the term is of. */
  readonly edition: string
  /** `side` is that of the site: left, right, both. */
  readonly facet: "equipment" | "site" | "position" | "side"
  readonly code: string
  /** `DCM` and `SCT` as in DICOM, or the keyword of a DICOM attribute with terms of its own. */
  readonly scheme: "DCM" | "SCT" | "BodyPartExamined" | "ViewPosition"
  readonly concept: string
  readonly meaning: string
  /** How the term stands to the concept: the left knee is narrower than the knee. */
  readonly relation: Relation
}

const known: Readonly<Record<"facet" | "scheme" | "relation", readonly string[]>> = {
  facet: ["equipment", "site", "position", "side"],
  scheme: ["DCM", "SCT", "BodyPartExamined", "ViewPosition"],
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
    if (!known[column].includes(value))
      return issue("concept.value", {value, known: known[column].join(", ")}, {...place, column})
  }
  if (concept === "" || meaning === "") return issue("concept.empty", {code}, place)
  const edition = editions.find(({id}) => id === row.edition)
  if (!edition) return issue("concept.edition", {edition: row.edition ?? ""}, {...place, column: "edition"})
  return isTerm(edition, facet, code)
    ? undefined
    : issue("concept.term", {code, facet, edition: edition.id}, {...place, column: "code"})
}

const isTerm = ({dictionaries}: Edition, facet: string, code: string): boolean =>
  facet === "side"
    ? (dictionaries.site?.terms ?? []).some(site => site.side === code)
    : dictionaries[facet as Facet]?.any(code) !== undefined

/** The concepts of an item's equipment, site, side and position. */
export function conceptsOf(
  concepts: readonly Concept[],
  edition: Edition,
  {modality, facets}: Item,
): readonly Concept[] {
  const family = familyOf(edition)
  const codes: Readonly<Record<Concept["facet"], string | undefined>> = {
    equipment: facets.equipment,
    site: facets.site,
    side: edition.dictionaries.site?.get(facets.site ?? "", modality)?.side,
    position: facets.position,
  }
  return concepts.filter(({edition, facet, code}) => edition === family && codes[facet] === code)
}
