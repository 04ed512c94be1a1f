import {existsSync} from "node:fs"
import {openFolderShelf} from "../shelf/index.ts"
import {type Edition, type Fate, fateTexts, type Recoded, recode} from "../standard/index.ts"
import {detectColumns, openTable, type Row, writeTable} from "../tables/index.ts"
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
  await using table = await openTable(file)
  const {code} = detectColumns(table.header)
  if (code === undefined)
    throw refuse("column.missing", {column: "code", header: table.header.join(", ")}, {table: file})
  const header = [...table.header, ...added]
  const counts = new Map<Fate, number>()
  const rowsOf = (batch: readonly Row[]) =>
    batch.map(row => {
      const made = recode(from, to, row.cells[code]?.trim() ?? "")
      counts.set(made.fate, (counts.get(made.fate) ?? 0) + 1)
      return [...row.cells.slice(0, table.header.length), ...cellsOf(made)]
    })
  if (out === undefined) {
    await print(csvLine(header))
    for await (const batch of table.batches()) await print(rowsOf(batch).map(csvLine).join(""))
  } else
    await writeTable(out, header, async writer => {
      for await (const batch of table.batches()) await writer.write(rowsOf(batch))
    })
  process.stderr.write(
    `${file}: ${[...counts]
      .sort()
      .map(([fate, n]) => `${fateTexts[fate][language]} ${n}`)
      .join(", ")}\n`,
  )
}
