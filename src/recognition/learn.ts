import {type Edition, type Facets, parseCode} from "../standard/index.ts"
import type {Account} from "./account.ts"
import {foldWord} from "./lexicon/normalise.ts"
import type {Lexicon} from "./lexicon.ts"
import {recognise} from "./recognise.ts"
import type {Recognition} from "./recognition.ts"

/** A name as a person decided it. */
export interface Decision {
  readonly name: string
  readonly codes: readonly string[]
}

/** A word that decisions agree on and the reader did not understand, or set aside: for a person to turn on. */
export interface WordProposal {
  readonly word: string
  readonly facet: (typeof proposable)[number]
  /** As `word.csv` has it: `01`, `CT:11`; for a site the standard's own name. */
  readonly value: string
  /** Decisions that it would make right, and those that hold the word and say otherwise. */
  readonly support: number
  readonly against: number
  /** Names, three at most. */
  readonly examples: readonly string[]
}

const leastSupport = 3
const proposable = ["site", "method", "position"] as const

/**
 * Words that several decisions agree on. A decision speaks for a word when the
 * name's reading lacks just one facet that the decided item has, and the word
 * is one that nothing was made of.
 *
 * @returns most supported first; a word with as many decisions against it as for it is left out
 */
export function proposeWords(lexicon: Lexicon, decisions: readonly Decision[]): readonly WordProposal[] {
  const votes = new Map<string, Map<string, Set<string>>>()
  for (const decision of decisions) {
    const read = recognise(lexicon, decision.name)
    const meant = lackOf(lexicon.edition, read, decision)
    for (const word of new Set(idleWords(read.account))) {
      const byMeaning = votes.get(word) ?? new Map<string, Set<string>>()
      votes.set(word, byMeaning)
      byMeaning.set(meant, (byMeaning.get(meant) ?? new Set()).add(decision.name))
    }
  }
  return [...votes].flatMap(([word, byMeaning]) => proposalsOf(lexicon, word, byMeaning)).sort(bySupport)
}

const nothing = "" // the reading is the decision, or lacks more than one facet

/** `facet value` that the decided item has and the reading lacks, if it is just one. */
function lackOf(edition: Edition, read: Recognition, {codes}: Decision): string {
  const decided = codes.length === 1 ? facetsOf(edition, codes[0] ?? "") : undefined
  if (!decided) return nothing
  const got = read.items.map(item => facetsOf(edition, item.code))
  const lacks = proposable.filter(
    facet => decided.facets[facet] && !got.every(one => one?.facets[facet] === decided.facets[facet]),
  )
  const facet = got.length === 0 ? undefined : lacks[0]
  return facet === undefined || lacks.length > 1 ? nothing : `${facet} ${decided.modality} ${decided.facets[facet]}`
}

function facetsOf(edition: Edition, code: string): {readonly facets: Facets; readonly modality: string} | undefined {
  const parsed = parseCode(edition, code)
  return parsed.ok && parsed.value.modality !== undefined
    ? {facets: parsed.value.facets, modality: parsed.value.modality}
    : undefined
}

/** Words of a name that nothing was made of, folded. */
const idleWords = (account: readonly Account[]): readonly string[] =>
  account.flatMap(({as, text}) => (as === "unknown" || as === "aside" || as === "views" ? [foldWord(text)] : []))

function proposalsOf(
  lexicon: Lexicon,
  word: string,
  byMeaning: ReadonlyMap<string, ReadonlySet<string>>,
): readonly WordProposal[] {
  const total = new Set([...byMeaning.values()].flatMap(names => [...names])).size
  return [...byMeaning].flatMap(([meant, names]) => {
    const [facet, modality = "", code = ""] = meant.split(" ") as [WordProposal["facet"] | "", string?, string?]
    const against = total - names.size
    if (facet === "" || names.size < leastSupport || against >= names.size) return []
    const value =
      facet === "site"
        ? (lexicon.edition.dictionaries.site?.any(code)?.zh ?? code)
        : facet === "method"
          ? `${modality}:${code}`
          : code
    return [{word, facet, value, support: names.size, against, examples: [...names].slice(0, 3)}]
  })
}

const bySupport = (a: WordProposal, b: WordProposal): number => b.support - a.support || (a.word < b.word ? -1 : 1)

/** A name that is read otherwise once a word is turned on. */
interface Changed {
  readonly name: string
  readonly before: Recognition
  readonly after: Recognition
}

/** What another lexicon reads otherwise of some names: status or codes. */
export function changedNames(before: Lexicon, after: Lexicon, names: readonly string[]): readonly Changed[] {
  const said = (read: Recognition) => `${read.status} ${read.items.map(item => item.code).join(";")}`
  return names.flatMap(name => {
    const [old, now] = [recognise(before, name), recognise(after, name)]
    return said(old) === said(now) ? [] : [{name, before: old, after: now}]
  })
}
