import type {Roles} from "./role.ts"
import type {Sense} from "./sense.ts"
import type {VesselMethods} from "./vessel.ts"

/** One thing that a name says, or a sign between: what the reading of a name hangs on. */
export interface Mark {
  readonly kind: Sense["kind"] | "end" | "join" | "open" | "open-square" | "close"
  readonly sense: Sense
  readonly methods: Methods
  /** The modality that a word states, that its equipment is of, or that its method has to itself where that is of films. */
  readonly states: string | undefined
  /** Modalities of which it tells that the name is of one; none where it tells nothing. */
  readonly implies: ReadonlySet<string>
  /** Whether it is a word for vessels in some modality. */
  readonly vessel: boolean
}

/** What a word says of the method: codes by modality, and general words that fit every one. */
class Methods {
  /** Modalities that it implies: those for which it has a code of its own, none with the word `unhinted` (低剂量). */
  readonly says: ReadonlySet<string>
  /** Whether it says that nothing is done with contrast (不增强), with the word `denied`: contrast beside it contradicts it. */
  readonly denies: boolean
  readonly #general: readonly string[]
  readonly #codes: ReadonlyMap<string, readonly string[]>

  /** @param value `CT:33 MR:31`, `plain contrast`, `CT:12 unhinted`, `without denied` */
  constructor(value: string) {
    const all: readonly string[] = value.match(/\S+/g) ?? []
    const words = all.filter(word => word !== "unhinted" && word !== "denied")
    this.denies = all.includes("denied")
    this.#general = words.filter(word => !word.includes(":"))
    const modalities = words.flatMap(word => modalityOf(word) ?? [])
    this.says = new Set(all.includes("unhinted") ? [] : modalities)
    this.#codes = new Map(modalities.map(key => [key, codesOf(words, key)]))
  }

  /** Codes and general words for a modality, in the order stated. */
  of(modality: string | undefined): readonly string[] {
    return (modality === undefined ? undefined : this.#codes.get(modality)) ?? this.#general
  }
}

/** `CT:33` for CT is `33`; general words stay. */
const codesOf = (words: readonly string[], modality: string): readonly string[] =>
  words.flatMap(word => {
    const own = modalityOf(word)
    return own === undefined ? [word] : own === modality ? [word.slice(own.length + 1)] : []
  })

/** `CT:33` is of CT; a general word is of none. */
function modalityOf(word: string): string | undefined {
  const end = word.indexOf(":")
  return end < 0 ? undefined : word.slice(0, end)
}

const silent: Sense = {kind: "aside", value: ""}
const noMethods = new Methods("")
const sign = (kind: Mark["kind"]): Mark => ({
  kind,
  sense: silent,
  methods: noMethods,
  states: undefined,
  implies: noMethods.says,
  vessel: false,
})

/** The mark of what a word says. */
export function markOf(sense: Sense, roles: Roles, vessels: VesselMethods): Mark {
  const {kind, value} = sense
  const {film, scans, keys} = roles.modalities
  const methods = kind === "method" ? new Methods(value) : noMethods
  const filmAlone = film !== undefined && methods.says.size === 1 && methods.says.has(film)
  return {
    kind,
    sense,
    methods,
    states: kind === "modality" || kind === "equipment" ? value : filmAlone ? film : undefined,
    // policy 18: a technique that stands alone (calcium score) tells its modality
    implies:
      kind === "processing" ? new Set(keys.filter(key => roles.is("processing", value, "alone", key))) : methods.says,
    vessel: scans.some(scan => methods.of(scan).some(said => vessels.isSaying(scan, said))),
  }
}

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
  if (";,".includes(char)) return signNumber.end
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
