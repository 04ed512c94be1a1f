/** Names of a pasted text, one a line, with the number of the line that each stands in. */
export interface Lines {
  readonly names: readonly string[]
  /** Of each name, from 1. */
  readonly lines: Uint32Array
  /** Lines with nothing in them, which are left out. */
  readonly empty: number
  /** Names that stood in the text before; they are read once. */
  readonly repeated: number
  /** Names longer than the server takes, which can be none. */
  readonly long: number
}

/** Characters of a name at most; the server reads no longer text. */
export const longestName = 10_000

/** @example linesOf("胸部CT\n\n胸部CT").names // ["胸部CT", "胸部CT"], one empty, one repeated */
export function linesOf(text: string): Lines {
  const names: string[] = []
  const lines: number[] = []
  const seen = new Set<string>()
  let [empty, repeated, long] = [0, 0, 0]
  const written = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)
  if (written.at(-1) === "") written.pop() // the last line's end begins no line
  for (const [i, line] of written.entries()) {
    const name = line.trim()
    if (name === "") {
      empty++
      continue
    }
    if (seen.has(name)) repeated++
    else if (name.length > longestName) long++
    seen.add(name)
    names.push(name)
    lines.push(i + 1)
  }
  return {names, lines: Uint32Array.from(lines), empty, repeated, long}
}
