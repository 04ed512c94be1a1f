import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {answeredRows, asAnswered, type ExportedRow, localCode, reviewText, titleOf} from "./exported.ts"
import {itemName} from "./items.ts"
import {leftOutNote, leftOutOf} from "./left-out.ts"
import {type RowCounts, statesOfForm} from "./lists.ts"
import {togetherText} from "./one-of.ts"

/** FHIR's words (R5, ConceptMap.group.element.target.relationship) for ours, read from the local row to the item. */
const relationships: Readonly<Record<Relation, string>> = {
  equivalent: "equivalent",
  narrower: "source-is-narrower-than-target",
  broader: "source-is-broader-than-target",
  inexact: "related-to",
}

interface Target {
  readonly code: string
  readonly display: string
  readonly relationship: string
  /** Of one among several: whether all of them are meant, or one. */
  readonly together?: string
  /** That the row has another name since; see `reviewText`. */
  readonly review?: string
}

/** One for each code: where a code stands for several rows, it is broader than what each of them means. */
interface Element {
  readonly code: string
  readonly display: string
  readonly target: readonly Target[]
}

function joined(before: Element, after: Element): Element {
  const display = before.display === after.display ? before.display : `${before.display}; ${after.display}`
  const meaningOf = ({target}: Element) =>
    target.map(({code, relationship, together}) => [code, relationship, together].join()).join()
  const isSame = meaningOf(before) === meaningOf(after)
  const target = [...Map.groupBy([...before.target, ...after.target], ({code}) => code).values()].map(same => {
    const {together, review: _, ...one} = Object.assign({}, ...same) as Target
    const review = same.find(other => other.review)?.review
    return {
      ...one,
      ...(isSame ? together && {together} : {relationship: relationships.broader}),
      ...(review && {review}),
    }
  })
  return {code: before.code, display, target}
}

/**
 * A FHIR R5 ConceptMap of the rows with an accepted meaning, and of those that have
 * none (`noMap`). A row in review since its name changed stands under the name that
 * its answer was given for, with a comment. The description tells what is left out.
 */
export async function conceptMap(
  db: Connection,
  shelf: Shelf,
  {catalogueId, institution, at}: {catalogueId: string; institution: string; at: number},
): Promise<{readonly map: object; readonly left: RowCounts}> {
  const states = statesOfForm.conceptmap
  const groups = new Map<string, Map<string, Element>>()
  const put = (edition: string, element: Element) => {
    const elements = groups.get(edition) ?? new Map<string, Element>()
    groups.set(edition, elements)
    const before = elements.get(element.code)
    elements.set(element.code, before ? joined(before, element) : element)
  }
  const unmatched: string[] = []
  for await (const row of answeredRows(db, catalogueId, states)) {
    for (const [edition, element] of elementsOf(shelf, row)) put(edition, element)
    if (row.was && row.items.length === 0) unmatched.push(`${localCode(asAnswered(row))}: ${reviewText(row)}`)
  }
  const left = await leftOutOf(db, catalogueId, states)
  const description = [leftOutNote(left), ...unmatched].filter(Boolean).join("\n\n")
  const map = {
    resourceType: "ConceptMap",
    id: catalogueId,
    url: `urn:zhengming:catalogue:${catalogueId}:map`,
    status: "active",
    date: new Date(at).toISOString(),
    ...(description && {description}),
    group: [...groups].map(([edition, elements]) => ({
      source: `urn:zhengming:institution:${institution}`,
      ...(edition !== "" && {target: `urn:zhengming:edition:${edition}`}),
      element: [...elements.values()].map(written),
    })),
  }
  return {map, left}
}

/** What a row means, by edition; `""` where nothing does. */
function elementsOf(shelf: Shelf, row: ExportedRow): readonly (readonly [string, Element])[] {
  const known = asAnswered(row)
  const [code, display] = [localCode(known), titleOf(known)]
  if (row.items.length === 0) return [["", {code, display, target: []}]]
  const relationship = relationships[row.relation ?? "equivalent"]
  const [together, review] = [togetherText(row.items), reviewText(row)]
  return [...Map.groupBy(row.items, item => item.edition)].map(([edition, items]) => {
    const target = items.map(item => ({
      ...{code: item.code, display: itemName(shelf, item), relationship},
      ...(together && {together}),
      ...(review && {review}),
    }))
    return [edition, {code, display, target}] as const
  })
}

const written = ({target, ...element}: Element): object =>
  target.length === 0
    ? {...element, noMap: true}
    : {
        ...element,
        target: target.map(({together, review, ...one}) => {
          const comment = [together, review].filter(Boolean).join("; ")
          return {...one, ...(comment && {comment})}
        }),
      }
