/** About how wide a text is in a font of so many pixels: Chinese characters are as wide as they are high. */
export function widthOf(text: string, px: number): number {
  let ems = 0
  for (const char of text) ems += /[\u2e80-\uffef…MW]/.test(char) ? 1 : /[A-Z]/.test(char) ? 0.7 : 0.62
  return ems * px
}

/** As much of a text as fits, with `…` where some is missing; empty where not even two characters fit. */
export function fitText(text: string, width: number, px: number): string {
  if (widthOf(text, px) <= width) return text
  const chars = [...text]
  let end = chars.length - 1
  while (end > 1 && widthOf(`${chars.slice(0, end).join("")}…`, px) > width) end--
  return end > 1 ? `${chars.slice(0, end).join("")}…` : ""
}

/**
 * A text in lines of a width, cut behind spaces and hyphens, between Chinese
 * characters, and within a word only where it is too long for a line by itself.
 * What is left over for the last line is shortened.
 */
export function wrapText(text: string, width: number, px: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ""
  const words = text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s-]+-?\s*|[\s-]+/g) ?? []
  for (const [i, word] of words.entries()) {
    if (line !== "" && widthOf((line + word).trimEnd(), px) > width) {
      if (lines.length === most - 1) {
        line += words.slice(i).join("")
        break
      }
      lines.push(fitText(line.trimEnd(), width, px))
      line = ""
    }
    line += word
  }
  return [...lines, fitText(line.trimEnd(), width, px)].filter(text => text !== "")
}
