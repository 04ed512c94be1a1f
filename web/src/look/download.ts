/** Hand a file to the reader, who keeps it where the browser keeps downloads. */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000) // a large one is still being written when the click returns
}

/** Rows as a CSV file that Excel knows as UTF-8. */
export const csvFile = (rows: Iterable<readonly (string | number)[]>): Blob =>
  new Blob(["\ufeff", ...blocksOf(rows)], {type: "text/csv;charset=utf-8"})

/**
 * Rows as text by RFC 4180, as the server writes it (`csvText` in
 * `src/files/write-csv.ts`): a text that begins with `=`, `+`, `-`, `@`, tab or
 * CR gets `'` before it, for else Excel runs it as a formula. Numbers stay numbers.
 *
 * @example csvText([["20", "=1+1", "a,b", -1]]) // `20,'=1+1,"a,b",-1\r\n`
 */
export function csvText(rows: Iterable<readonly (string | number)[]>): string {
  return [...blocksOf(rows)].join("")
}

function* blocksOf(rows: Iterable<readonly (string | number)[]>): Generator<string> {
  let block = ""
  for (const cells of rows) {
    block += `${cells.map(cellText).join(",")}\r\n`
    if (block.length < blockChars) continue
    yield block
    block = ""
  }
  yield block
}

const blockChars = 64 * 1024

function cellText(cell: string | number): string {
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : ""
  const harmless = formula.test(cell) ? `'${cell}` : cell
  const text = harmless.replaceAll("\0", "\ufffd")
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const formula = /^[=+\-@＝＋－＠\t\r]/
const special = /[",;|\t\r\n]|^\ufeff/
