import type {Facets} from "../../standard/index.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Flag} from "../lists.ts"
import {type ItemFacts, itemFacts} from "./facts.ts"

/** What is being made of a clause: its items, and what they leave open. */
export class Draft {
  readonly lexicon: OpenLexicon
  readonly items = new Map<string, ItemFacts>()
  readonly flags = new Set<Flag>()
  /** Some item is left open: the items are its candidates. */
  open = false
  /** Of each open choice the site codes that may be meant. */
  readonly choices: Set<string>[] = []
  /** Of each site that may be examined in several ways the codes of these. */
  readonly ways: (readonly string[])[] = []
  /** Something has no reading. */
  missing = false
  /** Contrast in an artery without CT or MR: catheter angiography, out of scope. */
  catheter = false

  constructor(lexicon: OpenLexicon) {
    this.lexicon = lexicon
  }

  put(modality: string, facets: Facets): void {
    const facts = itemFacts(this.lexicon.edition, modality, facets)
    this.items.set(facts.code, facts)
  }

  /** One of these is meant. */
  putOneOf(modality: string, ways: readonly Facets[]): void {
    this.open = true
    for (const facets of ways) this.put(modality, facets)
    this.ways.push(ways.map(facets => itemFacts(this.lexicon.edition, modality, facets).code))
  }

  /** One of these sites is meant; what shares one with a choice before is the same choice. */
  leaveOpen(sites: readonly string[]): void {
    this.open = true
    const same = this.choices.filter(choice => sites.some(site => choice.has(site)))
    const joined = new Set([...same.flatMap(choice => [...choice]), ...sites])
    this.choices.splice(0, Infinity, ...this.choices.filter(choice => !same.includes(choice)), joined)
  }

  /** Whether the edition lists the combination. */
  lists(modality: string, facets: Facets): boolean {
    return itemFacts(this.lexicon.edition, modality, facets).standing === "listed"
  }
}
