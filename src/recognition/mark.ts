import type {Sense} from "./lexicon.ts"

/** One thing that a name says, or a sign between: what the reading of a name hangs on. */
export interface Mark {
  readonly kind: Sense["kind"] | "end" | "join" | "open" | "open-square" | "close"
  readonly sense: Sense
}

const silent: Sense = {kind: "aside", value: ""}
const sign = (kind: Mark["kind"]): Mark => ({kind, sense: silent})

/** Signs by number; the lexicon's senses follow. `end` parts entries, `join` sites within one. */
export const signs: readonly Mark[] = [
  sign("aside"),
  sign("end"),
  sign("join"),
  sign("open"),
  sign("open-square"),
  sign("close"),
]
export const signNumber = {aside: 0, end: 1, join: 2, open: 3, openSquare: 4, close: 5} as const

const signByUnit = new Uint8Array(128)
for (const char of ";,\n") signByUnit[char.charCodeAt(0)] = signNumber.end
for (const char of "+/_&|") signByUnit[char.charCodeAt(0)] = signNumber.join
signByUnit[40] = signNumber.open
signByUnit[91] = signNumber.openSquare
signByUnit[41] = signNumber.close
signByUnit[93] = signNumber.close

const ideographicComma = 0x3001

/** The number of the sign that a folded unit is, 0 for none. */
export const signOf = (unit: number): number =>
  unit < 128 ? (signByUnit[unit] ?? 0) : unit === ideographicComma ? signNumber.join : 0
