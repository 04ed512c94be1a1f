import {openFolderShelf} from "../shelf/index.ts"
import {refuse} from "./issues.ts"
import {csvLine, formatOf, print} from "./output.ts"

/** The generated list of an edition. */
export async function run(options: {edition: string; modality?: string; format?: string}): Promise<void> {
  const format = formatOf(options.format, "table", "csv", ["table", "csv", "json"])
  const edition = openFolderShelf().edition(options.edition)
  const known = [...new Set([...edition.items.values()].map(item => item.modality))]
  if (options.modality !== undefined && !known.includes(options.modality))
    throw refuse("option.value", {option: "modality", value: options.modality, known: known.join(", ")})
  const items = [...edition.items.values()].filter(item => !options.modality || item.modality === options.modality)
  if (format === "json") return print(`${JSON.stringify(items, null, 1)}\n`)
  if (format === "csv") await print(csvLine(["code", "name_zh", "name_en", "modality", "name_layer"]))
  const line = format === "csv" ? csvLine : (cells: readonly string[]) => `${cells[0]}  ${cells[1]}  ${cells[2]}\n`
  await print(items.map(item => line([item.code, item.zh, item.en, item.modality, item.layer])).join(""))
}
