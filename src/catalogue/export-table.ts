import type {Shelf} from "../shelf/index.ts"
import type {Connection} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {writeTable} from "../tables/index.ts"
import {answeredRows, asAnswered, type ExportedRow, factCells, itemCells, titleOf} from "./exported.ts"
import {type Exported, leftOutOf} from "./left-out.ts"
import {isOpen} from "./one-of.ts"

const header = [
  ...["code", "name", "beside", "modality", "department", "volume"],
  ...[
    "state",
    "relation",
    "edition",
    "codes",
    "names",
    "answer",
    "confidence",
    "origin",
    "by",
    "since",
    "engine",
    "lexicon",
    "answered as",
  ],
]

/**
 * Write what a catalogue's rows mean as a table, CSV or XLSX by the name. A row in
 * review since its name changed goes with its answer, where that was in one of these
 * states; `answered as` is the name that it was given for.
 *
 * @throws Refusal of `createTable`
 */
export async function exportTable(
  db: Connection,
  shelf: Shelf,
  {catalogueId, path, states}: {catalogueId: string; path: string; states: readonly MappingState[]},
): Promise<Exported> {
  return writeTable(path, header, async table => {
    let rows = 0
    for await (const row of answeredRows(db, catalogueId, states)) {
      rows++
      await table.write([
        [
          ...factCells(row),
          row.relation ?? "",
          row.items[0]?.edition ?? "",
          ...itemCells(shelf, row),
          answerOf(row),
          String(row.confidence),
          row.origin,
          row.by,
          new Date(row.since).toISOString(),
          row.engine ?? "",
          row.lexicon ?? "",
          row.was ? titleOf(asAnswered(row)) : "",
        ],
      ])
    }
    return {rows, left: await leftOutOf(db, catalogueId, states)}
  })
}

/** How many of the items of a row are meant. */
function answerOf({items}: ExportedRow): "" | "one" | "all of" | "one of" {
  if (isOpen(items)) return "one of"
  return items.length > 1 ? "all of" : items.length === 1 ? "one" : ""
}
