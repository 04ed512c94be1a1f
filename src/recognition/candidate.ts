import type {Edition, Item} from "../standard/index.ts"
import type {Account} from "./account.ts"
import {compared} from "./fit.ts"
import {GramIndex} from "./grams.ts"
import {Folder} from "./lexicon/normalise.ts"
import {editionsOf, type Lexicon, listedItem} from "./lexicon.ts"
import type {Kind} from "./lists.ts"
import type {Recognition} from "./recognition.ts"

/** An item that a name may mean, for a person to choose; never accepted by itself. */
export interface Candidate {
  readonly edition: string
  readonly code: string
  readonly name: string
  /** Likeness, 0 to 1: what agrees adds, what contradicts takes away. */
  readonly score: number
  /** What the name says that the item has too, and what it says that the item hasn't. */
  readonly agrees: readonly Kind[]
  readonly contradicts: readonly Kind[]
  /** Left open by the reading, found by likeness, or decided by the institution before. */
  readonly source: "reading" | "similar" | "institution"
}

/** A name that an institution decided. */
interface Decided {
  readonly name: string
  readonly codes: readonly string[]
}

const [agreement, contradiction] = [0.1, 0.3]
const kindsCompared = 5 // modality or equipment, site, side, method, position
const longest = 300 // characters that a question is cut to
const searched = 40 // nearest names that are weighed

/** Proposes items for names that were not determined. */
export class Candidates {
  readonly #lexicon: Lexicon
  readonly #folder: Folder
  readonly #items: readonly {readonly edition: Edition; readonly item: Item}[]
  readonly #index: GramIndex
  readonly #decided: readonly Decided[]

  /** @param decided names that the institution decided, whose codes are of the edition */
  constructor(lexicon: Lexicon, decided: readonly Decided[] = []) {
    this.#lexicon = lexicon
    this.#folder = new Folder(lexicon.script, longest)
    this.#items = editionsOf(lexicon).flatMap(edition => [...edition.items.values()].map(item => ({edition, item})))
    this.#decided = decided.filter(
      ({codes}) => codes.length > 0 && codes.every(code => listedItem(lexicon, code) !== undefined),
    )
    this.#index = new GramIndex([
      ...this.#items.map(({item}) => this.#folder.folded(item.zh)),
      ...this.#items.map(({item}) => this.#folder.folded(item.en)),
      ...this.#decided.map(({name}) => this.#folder.folded(name.slice(0, longest))),
    ])
  }

  /** The likeliest items of a name that is unresolved or left open, best first; none for every other name. */
  of(read: Recognition, limit = 5): readonly Candidate[] {
    if (read.status !== "unresolved" && read.status !== "underspecified") return []
    const found = new Map<string, Candidate>()
    for (const {edition, code, name} of read.items)
      found.set(code, {edition, code, name, score: 1, agrees: [], contradicts: [], source: "reading"})
    const account = [...(read.beside ?? []).flatMap(one => one.account), ...read.account]
    for (const {text, score} of this.#index.nearest(this.#question(account), searched))
      for (const candidate of this.#weighed(text, score, account)) {
        const known = found.get(candidate.code)
        if (!known || known.score < candidate.score) found.set(candidate.code, candidate)
      }
    return [...found.values()].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, limit)
  }

  /** What the name says, sites by the standard's own names, words set aside left out. */
  #question(account: readonly Account[]): string {
    const said = account.flatMap(({as, text, value}) => {
      if (as === "aside" || as === "punctuation" || as === "number") return []
      const {open} = this.#lexicon
      return as === "site" && open ? open.site(value, undefined).map(site => site.key) : [text]
    })
    return this.#folder.folded(said.join(" ").slice(0, longest))
  }

  #weighed(text: number, likeness: number, account: readonly Account[]): readonly Candidate[] {
    const count = this.#items.length
    const decided = this.#decided[text - 2 * count]
    const items = decided
      ? decided.codes.flatMap(code => listedItem(this.#lexicon, code) ?? [])
      : this.#items.slice(text % count, (text % count) + 1)
    return items.map(({edition: {id: edition}, item}) => {
      const {open} = this.#lexicon
      const {agrees, contradicts} = open?.edition.id === edition ? compared(open, item, account) : nothingCompared
      const most = likeness + agreement * agrees.length - contradiction * contradicts.length
      const score = Math.max(0, most / (1 + agreement * kindsCompared))
      const source = decided ? "institution" : "similar"
      const {code, zh: name} = item
      return {edition, code, name, score: Math.round(score * 1000) / 1000, agrees, contradicts, source}
    })
  }
}

/** Items of closed lists are weighed by their names alone. */
const nothingCompared: Pick<Candidate, "agrees" | "contradicts"> = {agrees: [], contradicts: []}
