import {detectColumns, loadEdition, openTable} from "../files/index.ts"
import {type Issue, issueText, refuse, rowChecker} from "../standard/index.ts"
import {formatOf, language, print} from "./output.ts"

/** Check a table of codes and names; one issue a line, exit 1 when there are any. */
export async function run(file: string, options: {edition: string; format?: string}): Promise<void> {
  const format = formatOf(options.format, "table", "table", ["table", "jsonl"])
  const edition = loadEdition(options.edition)
  const table = await openTable(file)
  const {code, name} = detectColumns(table.header)
  if (code === undefined) {
    await table.close()
    throw refuse("column.missing", {column: "code", header: table.header.join(", ")}, {table: file})
  }
  const check = rowChecker(edition, file)
  let count = 0
  const report = async (issues: readonly Issue[]) => {
    count += issues.length
    await print(
      issues
        .map(
          found =>
            `${format === "jsonl" ? JSON.stringify({...found, text: issueText(found, language)}) : line(found)}\n`,
        )
        .join(""),
    )
  }
  for await (const rows of table.batches())
    for (const row of rows) {
      const cell = name === undefined ? undefined : row.cells[name]
      await report(
        check({row: row.number, code: row.cells[code]?.trim() ?? "", ...(cell === undefined ? {} : {name: cell})}),
      )
    }
  await report(table.issues)
  process.stderr.write(`${file}: ${count} issues\n`)
  if (count > 0) process.exitCode = 1
}

function line(found: Issue): string {
  const repairs = found.repairs.map(repair => ` → ${repair.text}`).join("")
  return `row ${found.place.row ?? "-"}, ${found.place.column ?? "-"}: ${found.id}: ${issueText(found, language)}${repairs}`
}
