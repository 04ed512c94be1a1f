import {createTable, detectColumns, findColumn, loadLexicon, openTable} from "../files/index.ts"
import {type Recognition, recognise} from "../recognition/index.ts"
import {refuse} from "../standard/index.ts"
import {print, probability} from "./output.ts"

const added = ["status", "accepted", "codes", "names", "confidence", "flags", "explanation"]

/** A table in, the same table out with what each name was read as; nothing stands at the target until all is written. */
export async function run(
  file: string,
  options: {out: string; column?: string; edition: string; accept: string},
): Promise<void> {
  const accept = probability("accept", options.accept)
  const table = await openTable(file)
  const columns = detectColumns(table.header)
  const column = options.column === undefined ? columns.name : table.header.indexOf(options.column)
  if (column === undefined || column < 0) {
    await table.close()
    const rivals = options.column === undefined ? findColumn(table.header, "name") : undefined
    if (rivals && "several" in rivals)
      throw refuse(
        "column.several",
        {columns: rivals.several.map(at => `${at + 1} ${table.header[at]}`).join(", ")},
        {table: file},
      )
    throw refuse("column.missing", {column: options.column ?? "name", header: table.header.join(", ")}, {table: file})
  }
  const lexicon = loadLexicon(options.edition)
  const writer = await createTable(options.out, [...table.header, ...added])
  const counts = new Map<string, number>()
  let rows = 0
  try {
    for await (const batch of table.batches()) {
      await writer.write(
        batch.map(row => {
          const modality = columns.modality === undefined ? undefined : modalityKey(row.cells[columns.modality] ?? "")
          const read = recognise(lexicon, row.cells[column] ?? "", modality, accept)
          counts.set(read.status, (counts.get(read.status) ?? 0) + 1)
          return [...row.cells.slice(0, table.header.length), ...cellsOf(read)]
        }),
      )
      rows += batch.length
      if (process.stderr.isTTY)
        process.stderr.write(`\r${Math.round((100 * table.bytesRead()) / table.totalBytes)} %  ${rows}`)
    }
    await writer.close()
  } catch (error) {
    await writer.abort()
    throw error
  }
  if (process.stderr.isTTY) process.stderr.write("\r")
  for (const found of table.issues) process.stderr.write(`row ${found.place.row ?? "-"}: ${found.id}\n`)
  await print(
    `${rows} rows → ${options.out}: ${[...counts]
      .sort()
      .map(([status, n]) => `${status} ${n}`)
      .join(", ")}\n`,
  )
}

/** A modality cell as hospitals write it; undefined when it says nothing we know. */
function modalityKey(cell: string): string | undefined {
  const text = cell.normalize("NFKC").trim().toUpperCase()
  if (text === "CT") return "CT"
  if (/^(MR|MRI|磁共振|核磁.*)$/.test(text)) return "MR"
  return /^(XR|DR|CR|DX|X线|X光|MG|RF|放射)$/.test(text) ? "XR" : undefined
}

function cellsOf(read: Recognition): readonly string[] {
  const explanation = read.account
    .filter(part => part.as !== "punctuation")
    .map(part => `${part.text}=${part.as}${part.value ? `:${part.value}` : ""}`)
  return [
    read.status,
    read.accepted ? "yes" : "no",
    read.items.map(item => item.code).join(";"),
    read.items.map(item => item.name).join(";"),
    String(read.items[0]?.confidence ?? ""),
    read.flags.join(","),
    explanation.join(" "),
  ]
}
