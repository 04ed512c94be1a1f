import type {Language} from "../issue/index.ts"
import {type ExamCode, genericFacets, writtenItem} from "./code.ts"
import type {Dictionary} from "./dictionary.ts"
import type {Edition} from "./edition.ts"
import type {Facet, NameLayer, Naming} from "./lists.ts"
import {type Term, wordOf} from "./term.ts"

export interface Name {
  readonly text: string
  readonly layer: NameLayer
}

/** Site that is not written: “site not specified”. */
export const noSite = "999999"

const empty = /^0*$/

/**
 * The standard name of a code, without the `*` that marks standard items.
 * A facet that the dictionaries don't know is written as its code in `<>`, so
 * that a name is never silently wrong.
 */
export function nameOf(edition: Edition, code: ExamCode, language: Language): Name {
  const generic = genericFacets(edition, code)
  const stated = edition.names.byCode.get(writtenItem(edition, code))
  const terms = termsOf(edition, code)
  if (stated) {
    const text = stated[language] || (stated.zh ?? "")
    return {
      text: generic.equipment === code.facets.equipment ? text : withEquipment(text, terms, code, language),
      layer: "exception",
    }
  }
  return namers[edition.naming](edition, code, terms, language)
}

type Terms = Readonly<Partial<Record<Facet, Term>>>
type Namer = (edition: Edition, code: ExamCode, terms: Terms, language: Language) => Name

const namers: Readonly<Record<Naming, Namer>> = {
  radiology,
  ultrasound: (_edition, _code, terms, language) => ({text: ultrasound(terms, language), layer: "rule"}),
  nuclear: (_edition, _code, terms, language) => ({text: nuclear(terms, language), layer: "rule"}),
}

function termsOf(edition: Edition, code: ExamCode): Terms {
  const terms: Partial<Record<Facet, Term>> = {}
  for (const [facet, value] of Object.entries(code.facets) as [Facet, string][]) {
    const known: Dictionary | undefined = edition.dictionaries[facet]
    const found = known?.get(value, code.modality ?? "") ?? known?.any(value)
    if (found) terms[facet] = found
    else if (!empty.test(value) && known) terms[facet] = unknown(facet, value)
  }
  return terms
}

const unknown = (facet: Facet, code: string): Term => ({
  facet,
  code,
  zh: `<${code}>`,
  en: `<${code}>`,
  modalities: [],
})

const word = (term: Term | undefined, language: Language): string => (term ? term[language] : "")

const equipmentWord = (term: Term | undefined, language: Language): string => (term ? wordOf(term, language) : "")

/** A stated name is written for the generic equipment; the equipment's own word takes its place. */
function withEquipment(text: string, terms: Terms, code: ExamCode, language: Language): string {
  const generic = /^[A-Z]+/.exec(text)?.[0] ?? ""
  return code.modality === undefined ? text : equipmentWord(terms.equipment, language) + text.slice(generic.length)
}

/** Names of CT, MR and X-ray: equipment, site, then method and post-processing, or method and position. */
function radiology(edition: Edition, code: ExamCode, terms: Terms, language: Language): Name {
  const gap = language === "zh" ? "" : " "
  const site = terms.site
  const equipment = code.facets.equipment ?? ""
  const own =
    edition.names.bySite.get(`${genericEquipment(terms)} ${code.facets.site}`) ??
    edition.names.bySite.get(`${equipment} ${code.facets.site}`)
  const method = methodWord(edition, code, terms, language)
  const manner = word(terms.processing ?? terms.position, language)
  const alone =
    [terms.method, terms.processing].some(term => term?.ownSite && term.ownSite === code.facets.site) &&
    (terms.method?.ownSite || empty.test(code.facets.method ?? ""))
  const unsaid = code.facets.site === noSite || alone
  const place = unsaid ? "" : own ? own[language] || (own.zh ?? "") : word(site, language)
  const head = [equipmentWord(terms.equipment, language), place].filter(Boolean).join(gap)
  if (terms.position || edition.dictionaries.position?.isOf(code.modality ?? ""))
    return {text: [head, method, manner].filter(Boolean).join(gap), layer: own ? "exception" : "rule"}
  const style = terms.method?.style
  if (style === "bracket") {
    const inner = [method, manner].filter(Boolean).join(language === "zh" ? "+" : " + ")
    return {text: unsaid ? `${head}${gap}${inner}` : `${head}${gap}(${inner})`, layer: own ? "exception" : "rule"}
  }
  const plus = language === "zh" ? "+" : " + "
  const tail = [method, manner].filter(Boolean).join(plus)
  return {text: tail ? `${head}${gap}${tail}` : head, layer: own ? "exception" : "style"}
}

const genericEquipment = (terms: Terms): string => terms.equipment?.generic ?? ""

/** A scan method's word; vessel sites already say artery or vein, joints already say joint. */
function methodWord(edition: Edition, code: ExamCode, terms: Terms, language: Language): string {
  if (terms.method?.style === "silent") return ""
  const kind = terms.site?.kind
  const after = kind ? edition.names.byKind.get(`${code.modality} ${code.facets.method} ${kind}`) : undefined
  return after ? after[language] || (after.zh ?? "") : word(terms.method, language)
}

function ultrasound(terms: Terms, language: Language): string {
  if (language === "zh")
    return `${word(terms.route, "zh")}${word(terms.site, "zh")}${word(terms.detail, "zh")}${word(terms.method, "zh")}超声检查`
  const parts = [word(terms.route, "en"), word(terms.site, "en"), word(terms.detail, "en"), word(terms.method, "en")]
  return [...parts, "ultrasound"].filter(Boolean).join(" ")
}

function nuclear(terms: Terms, language: Language): string {
  const silent = terms.method?.style === "silent"
  const gap = language === "zh" ? "" : " "
  const method = silent ? "" : terms.method ? wordOf(terms.method, language) : ""
  const head = [equipmentWord(terms.equipment, language), word(terms.site, language), method].filter(Boolean).join(gap)
  const process = word(terms.processing, language)
  return process ? `${head}${language === "zh" ? "+" : " + "}${process}` : head
}
