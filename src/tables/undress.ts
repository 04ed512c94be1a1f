/** A code without what was put around it, and what that was. */
interface Undressed {
  readonly text: string
  /** Short signs for each, alike in every language: `="…"`, `'…`, `.0`; empty when the code was bare. */
  readonly dress: readonly string[]
}

/**
 * Take off a code what spreadsheets and their exports put on it: `="00123"`,
 * `'00123` and quotation marks against the loss of zeros, the `.0` of a number,
 * blanks, characters without width, control characters, full width.
 *
 * @param keepFraction codes of this column have parts behind a full stop: `.0` stays
 * @example undress('="00123"') // {text: "00123", dress: ['="…"']}
 */
export function undress(cell: string, keepFraction = false): Undressed {
  if (bare.test(cell))
    return keepFraction || !cell.endsWith("0") || !pointZero.test(cell)
      ? {text: cell, dress: []}
      : {text: cell.replace(pointZero, "$1"), dress: [".0"]}
  if (han.test(cell)) return {text: cell, dress: []} // text of some sort, no code
  const dress: string[] = []
  let text = cell
  for (const [sign, off] of steps) {
    if (keepFraction && sign === ".0") continue
    const less = off(text)
    if (less === text) continue
    dress.push(sign)
    text = less
  }
  return {text, dress}
}

/** Nothing to take off but `.0`. */
const bare = /^[0-9A-Za-z._/-]*$/
const han = /\p{Script=Han}/u
const pointZero = /^(\d+)\.0+$/

const steps: readonly (readonly [sign: string, off: (text: string) => string])[] = [
  ["U+200B", text => text.replace(/[\p{Cc}\p{Cf}\u2060\ufffe]/gu, match => (/\s/.test(match) ? " " : ""))],
  ['="…"', text => text.replace(/^\s*=\s*(?:T\()?"(.*?)"\)?\s*$/is, "$1").replace(/^\s*=(\d+)\s*$/, "$1")],
  ['"…"', text => text.replace(/^\s*["“”](.*)["“”]\s*$/s, "$1")],
  ["'…", text => text.replace(/^\s*['‘’`´＇](?=[0-9A-Za-z０-９])(.*?)['’]?\s*$/s, "$1")],
  ["Ａ", text => text.replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))],
  ["U+0020", text => withoutBlanks(text)],
  [".0", text => text.replace(pointZero, "$1")],
]

/** Blanks around a code, and between its digits: `2001 0100 11 0000`. */
function withoutBlanks(text: string): string {
  const inner = text.trim()
  return /^\d[\d\s]*\d$/.test(inner) ? inner.replace(/\s+/g, "") : inner
}

/** What stands in a cell for nothing: `NULL`, `nan`, `-`, `/`, `无`. */
export const isNothing = (text: string): boolean => text.length <= longestNothing && nothing.test(text.trim())

const longestNothing = 12
const nothing =
  /^(null|\(null\)|<null>|nan|none|nil|n\/a|#n\/a|na|undefined|[-–—―－_]+|[/\\／]|无|無|空|暂无|未填|不详)$/i
