import type {Shelf} from "../shelf/index.ts"
import type {Connection} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {writeTable} from "../tables/index.ts"
import {type ExportedRow, exportedRows, factCells, itemCells} from "./exported.ts"
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
  ],
]

/**
 * Write what a catalogue's rows mean as a table, CSV or XLSX by the name.
 *
 * @returns how many rows were written
 * @throws Refusal of `createTable`
 */
export async function exportTable(
  db: Connection,
  shelf: Shelf,
  {catalogueId, path, states}: {catalogueId: string; path: string; states: readonly MappingState[]},
): Promise<number> {
  return writeTable(path, header, async table => {
    let count = 0
    for await (const row of exportedRows(db, catalogueId, states)) {
      count++
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
        ],
      ])
    }
    return count
  })
}

/** How many of the items of a row are meant. */
function answerOf({items}: ExportedRow): "" | "one" | "all of" | "one of" {
  if (isOpen(items)) return "one of"
  return items.length > 1 ? "all of" : items.length === 1 ? "one" : ""
}
