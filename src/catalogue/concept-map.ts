import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {exportedRows} from "./exported.ts"
import {itemName} from "./items.ts"

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
}

interface Element {
  readonly code: string
  readonly display: string
  readonly noMap?: true
  readonly target?: readonly Target[]
}

/** A FHIR R5 ConceptMap of the rows with an accepted meaning, and of those that have none (`noMap`). */
export async function conceptMap(
  db: Connection,
  shelf: Shelf,
  {catalogueId, institution, at}: {catalogueId: string; institution: string; at: number},
): Promise<object> {
  const groups = new Map<string, Element[]>()
  const put = (edition: string, element: Element) => {
    const elements = groups.get(edition)
    if (elements) elements.push(element)
    else groups.set(edition, [element])
  }
  for await (const row of exportedRows(db, catalogueId, ["accepted", "no match"])) {
    const code = row.code || row.name
    if (row.items.length === 0) put("", {code, display: row.name, noMap: true})
    for (const [edition, items] of Map.groupBy(row.items, item => item.edition)) {
      const relationship = relationships[row.relation ?? "equivalent"]
      const target = items.map(item => ({code: item.code, display: itemName(shelf, item), relationship}))
      put(edition, {code, display: row.name, target})
    }
  }
  return {
    resourceType: "ConceptMap",
    id: catalogueId,
    url: `urn:zhengming:catalogue:${catalogueId}:map`,
    status: "active",
    date: new Date(at).toISOString(),
    group: [...groups].map(([edition, element]) => ({
      source: `urn:zhengming:institution:${institution}`,
      ...(edition !== "" && {target: `urn:zhengming:edition:${edition}`}),
      element,
    })),
  }
}
