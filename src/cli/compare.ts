import {openFolderShelf} from "../shelf/index.ts"
import {type Change, changedTexts, changeTexts, compareEditions, segmentTexts} from "../standard/index.ts"
import {csvLine, formatOf, language, print} from "./output.ts"

const columns = ["what", "kind", "facet", "table", "code", "name", "column", "before", "after"] as const

/** What changed between two editions, one change a line. */
export async function run(from: string, to: string, options: {format?: string}): Promise<void> {
  const format = formatOf(options.format, "table", "csv", ["table", "csv"])
  const shelf = openFolderShelf()
  const editions = [shelf.edition(from), shelf.edition(to)] as const
  await print(format === "csv" ? csvLine(columns) : `${from} → ${to}\n`)
  const changes = compareEditions(...editions)
  const line = format === "csv" ? cells : words
  await print(changes.map(line).join(""))
  const counts = Object.entries(changeTexts)
    .map(([kind, text]) => [text[language], changes.filter(change => change.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
  process.stderr.write(`${from} → ${to}: ${counts.map(([text, count]) => `${text} ${count}`).join(", ") || "="}\n`)
}

const cells = (change: Change): string => csvLine(columns.map(column => change[column] ?? ""))

/** A change in a person's words: `词条 部位 改名 010701 鼻窦（副鼻窦）`. */
function words({what, kind, facet, table, code, name, column, before, after}: Change): string {
  const of = facet === undefined ? (table ?? "") : (segmentTexts[facet]?.[language] ?? facet)
  const way = after === undefined ? before : [before, after].filter(text => text !== undefined).join(" → ")
  const head = [changedTexts[what][language], of, changeTexts[kind][language], code, name].filter(Boolean)
  return `${[...head, [column, way].filter(Boolean).join(": ")].filter(Boolean).join("  ")}\n`
}
