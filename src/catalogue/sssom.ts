import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {type TableWriter, writeTable} from "../tables/index.ts"
import {daysIn} from "./dates.ts"
import {answeredRows, asAnswered, type ExportedRow, localCode, reviewText, titleOf} from "./exported.ts"
import {itemName} from "./items.ts"
import {type Exported, leftOutNote, leftOutOf} from "./left-out.ts"
import {type RowCounts, statesOfForm} from "./lists.ts"
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
 * the day that it was where the zone is. A row in review since its name changed
 * stands under the name that its answer was given for, with a comment. What is left
 * out is told in the metadata above the table.
 */
export async function exportSssom(
  db: Connection,
  shelf: Shelf,
  {catalogueId, institution, zone, path}: {catalogueId: string; institution: string; zone: string; path: string},
): Promise<Exported> {
  const states = statesOfForm.sssom
  const left = await leftOutOf(db, catalogueId, states)
  const dayOf = daysIn(zone)
  const write = async (table: TableWriter) => {
    let rows = 0
    for await (const row of answeredRows(db, catalogueId, states)) {
      rows += row.items.length
      await table.write(linesOf(shelf, row, {institution, day: dayOf(row.since)}))
    }
    return {rows, left}
  }
  return writeTable(path, header, write, {notes: metadata({catalogueId, institution, left})})
}

/** What a set of mappings says of itself, a line of YAML each. */
function metadata({
  catalogueId,
  institution,
  left,
}: {
  catalogueId: string
  institution: string
  left: RowCounts
}): readonly string[] {
  const comment = leftOutNote(left)
  const quoted = JSON.stringify
  return [
    `mapping_set_id: ${quoted(`urn:zhengming:catalogue:${catalogueId}:map`)}`,
    `license: ${quoted("https://w3id.org/sssom/license/unspecified")}`,
    "curie_map:",
    `  ${quoted(institution)}: ${quoted(`urn:zhengming:institution:${institution}:`)}`,
    `  zhengming: ${quoted("urn:zhengming:item:")}`,
    `  zhengming-user: ${quoted("urn:zhengming:user:")}`,
    ...(comment ? [`comment: ${quoted(comment)}`] : []),
  ]
}

function linesOf(
  shelf: Shelf,
  row: ExportedRow,
  {institution, day}: {institution: string; day: string},
): readonly (readonly string[])[] {
  const known = asAnswered(row)
  const isPerson = row.origin === "person"
  const comment = [togetherText(row.items), reviewText(row)].filter(Boolean).join("; ")
  return row.items.map(item => [
    `${institution}:${localCode(known)}`,
    titleOf(known),
    predicates[row.relation ?? "equivalent"],
    `zhengming:${item.code}`,
    itemName(shelf, item),
    isPerson ? "semapv:ManualMappingCuration" : "semapv:LexicalMatching",
    isPerson ? `zhengming-user:${row.by}` : "",
    day,
    isPerson ? "" : "zhengming",
    row.engine === null ? "" : `${row.engine}+${row.lexicon}`,
    row.confidence.toFixed(3),
    item.edition,
    comment,
  ])
}
