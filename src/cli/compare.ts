import {openFolderShelf} from "../shelf/index.ts"
import {changeTexts, compareEditions} from "../standard/index.ts"
import {csvLine, formatOf, language, print} from "./output.ts"

/** What changed between two editions, one change a line. */
export async function run(from: string, to: string, options: {format?: string}): Promise<void> {
  const format = formatOf(options.format, "table", "csv", ["table", "csv"])
  const shelf = openFolderShelf()
  const editions = [shelf.edition(from), shelf.edition(to)] as const
  await print(format === "csv" ? csvLine(["what", "kind", "facet", "code", "name", "before"]) : `${from} → ${to}\n`)
  const changes = compareEditions(...editions)
  const line = format === "csv" ? csvLine : (cells: readonly string[]) => `${cells.join("  ")}\n`
  await print(changes.map(c => line([c.what, c.kind, c.facet ?? "", c.code, c.name, c.before ?? ""])).join(""))
  const counts = Object.entries(changeTexts).map(
    ([kind, text]) => `${text[language]} ${changes.filter(c => c.kind === kind).length}`,
  )
  process.stderr.write(`${from} → ${to}: ${counts.join(", ")}\n`)
}
