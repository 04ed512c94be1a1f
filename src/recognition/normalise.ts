/** A raw name made comparable, with the way back: `from[i]` is where unit `i` of `text` stands in the raw name. */
export interface Normal {
  readonly text: string
  readonly from: readonly number[]
}

/**
 * Script, width, case, spaces and bracket styles never matter: NFKC, simplified
 * script, lower case, ASCII brackets. One raw character may give several units
 * (`㎝`) or none; every unit knows the raw character it came from.
 *
 * @param script traditional character → simplified
 */
export function normalise(raw: string, script: ReadonlyMap<string, string>): Normal {
  let text = ""
  const from: number[] = []
  for (let i = 0; i < raw.length; ) {
    const char = String.fromCodePoint(raw.codePointAt(i) ?? 0)
    const folded = plain(char.normalize("NFKC").toLowerCase())
    const written = script.get(folded) ?? folded
    for (let unit = 0; unit < written.length; unit++) from.push(i)
    text += written
    i += char.length
  }
  return {text, from}
}

const brackets: Readonly<Record<string, string>> = {
  "【": "[",
  "】": "]",
  "〔": "[",
  "〕": "]",
  "《": "(",
  "》": ")",
  "－": "-",
  "—": "-",
  "–": "-",
}

const plain = (char: string): string => brackets[char] ?? (/\s/.test(char) ? " " : char)
