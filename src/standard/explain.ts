import {type CodeCheck, checkCode, segmentsOf} from "./code.ts"
import type {Edition} from "./edition.ts"
import type {Facet, NameLayer} from "./lists.ts"
import {nameOf} from "./name.ts"
import {codeOf} from "./read-name.ts"

/** A code explained: each segment with its term, the names, and how the edition stands to it. */
interface Explanation {
  readonly edition: string
  readonly check: CodeCheck
  readonly segments: readonly {
    segment: string
    facet: Facet | undefined
    at: number
    text: string
    zh: string
    en: string
  }[]
  readonly zh?: string
  readonly en?: string
  readonly layer?: NameLayer
}

/** Explain a code, or a standard name by the code it reads back to. */
export function explain(edition: Edition, text: string): Explanation {
  const written = text.trim()
  const code = (/^[0-9A-Za-z]*$/.test(written) ? undefined : codeOf(edition, written)) ?? written
  const check = checkCode(edition, code)
  if (!check.code) return {edition: edition.id, check, segments: []}
  const {modality} = check.code
  let siteAt = ""
  const segments = segmentsOf(edition.layout, code, modality).map(part => {
    if (part.facet === "site") siteAt += part.text
    const known = part.facet ? edition.dictionaries[part.facet] : undefined
    const key = part.facet === "site" ? siteAt : part.text
    const term = known?.get(key, modality ?? "") ?? known?.any(key)
    return {...part, zh: term?.zh ?? "", en: term?.en ?? ""}
  })
  const name = nameOf(edition, check.code, "zh")
  return {
    edition: edition.id,
    check,
    segments,
    zh: name.text,
    en: nameOf(edition, check.code, "en").text,
    layer: name.layer,
  }
}
