import type {Mark} from "../lexicon/mark.ts"

const spellings: readonly (readonly [string, RegExp])[] = [
  ["CT", /^(CT|.*断层.*|.*计算机体层.*)$/],
  ["MR", /^(MRI?|MRT|(核?磁共振|核磁).*)$/],
  ["XR", /^(XR|DR|CR|DX|MG|RF|RG|X[线光].*|普放|放射|钼靶|平片|胃肠|造影)$/],
]

/**
 * The modality key (`CT`, `MR`, `XR`) that a caller's own word for it means.
 *
 * @example readModality("核磁") // "MR"
 * @returns undefined when the word says nothing known
 */
export function readModality(text: string): string | undefined {
  const written = text.normalize("NFKC").trim().toUpperCase()
  return spellings.find(([, spelling]) => spelling.test(written))?.[0]
}

/** Stated, or implied by equipment, method or view, in the marks `from` to `to`. */
export function modalityOf(entry: readonly Mark[], from: number, to: number): string | undefined {
  let [ct, mr, xr, impliedXr] = [false, false, false, false]
  let [canCt, canMr, canXr, implied] = [true, true, true, false]
  let equipment: string | undefined
  for (let i = from; i < to; i++) {
    const {kind, sense, methods} = entry[i] as Mark
    if (kind === "modality") {
      if (sense.value === "CT") ct = true
      else if (sense.value === "MR") mr = true
      else xr = true
    } else if (kind === "equipment") equipment ??= sense.value
    else if (kind === "method" && methods.says.size > 0) {
      implied = true
      canCt &&= methods.says.has("CT")
      canMr &&= methods.says.has("MR")
      canXr &&= methods.says.has("XR")
    } else if (kind === "position" || kind === "views" || kind === "mobile") impliedXr = true
  }
  if (ct) return "CT"
  if (mr) return "MR"
  if (equipment === "2") return "CT"
  if (equipment === "3") return "MR"
  if (implied && !xr && canCt !== canMr) return canCt ? "CT" : "MR"
  return xr || equipment !== undefined || impliedXr || (implied && canXr) ? "XR" : undefined
}

/** The modality that a word states, that its equipment is of, or that its method has to itself. */
export function statedBy({kind, sense, methods}: Mark): string | undefined {
  if (kind === "modality") return sense.value
  if (kind === "equipment") return ({2: "CT", 3: "MR"} as Readonly<Record<string, string>>)[sense.value] ?? "XR"
  return kind === "method" && methods.says.size === 1 && methods.says.has("XR") ? "XR" : undefined
}

/** What a clause states, or shows by its views; else what its entry tells; else what its methods imply. */
export function clauseModality(
  entry: readonly Mark[],
  from: number,
  to: number,
  own: string | undefined,
): string | undefined {
  const clause = entry.slice(from, to)
  if (clause.some(mark => statedBy(mark) !== undefined)) return modalityOf(clause, 0, clause.length)
  if (clause.some(mark => mark.kind === "position" || mark.kind === "views")) return "XR"
  return own ?? modalityOf(clause, 0, clause.length)
}
