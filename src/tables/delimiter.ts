const delimiters = [",", "\t", ";", "|"]

/**
 * What parts the cells of a text: what `sep=;` on the first line says, else the
 * delimiter that stands equally often on most of the first lines, outside
 * quotation marks; of equals the one that stands more often on the first line
 * with text, then the one there are more of; a comma when there is none. Titles
 * and prose above a table have commas of their own.
 */
export function detectDelimiter(text: string): string {
  const said = /^\s*"?sep=(.)"?[ \t]*(?:[\r\n]|$)/i.exec(text)?.[1]
  if (said !== undefined) return said
  const lines = countsByLine(text.slice(0, lookedChars))
  const judged = delimiters.map((delimiter, i) => ({delimiter, ...judge(lines.map(counts => counts[i] ?? 0))}))
  const better = (a: (typeof judged)[number], b: (typeof judged)[number]): number =>
    b.alike - a.alike || b.first - a.first || b.usual - a.usual
  const best = judged.toSorted(better)[0]
  return best && best.alike > 0 ? best.delimiter : ","
}

const lookedChars = 64 * 1024
const lookedLines = 50

/** How many lines have it equally often, how often that is, and how often the first line has it. */
function judge(counts: readonly number[]) {
  const groups = Map.groupBy(
    counts.filter(count => count > 0),
    count => count,
  )
  const [usual, lines] = [...groups].sort((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? [0, []]
  return {alike: lines.length, usual, first: counts[0] ?? 0}
}

/** For each of the first lines with text: how often each delimiter stands outside quotation marks. */
function countsByLine(text: string): readonly (readonly number[])[] {
  const lines: number[][] = []
  let counts = delimiters.map(() => 0)
  let [quoted, begun, atStart, closed] = [false, false, true, false]
  for (const char of text) {
    const isMark = char === '"' && (quoted || atStart || closed) // a mark behind a closing one is one of the cell's text
    if (isMark) quoted = !quoted
    else if (!quoted && (char === "\n" || char === "\r")) {
      if (begun && lines.push(counts) >= lookedLines) return lines
      counts = delimiters.map(() => 0)
      begun = false
    } else if (!quoted && delimiters.includes(char))
      counts[delimiters.indexOf(char)] = (counts[delimiters.indexOf(char)] ?? 0) + 1
    begun ||= char.trim() !== ""
    closed = isMark && !quoted
    atStart = !quoted && (delimiters.includes(char) || char === "\n" || char === "\r")
  }
  return begun || lines.length === 0 ? [...lines, counts] : lines
}
