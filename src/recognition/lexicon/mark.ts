import type {Sense} from "./sense.ts"

/** One thing that a name says, or a sign between: what the reading of a name hangs on. */
export interface Mark {
  readonly kind: Sense["kind"] | "end" | "join" | "open" | "open-square" | "close"
  readonly sense: Sense
  readonly methods: Methods
}

/** What a word says of the method: codes by modality, and general words that fit every one. */
export class Methods {
  /** Modalities that it implies: those for which it has a code of its own, none with the word `unhinted` (低剂量). */
  readonly says: ReadonlySet<string>
  readonly #general: readonly string[]
  readonly #codes: ReadonlyMap<string, readonly string[]>

  /** @param value `CT:33 MR:31`, `plain contrast`, `CT:12 unhinted` */
  constructor(value: string) {
    const all = value.split(" ").filter(Boolean)
    const words = all.filter(word => word !== "unhinted")
    this.#general = words.filter(word => !word.includes(":"))
    const modalities = words.flatMap(word => (word.includes(":") ? [word.slice(0, 2)] : []))
    this.says = new Set(words.length === all.length ? modalities : [])
    this.#codes = new Map(modalities.map(key => [key, codesOf(words, key)]))
  }

  /** Codes and general words for a modality, in the order stated. */
  of(modality: string | undefined): readonly string[] {
    return (modality === undefined ? undefined : this.#codes.get(modality)) ?? this.#general
  }
}

/** `CT:33` for CT is `33`; general words stay. */
const codesOf = (words: readonly string[], modality: string): readonly string[] =>
  words.flatMap(word => (!word.includes(":") ? [word] : word.slice(0, 2) === modality ? [word.slice(3)] : []))

const silent: Sense = {kind: "aside", value: ""}
const noMethods = new Methods("")
const sign = (kind: Mark["kind"]): Mark => ({kind, sense: silent, methods: noMethods})

/** The mark of what a word says. */
export const markOf = (sense: Sense): Mark => ({
  kind: sense.kind,
  sense,
  methods: sense.kind === "method" ? new Methods(sense.value) : noMethods,
})

/** Signs by number; the lexicon's senses follow. `end` parts entries, `join` sites within one. `folder` is no mark: see `Listener`. */
export const signs: readonly Mark[] = [
  sign("aside"),
  sign("end"),
  sign("join"),
  sign("open"),
  sign("open-square"),
  sign("close"),
]
export const signNumber = {aside: 0, end: 1, join: 2, open: 3, openSquare: 4, close: 5, folder: 255} as const

/** By the number of a unit below 128. */
const signByUnit: Readonly<Uint8Array> = Uint8Array.from({length: 128}, (_, unit) => {
  const char = String.fromCharCode(unit)
  if (";,\n".includes(char)) return signNumber.end
  if ("+/_&|".includes(char)) return signNumber.join
  if (")]".includes(char)) return signNumber.close
  if (char === "(") return signNumber.open
  if (char === "[") return signNumber.openSquare
  return char === "^" ? signNumber.folder : 0
})

const ideographicComma = 0x3001

/** The number of the sign that a folded unit is, 0 for none. */
export const signOf = (unit: number): number =>
  unit < 128 ? (signByUnit[unit] ?? 0) : unit === ideographicComma ? signNumber.join : 0
