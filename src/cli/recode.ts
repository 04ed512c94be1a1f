import {existsSync} from "node:fs"
import {openFolderShelf} from "../shelf/index.ts"
import {type Edition, type Fate, fateTexts, type Recoded, recode} from "../standard/index.ts"
import {createTable, detectColumns, openTable} from "../tables/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {csvLine, language, print} from "./output.ts"

const added = ["recoded", "fate", "candidates", "lost", "issues"]

/** One code, or every row of a table with a column of codes; every row is told exact, lossy, ambiguous or dead. */
export async function run(input: string, options: {from: string; to: string; out?: string}): Promise<void> {
  const shelf = openFolderShelf()
  const from = shelf.edition(options.from)
  const to = shelf.edition(options.to)
  if (existsSync(input)) return recodeTable(input, from, to, options.out)
  if (/[./\\]/.test(input)) throw refuse("file.missing", {path: input})
  const made = recode(from, to, input.trim())
  await print(`${[made.from, made.fate, ...cellsOf(made).filter((_, i) => i !== 1)].join("\t").trimEnd()}\n`)
  if (made.fate === "dead") process.exitCode = 1
}

const cellsOf = (made: Recoded): readonly string[] => [
  made.code ?? "",
  made.fate,
  made.candidates.join(";"),
  made.lost.join(";"),
  made.issues.map(found => issueText(found, language)).join(" "),
]

async function recodeTable(file: string, from: Edition, to: Edition, out: string | undefined): Promise<void> {
  const table = await openTable(file)
  const {code} = detectColumns(table.header)
  if (code === undefined) {
    await table.close()
    throw refuse("column.missing", {column: "code", header: table.header.join(", ")}, {table: file})
  }
  const writer = out === undefined ? undefined : await createTable(out, [...table.header, ...added])
  const counts = new Map<Fate, number>()
  try {
    if (!writer) await print(csvLine([...table.header, ...added]))
    for await (const batch of table.batches()) {
      const rows = batch.map(row => {
        const made = recode(from, to, row.cells[code]?.trim() ?? "")
        counts.set(made.fate, (counts.get(made.fate) ?? 0) + 1)
        return [...row.cells.slice(0, table.header.length), ...cellsOf(made)]
      })
      if (writer) await writer.write(rows)
      else await print(rows.map(csvLine).join(""))
    }
    await writer?.close()
  } catch (error) {
    await writer?.abort()
    throw error
  }
  process.stderr.write(
    `${file}: ${[...counts]
      .sort()
      .map(([fate, n]) => `${fateTexts[fate][language]} ${n}`)
      .join(", ")}\n`,
  )
}
