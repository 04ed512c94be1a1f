import type {Decision} from "./learn.ts"
import {Folder} from "./lexicon/normalise.ts"
import {type Lexicon, listedItem} from "./lexicon.ts"
import type {Recognition} from "./recognition.ts"

const longest = 1000 // characters of a name

/** The names that an institution accepted: the same name has the same answer at once, whatever its words would say. */
export class InstitutionNames {
  readonly #lexicon: Lexicon
  readonly #folder: Folder
  readonly #codes = new Map<string, readonly string[]>()

  /** @param decisions later ones before earlier; a code that no edition of the lexicon lists is refused by leaving its decision out */
  constructor(lexicon: Lexicon, decisions: readonly Decision[]) {
    this.#lexicon = lexicon
    this.#folder = new Folder(lexicon.script, longest)
    for (const {name, codes} of decisions) {
      const known = codes.length > 0 && codes.every(code => listedItem(lexicon, code) !== undefined)
      if (known && name.length <= longest) this.#codes.set(this.#folder.folded(name).trim(), codes)
    }
  }

  /** The answer with the institution's own in its place; the account stays the reader's. */
  apply(read: Recognition): Recognition {
    if (read.name.length > longest) return read
    const codes = this.#codes.get(this.#folder.folded(read.name).trim())
    if (codes === undefined) return read
    const items = codes.flatMap(code => {
      const found = listedItem(this.#lexicon, code)
      return found ? [{code, name: found.item.zh, edition: found.edition.id, listed: true}] : []
    })
    const answers = items.map(item => ({...item, confidence: decided}))
    const {oneOf: _, ...rest} = read
    return {...rest, status: "standard", accepted: true, items: answers, flags: ["institution-name"]}
  }
}

const decided = 0.999 // a person decided it
