import {type Labelled, type Status, statusTexts} from "../recognition/index.ts"
import {refuse} from "../standard/index.ts"
import {openTable, type Row, type TableReader} from "./read-table.ts"

const needed = ["raw_name", "status", "codes"] as const

/**
 * Labelled names: a table with the columns `raw_name`, `status` and `codes`
 * (apart by `;`), and where it has them `count` and `stratum`.
 *
 * @throws Refusal `column.missing`, `option.value` for a status that is none
 */
export async function readLabelled(path: string): Promise<readonly Labelled[]> {
  const table = await openTable(path)
  const at = (column: string) => table.header.indexOf(column)
  for (const column of needed)
    if (at(column) < 0) {
      await table.close()
      throw refuse("column.missing", {column, header: table.header.join(", ")}, {table: path})
    }
  const labelled: Labelled[] = []
  for await (const rows of table.batches()) for (const row of rows) labelled.push(labelOf(row, at, table))
  return labelled
}

function labelOf(row: Row, at: (column: string) => number, table: TableReader): Labelled {
  const cell = (column: string) => row.cells[at(column)] ?? ""
  const status = cell("status") as Status
  if (!(status in statusTexts)) {
    const known = Object.keys(statusTexts).join(", ")
    throw refuse("option.value", {option: "status", value: status, known}, {table: table.path, row: row.number})
  }
  const codes = cell("codes").split(";").filter(Boolean).sort()
  return {name: cell("raw_name"), status, codes, count: Number(cell("count")) || 1, stratum: cell("stratum")}
}
