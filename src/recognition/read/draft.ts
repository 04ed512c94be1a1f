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

  /** Whether the edition lists the combination. */
  lists(modality: string, facets: Facets): boolean {
    return itemFacts(this.lexicon.edition, modality, facets).standing === "listed"
  }
}
