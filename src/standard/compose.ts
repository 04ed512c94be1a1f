import {fail, type Issue, ok, type Result} from "../issue/index.ts"
import {isNeeded} from "./choices.ts"
import {checkCode} from "./code.ts"
import type {Edition, Item} from "./edition.ts"
import {foldCase} from "./fold.ts"
import {issue} from "./issues.ts"
import {itemOf} from "./item.ts"
import {facetOf, facetWidth} from "./layout.ts"
import type {Facet, Facets} from "./lists.ts"
import {pinyinOf} from "./pinyin.ts"
import {isInForce, type Term} from "./term.ts"

/** What to compose, each as a code, Chinese or English term, or 拼音码. */
export type Wanted = Readonly<Partial<Record<Facet, string>>>

/**
 * Compose an item from terms. The equipment may be left out where the modality
 * tells it; “not distinguished” stands for the rest.
 *
 * @returns every term not found or ambiguous (with candidates), what is missing, or what the dictionaries rule out.
 */
export function composeItem(edition: Edition, modality: string, wanted: Wanted): Result<Item> {
  const issues: Issue[] = []
  const facets: Partial<Record<Facet, string>> = {}
  const equipment = edition.dictionaries.equipment?.terms.find(term => term.modalities.includes(modality))
  if (!equipment) return fail(issue("modality.unknown", {modality, edition: edition.id}))
  facets.equipment = equipment.code
  for (const [facet, text] of Object.entries(wanted) as [Facet, string][]) {
    const found = findTerms(edition, facet, modality, text)
    const [only, second] = found
    if (only === undefined) issues.push(issue("term.notfound", {facet, text, modality}))
    else if (second !== undefined)
      issues.push(
        issue(
          "term.ambiguous",
          {facet, text},
          {},
          found.map(term => ({text: term.code, name: term.zh, en: term.en})),
        ),
      )
    else facets[facet] = only.code
  }
  for (const facet of ["site", "method"] as const) {
    const has = edition.layout.some(segment => facetOf(segment, modality) === facet)
    if (
      has &&
      facets[facet] === undefined &&
      isNeeded(edition, modality, facet, facets) &&
      !issues.some(i => i.params.facet === facet)
    )
      issues.push(issue("facet.missing", {facet}))
  }
  if (issues.length > 0) return fail(...issues)
  const item = itemOf(edition, modality, facets as Facets)
  const check = checkCode(edition, item.code)
  return check.issues.length > 0 ? fail(...check.issues) : ok(item)
}

/** The terms a text may mean: by code, else by whole name, English or 拼音码, else by the beginning, else by any part of the name. */
function findTerms(edition: Edition, facet: Facet, modality: string, text: string): readonly Term[] {
  const width = facetWidth(edition.layout, facet, modality)
  const terms = (edition.dictionaries[facet]?.terms ?? []).filter(
    term => term.modalities.includes(modality) && term.code.length === width && isInForce(term) && term.zh !== "",
  )
  const plain = foldCase(text).trim()
  const names = (term: Term) => [
    term.zh,
    term.zh.replace(/\(.*\)$/, ""),
    term.en,
    pinyinOf(edition, term.zh),
    ...(/\(([^)]+)\)$/.exec(term.zh)?.slice(1) ?? []),
  ]
  const steps: readonly ((term: Term) => boolean)[] = [
    term => term.code === text,
    term => term.zh.toLowerCase() === plain,
    term => names(term).some(name => name.toLowerCase() === plain),
    term => names(term).some(name => name !== "" && plain !== "" && name.toLowerCase().startsWith(plain)),
    term => plain !== "" && names(term).some(name => name.toLowerCase().includes(plain)),
  ]
  for (const step of steps) {
    const found = terms.filter(step)
    if (found.length > 0) return found
  }
  return []
}
