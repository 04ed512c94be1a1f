import type {Edition, Facet} from "../standard/index.ts"
import type {ClosedLexicon} from "./closed/closed-lexicon.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import {siteTargets} from "./lexicon/target.ts"
import type {TaughtKind} from "./lists.ts"

/** Something that a word can be taught to mean, over the dictionaries of an edition. */
export interface WordMeaning {
  readonly kind: TaughtKind
  /** As the table `word` of the family's lexicon has it: `01`, `CT:11`, the name of a site; "" for nothing. */
  readonly value: string
  readonly zh: string
  readonly en: string
  /** Keys of the modalities that it says something of; empty: every one. */
  readonly modalities: readonly string[]
}

const known = new WeakMap<OpenLexicon | ClosedLexicon, readonly WordMeaning[]>()

/** All that a word can be taught to mean where names are read by this lexicon, in the order of its edition's tables. */
export function meaningsOf(lexicon: OpenLexicon | ClosedLexicon): readonly WordMeaning[] {
  const found = known.get(lexicon)
  if (found) return found
  const {edition} = lexicon
  const own = "rows" in lexicon ? closedMeanings(lexicon) : openMeanings(lexicon)
  const modalities = edition.modalities.map(({key, zh, en}) => ({
    ...({kind: "modality", value: key, zh, en} as const),
    modalities: [key],
  }))
  const made = [nothing, ...sides, ...modalities, ...own]
  known.set(lexicon, made)
  return made
}

/** What a kind and a value mean there; undefined where the edition has no such thing. */
export const meaningOf = (
  lexicon: OpenLexicon | ClosedLexicon,
  {kind, value}: Pick<WordMeaning, "kind" | "value">,
): WordMeaning | undefined => meaningsOf(lexicon).find(one => one.kind === kind && one.value === value)

const nothing: WordMeaning = {
  ...{kind: "aside", value: "", zh: "不影响检查内容", en: "says nothing of the examination"},
  modalities: [],
}

const sides: readonly WordMeaning[] = [
  {kind: "side", value: "left", zh: "左侧", en: "left", modalities: []},
  {kind: "side", value: "right", zh: "右侧", en: "right", modalities: []},
  {kind: "side", value: "both", zh: "双侧", en: "both sides", modalities: []},
]

function openMeanings({edition, roles}: OpenLexicon): readonly WordMeaning[] {
  const {scans} = roles.modalities
  return [
    {kind: "method", value: "plain", zh: "平扫（各类扫描）", en: "plain, of any scan", modalities: scans},
    {kind: "method", value: "contrast", zh: "增强（各类扫描）", en: "with contrast, of any scan", modalities: scans},
    ...(edition.dictionaries.method?.terms ?? []).flatMap(({code, zh, en, modalities}) =>
      unused.test(code)
        ? []
        : modalities.map(key => ({kind: "method", value: `${key}:${code}`, zh, en, modalities: [key]}) as const),
    ),
    ...sitesOf(edition),
    ...(["equipment", "processing", "position"] as const).flatMap(facet => codesOf(edition, facet)),
  ]
}

const unused = /^0+$/ // a code for “not distinguished”

/** Sites by the name that their sides share. */
function sitesOf(edition: Edition): readonly WordMeaning[] {
  const terms = new Map((edition.dictionaries.site?.terms ?? []).map(term => [term.of ?? term.zh, term]))
  return [...siteTargets(edition)].map(([key, targets]) => {
    const {en = key, side} = terms.get(key) ?? {}
    const plain = side === undefined ? en : en.replace(/^(left|right|both|bilateral) /i, "")
    return {kind: "site", value: key, zh: key, en: plain, modalities: [...targets.keys()]}
  })
}

/** The terms of a facet by code: one code says the same of every modality that has it. */
function codesOf(edition: Edition, facet: "equipment" | "processing" | "position"): readonly WordMeaning[] {
  const byCode = Map.groupBy(edition.dictionaries[facet]?.terms ?? [], ({code}) => code)
  return [...byCode].flatMap(([code, terms]) => {
    if (unused.test(code)) return []
    const text = (language: "zh" | "en") => [...new Set(terms.map(term => term[language]))].join(" / ")
    const modalities = [...new Set(terms.flatMap(term => term.modalities))]
    return [{kind: facet, value: code, zh: text("zh"), en: text("en"), modalities}]
  })
}

function closedMeanings({edition, rows, sided}: ClosedLexicon): readonly WordMeaning[] {
  const modalities = edition.modalities.map(({key}) => key)
  const english = new Map((edition.dictionaries.site?.terms ?? []).map(({zh, en}) => [zh, en]))
  const sites = [...new Set([...rows.keys(), ...sided.keys()])].filter(Boolean)
  const named = (kind: TaughtKind & Facet) =>
    (edition.dictionaries[kind]?.terms ?? []).flatMap(({code, zh, en}) =>
      unused.test(code) || zh === "" ? [] : [{kind, value: zh, zh, en, modalities}],
    )
  return [
    ...sites.map(zh => ({kind: "site", value: zh, zh, en: english.get(zh) ?? zh, modalities}) as const),
    ...(["route", "method", "processing"] as const).flatMap(named),
  ]
}
