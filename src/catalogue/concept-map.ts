import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {exportedRows, localCode, titleOf} from "./exported.ts"
import {itemName} from "./items.ts"
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
  readonly comment?: string
}

/** One for each code: where a code stands for several rows, it is broader than what each of them means. */
interface Element {
  readonly code: string
  readonly display: string
  readonly noMap?: true
  readonly target?: readonly Target[]
}

function joined(before: Element, after: Element): Element {
  const display = before.display === after.display ? before.display : `${before.display}; ${after.display}`
  const targets = new Map([...(before.target ?? []), ...(after.target ?? [])].map(target => [target.code, target]))
  if (targets.size === 0) return {code: before.code, display, noMap: true}
  const meaningOf = ({target = []}: Element) =>
    target.map(({code, relationship, comment}) => [code, relationship, comment].join()).join()
  const isSame = meaningOf(before) === meaningOf(after)
  const target = [...targets.values()].map(({comment, ...one}) =>
    isSame ? {...one, ...(comment && {comment})} : {...one, relationship: relationships.broader},
  )
  return {code: before.code, display, target}
}

/** A FHIR R5 ConceptMap of the rows with an accepted meaning, and of those that have none (`noMap`). */
export async function conceptMap(
  db: Connection,
  shelf: Shelf,
  {catalogueId, institution, at}: {catalogueId: string; institution: string; at: number},
): Promise<object> {
  const groups = new Map<string, Map<string, Element>>()
  const put = (edition: string, element: Element) => {
    const elements = groups.get(edition) ?? new Map<string, Element>()
    groups.set(edition, elements)
    const before = elements.get(element.code)
    elements.set(element.code, before ? joined(before, element) : element)
  }
  for await (const row of exportedRows(db, catalogueId, ["accepted", "no match"])) {
    const [code, display] = [localCode(row), titleOf(row)]
    if (row.items.length === 0) put("", {code, display, noMap: true})
    for (const [edition, items] of Map.groupBy(row.items, item => item.edition)) {
      const relationship = relationships[row.relation ?? "equivalent"]
      const comment = togetherText(row.items)
      const target = items.map(item => ({
        ...{code: item.code, display: itemName(shelf, item), relationship},
        ...(comment && {comment}),
      }))
      put(edition, {code, display, target})
    }
  }
  return {
    resourceType: "ConceptMap",
    id: catalogueId,
    url: `urn:zhengming:catalogue:${catalogueId}:map`,
    status: "active",
    date: new Date(at).toISOString(),
    group: [...groups].map(([edition, elements]) => ({
      source: `urn:zhengming:institution:${institution}`,
      ...(edition !== "" && {target: `urn:zhengming:edition:${edition}`}),
      element: [...elements.values()],
    })),
  }
}
