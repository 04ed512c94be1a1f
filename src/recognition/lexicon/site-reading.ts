import {foldWord} from "./normalise.ts"

/** A word's site for one modality; `broadened` when only a larger site is to be had. */
export interface SiteReading {
  readonly key: string
  readonly broadened: boolean
}

/** A site word and the sites that it means: for any modality, and for CT, MR and X-ray where these differ. */
export type SiteWord = readonly [word: string, any: string, CT: string, MR: string, XR: string]

const column: Readonly<Record<string, 1 | 2 | 3 | 4>> = {CT: 2, MR: 3, XR: 4}

/** Site word and modality → the sites meant; a word without a row is a site key itself. */
export function siteReader(
  sites: readonly SiteWord[],
  keys: ReadonlyMap<string, unknown>,
): (word: string, modality: string) => readonly SiteReading[] {
  const rows = new Map(sites.map(row => [row[0], row]))
  const byFold = new Map([...keys.keys()].map(key => [foldWord(key), key]))
  const readings = new Map<string, readonly SiteReading[]>()
  return (word, modality) => {
    const asked = `${modality}${word}`
    const known = readings.get(asked)
    if (known) return known
    const row = rows.get(word)
    const stated = row?.[column[modality] ?? 1] || row?.[1] || byFold.get(word) || word
    const made = stated.split(" ").map(key => ({key: key.replace("!", ""), broadened: key.startsWith("!")}))
    readings.set(asked, made)
    return made
  }
}
