import {type Edition, isInForce, type Term} from "../../standard/index.ts"

/** What a site key means for one modality: a code, or three by side. */
export interface Target {
  readonly one?: string
  readonly left?: string
  readonly right?: string
  readonly both?: string
}

/** The term's name, or for a sided term the name without its side. */
export const keyOf = (term: Term): string => term.of ?? term.zh

/** Site key → modality → codes. */
export function siteTargets(edition: Edition): ReadonlyMap<string, ReadonlyMap<string, Target>> {
  const targets = new Map<string, Map<string, Target>>()
  for (const term of edition.dictionaries.site?.terms ?? []) {
    if (term.code.length < 6 || !isInForce(term)) continue
    const key = keyOf(term)
    const own = targets.get(key) ?? new Map<string, Target>()
    targets.set(key, own)
    for (const modality of term.modalities) own.set(modality, {...own.get(modality), [term.side ?? "one"]: term.code})
  }
  return targets
}
