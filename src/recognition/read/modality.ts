import type {Mark} from "../lexicon/mark.ts"
import type {Modalities} from "../lexicon/role.ts"

// Callers' own words, which are the same whatever edition is read for: they are no part of a lexicon.
const spellings: readonly (readonly [string, RegExp])[] = [
  ["PET/MR", /^PET[-/ ]?MRI?$/],
  ["PET/CT", /^(PET[-/ ]?CT|PT)$/],
  ["PET", /^(PET|正电子.*|正子.*)$/],
  ["SPECT", /^(SPECT([-/ ]?CT)?|ECT|单光子.*|[Γγ伽].*照相.*)$/],
  ["NM", /^(NM|核医学?科?|核素.*|放射性核素.*|NUC.*|同位素.*)$/],
  ["US", /^(US|USG|ES|IVUS|.*超声.*|.*超音波.*|[BＢ]超|彩超|多普勒|心超|TCD|ULTRASOUND)$/],
  ["CT", /^(CT|.*断层.*|.*计算机体层.*)$/],
  ["MR", /^(MRI?|MRT|(核?磁共振|核磁).*)$/],
  ["XR", /^(XR|DR|CR|DX|MG|RF|RG|X[线光].*|普放|放射|钼靶|平片|胃肠|造影)$/],
]

/** What `readModality` answers with: keys of modalities, `PET` for one machine or the other, `NM` for all of nuclear medicine. */
export const modalityKeys: readonly string[] = spellings.map(([key]) => key)

/**
 * The modality key (`CT`, `MR`, `XR`, `US` …) that a caller's own word for it means.
 *
 * @example readModality("核磁") // MR
 * @returns undefined when the word says nothing known
 */
export function readModality(text: string): string | undefined {
  const written = text.normalize("NFKC").trim().toUpperCase()
  return spellings.find(([, spelling]) => spelling.test(written))?.[0]
}

/**
 * The modality that a section of a list has, by its title or its sheet's name:
 * `CT`, `（二）磁共振检查`, `3.DR类`. Words that stand for several, as 放射, say none.
 */
export function sectionModality(title: string): string | undefined {
  const bare = title
    .normalize("NFKC")
    .trim()
    .replace(/^\(?[一二三四五六七八九十\d]+[).、:\s]+\s*/, "")
    .replace(/(扫描|成像|检查|摄影|摄片|项目|目录|部分|收费|类|室|科|组)+$/, "")
  return sections.test(bare) ? readModality(bare) : undefined
}

const sections =
  /^(CT|MRI?|MRT|DR|CR|DX|X[线光]|核?磁共振|核磁|钼靶|B超|彩超|超声|彩色多普勒超声|核医学|SPECT|ECT|PET[-/]?CT|PET[-/]?MRI?)$/i

/** What the words of an entry tell of its modality. */
interface Told {
  /** By words for modalities. */
  readonly stated: readonly string[]
  /** That of the first equipment. */
  readonly equipment: string | undefined
  /** What each word that implies some can be of; undefined where none implies any. */
  readonly implied: ReadonlySet<string> | undefined
  /** A view, a count of views or bedside. */
  readonly films: boolean
}

/** Stated, or implied by equipment, method or view, in the marks `from` to `to` (policy 2). */
export function modalityOf(
  {scans, film}: Modalities,
  entry: readonly Mark[],
  from: number,
  to: number,
): string | undefined {
  const {stated, equipment, implied, films} = toldBy(entry, from, to)
  const scan = scans.find(key => stated.includes(key)) ?? scans.find(key => key === equipment)
  if (scan !== undefined) return scan
  const filmed = film !== undefined && stated.includes(film)
  const possible = filmed || implied === undefined ? [] : scans.filter(key => implied.has(key))
  if (possible.length === 1) return possible[0]
  return filmed || equipment !== undefined || films || (film !== undefined && implied?.has(film)) ? film : undefined
}

function toldBy(entry: readonly Mark[], from: number, to: number): Told {
  const stated: string[] = []
  let [equipment, films]: [string | undefined, boolean] = [undefined, false]
  let implied: ReadonlySet<string> | undefined
  for (let i = from; i < to; i++) {
    const {kind, sense, implies} = entry[i] as Mark
    if (kind === "modality") stated.push(sense.value)
    else if (kind === "equipment") equipment ??= sense.value
    else if (implies.size > 0) implied = implied?.intersection(implies) ?? implies
    else if (kind === "position" || kind === "views" || kind === "mobile") films = true
  }
  return {stated, equipment, implied, films}
}

/** What a clause states, or shows by its views; else what its entry tells; else what its methods imply. */
export function clauseModality(
  modalities: Modalities,
  entry: readonly Mark[],
  from: number,
  to: number,
  own: string | undefined,
): string | undefined {
  const clause = entry.slice(from, to)
  if (clause.some(mark => mark.states !== undefined)) return modalityOf(modalities, clause, 0, clause.length)
  if (clause.some(mark => mark.kind === "position" || mark.kind === "views")) return modalities.film
  const alone = modalities.scans.find(scan =>
    clause.some(({methods}) => methods.says.size === 1 && methods.says.has(scan)),
  )
  return alone ?? own ?? modalityOf(modalities, clause, 0, clause.length)
}
