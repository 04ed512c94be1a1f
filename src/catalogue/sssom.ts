import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {writeTable} from "../tables/index.ts"
import {daysIn} from "./dates.ts"
import {exportedRows, localCode, titleOf} from "./exported.ts"
import {itemName} from "./items.ts"
import {togetherText} from "./one-of.ts"

/** SKOS mapping predicates for our relations, read from the local row to the item. */
const predicates: Readonly<Record<Relation, string>> = {
  equivalent: "skos:exactMatch",
  narrower: "skos:broadMatch",
  broader: "skos:narrowMatch",
  inexact: "skos:relatedMatch",
}

const header = [
  ...["subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification"],
  ...[
    "author_id",
    "mapping_date",
    "mapping_tool",
    "mapping_tool_version",
    "confidence",
    "object_source_version",
    "comment",
  ],
]

/**
 * Write accepted mappings as a table of SSSOM (TSV; https://w3id.org/sssom): one
 * line for each item of a row, with a comment on what stands beside it, dated by
 * the day that it was where the zone is.
 *
 * @returns how many lines were written
 */
export async function exportSssom(
  db: Connection,
  shelf: Shelf,
  {catalogueId, institution, zone, path}: {catalogueId: string; institution: string; zone: string; path: string},
): Promise<number> {
  const dayOf = daysIn(zone)
  return writeTable(path, header, async table => {
    let count = 0
    for await (const row of exportedRows(db, catalogueId, ["accepted"]))
      for (const item of row.items) {
        count++
        await table.write([
          [
            `${institution}:${localCode(row)}`,
            titleOf(row),
            predicates[row.relation ?? "equivalent"],
            `zhengming:${item.code}`,
            itemName(shelf, item),
            row.origin === "person" ? "semapv:ManualMappingCuration" : "semapv:LexicalMatching",
            row.origin === "person" ? `zhengming-user:${row.by}` : "",
            dayOf(row.since),
            row.origin === "person" ? "" : "zhengming",
            row.engine === null ? "" : `${row.engine}+${row.lexicon}`,
            row.confidence.toFixed(3),
            item.edition,
            togetherText(row.items),
          ],
        ])
      }
    return count
  })
}
