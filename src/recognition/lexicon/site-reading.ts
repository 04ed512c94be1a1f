import {foldWord} from "./normalise.ts"

/** A word's site for one modality, or several left open (`alternatives`); `broadened` when only a larger site is to be had. */
export interface SiteReading {
  readonly key: string
  readonly broadened: boolean
}

/** The sites that a word leaves open, as a table writes them with `|` between. */
export const alternatives = (key: string): readonly string[] => key.split("|")

/** A site word and the sites that it means: for any modality, and for each of the edition's, in order, where these differ. */
export type SiteWord = readonly [word: string, any: string, ...byModality: readonly string[]]

/**
 * Site word and modality → the sites meant; a word without a row is a site key itself.
 *
 * @param modalities in the order of a row; where none is told, a site is read as for the first
 */
export function siteReader(
  sites: readonly SiteWord[],
  keys: ReadonlyMap<string, unknown>,
  modalities: readonly string[],
): (word: string, modality: string | undefined) => readonly SiteReading[] {
  const rows = new Map(sites.map(row => [row[0], row]))
  const byFold = new Map([...keys.keys()].map(key => [foldWord(key), key]))
  const readings = new Map<string, readonly SiteReading[]>()
  const [first = ""] = modalities
  return (word, modality = first) => {
    const asked = `${modality}${word}`
    const known = readings.get(asked)
    if (known) return known
    const row = rows.get(word)
    const stated = row?.[modalities.indexOf(modality) + 2] || row?.[1] || byFold.get(word) || word
    const made = stated.split(" ").map(key => ({key: key.replace("!", ""), broadened: key.startsWith("!")}))
    readings.set(asked, made)
    return made
  }
}
