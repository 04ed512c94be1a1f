import {join} from "node:path"
import {readConcepts} from "../exchange/index.ts"
import type {Issue} from "../issue/index.ts"
import type {Lexicon} from "../recognition/index.ts"
import {buildOver, type Edition, type Row} from "../standard/index.ts"
import {project, readRows} from "./editions.ts"
import {refuse} from "./issues.ts"
import {LexiconFolder} from "./lexicon.ts"
import type {Concepts, EditionParts, EditionSource, Shelf} from "./shelf.ts"

/**
 * A shelf over what a source has.
 *
 * @param root folder with the tables of the lexicon and the concepts; the project's own when left out
 */
export const shelfOver = (source: EditionSource, root: string = project): Shelf => new KeptShelf(source, root)

/** An edition, what it was built from, and what was made over it so far. */
interface Kept {
  readonly parts: readonly EditionParts[]
  readonly edition: Edition
  readonly faults: readonly Issue[]
  lexicon?: Lexicon
}

const conceptTable = "mappings/dicom.csv"

/** Keeps what it made until the source hands out other parts. */
class KeptShelf implements Shelf {
  readonly #source: EditionSource
  readonly #lexicon: LexiconFolder
  readonly #root: string
  readonly #kept = new Map<string, Kept>()
  #concepts: (Concepts & {readonly editions: readonly Edition[]}) | undefined

  constructor(source: EditionSource, root: string) {
    this.#source = source
    this.#root = root
    this.#lexicon = new LexiconFolder(join(root, "lexicon"))
  }

  ids(): readonly string[] {
    return this.#source.ids()
  }

  edition(id: string): Edition {
    return this.#keptOf(id).edition
  }

  faults(id: string): readonly Issue[] {
    return this.#keptOf(id).faults
  }

  hash(id: string): string {
    return this.#partsOf(id).hash
  }

  parts(id: string): readonly EditionParts[] {
    const own = this.#partsOf(id)
    return own.facts.base === undefined ? [own] : [own, ...this.parts(own.facts.base)]
  }

  lexicon(id: string, words?: readonly Row[]): Lexicon {
    const kept = this.#keptOf(id)
    kept.lexicon ??= this.#lexicon.over(kept.edition, this.hash(id))
    return words === undefined ? kept.lexicon : this.#lexicon.withWords(kept.lexicon, words)
  }

  concepts(): Concepts {
    const editions = this.ids().map(id => this.edition(id))
    const known = this.#concepts
    if (known && isSame(known.editions, editions)) return known
    this.#concepts = {...readConcepts(readRows(join(this.#root, conceptTable)), editions, conceptTable), editions}
    return this.#concepts
  }

  sounds(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#lexicon.sounds()
  }

  #partsOf(id: string): EditionParts {
    const ids = this.ids()
    if (!ids.includes(id)) throw refuse("edition.unknown", {edition: id, known: ids.join(", ")})
    return this.#source.parts(id)
  }

  #keptOf(id: string): Kept {
    const parts = this.parts(id)
    const known = this.#kept.get(id)
    if (known && isSame(known.parts, parts)) return known
    const made = build(parts)
    this.#kept.set(id, made)
    return made
  }
}

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i])

function build(parts: readonly EditionParts[]): Kept {
  const [own, ...bases] = parts
  if (!own) throw new Error("an edition is built from its own parts at least")
  const {edition, issues: faults} = buildOver(own, bases)
  return {parts, edition, faults}
}
