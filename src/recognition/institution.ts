import type {Decision} from "./learn.ts"
import type {Lexicon} from "./lexicon/lexicon.ts"
import {Folder} from "./lexicon/normalise.ts"
import {itemFacts} from "./read/facts.ts"
import type {Recognition} from "./recognise.ts"

const longest = 1000 // characters of a name

/** The names that an institution accepted: the same name has the same answer at once, whatever its words would say. */
export class InstitutionNames {
  readonly #lexicon: Lexicon
  readonly #folder: Folder
  readonly #codes = new Map<string, readonly string[]>()

  /** @param decisions later ones before earlier; a code that the edition doesn't list is refused by leaving its decision out */
  constructor(lexicon: Lexicon, decisions: readonly Decision[]) {
    this.#lexicon = lexicon
    this.#folder = new Folder(lexicon.script, longest)
    for (const {name, codes} of decisions) {
      const known = codes.length > 0 && codes.every(code => lexicon.edition.items.has(code))
      if (known && name.length <= longest) this.#codes.set(this.#folder.folded(name).trim(), codes)
    }
  }

  /** The answer with the institution's own in its place; the account stays the reader's. */
  apply(read: Recognition): Recognition {
    if (read.name.length > longest) return read
    const codes = this.#codes.get(this.#folder.folded(read.name).trim())
    if (codes === undefined) return read
    const items = codes.flatMap(code => {
      const item = this.#lexicon.edition.items.get(code)
      return item ? [itemFacts(this.#lexicon.edition, item.modality, item.facets)] : []
    })
    const answers = items.map(({code, name, listed}) => ({code, name, listed, confidence: decided}))
    const {oneOf: _, ...rest} = read
    return {...rest, status: "standard", accepted: true, items: answers, flags: ["institution-name"]}
  }
}

const decided = 0.999 // a person decided it
