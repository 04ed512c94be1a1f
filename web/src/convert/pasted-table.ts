/**
 * Cells of several columns that were copied from a spreadsheet, as a table with a
 * header: its own first row where that is one, else one that numbers the columns.
 *
 * @param called what the column of a number is called, from 1
 * @returns undefined for what is no table
 */
export function tableIn(text: string, called: (n: number) => string): string | undefined {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== "")
  if (lines.length < 2 || !lines.every(line => line.includes("\t"))) return undefined
  const first = (lines[0] ?? "").split("\t").map(cell => cell.trim())
  if (isHeader(first)) return lines.join("\n")
  return [first.map((_, i) => called(i + 1)).join("\t"), ...lines].join("\n")
}

const isHeader = (cells: readonly string[]): boolean =>
  cells.some(cell => heading.test(cell)) && !cells.some(cell => /^[\d.,]+$/.test(cell))

const heading =
  /^(?:.{0,8}(?:名称|名|项目|编码|代码)|(?:.{1,20} )?(?:name|exam|examination|description|procedure|code))$/i
