import {join} from "node:path"
import {readConcepts} from "../exchange/index.ts"
import type {Issue, Refusal} from "../issue/index.ts"
import {type Lexicon, withFamilies} from "../recognition/index.ts"
import {type Built, buildOver, type Edition, type Row} from "../standard/index.ts"
import {project, readRows} from "./editions.ts"
import {refuse} from "./issues.ts"
import {LexiconFolder} from "./lexicon.ts"
import type {Concepts, EditionChain, EditionParts, EditionSource, Shelf} from "./shelf.ts"

/** An edition, what it was built from, and what was made over it so far. */
interface Kept {
  readonly parts: EditionChain
  readonly built: Built
  lexicon?: Lexicon
}

const conceptTable = "mappings/dicom.csv"

/** The shelf over a source. It keeps what it made until the source hands out other parts. */
export class KeptShelf implements Shelf {
  readonly #source: EditionSource
  readonly #lexicon: LexiconFolder
  readonly #root: string
  readonly #kept = new Map<string, Kept>()
  /** What names of all families are read by, and what it was made of. */
  readonly #lexicons = new Map<string, {readonly of: readonly unknown[]; readonly lexicons: Lexicon}>()
  #concepts: (Concepts & {readonly editions: readonly Edition[]}) | undefined

  /** @param root folder with the tables of the lexicon and the concepts; the project's own when left out */
  constructor(source: EditionSource, root: string = project) {
    this.#source = source
    this.#root = root
    this.#lexicon = new LexiconFolder(join(root, "lexicon"))
  }

  ids(): readonly string[] {
    return this.#source.ids()
  }

  edition(id: string): Edition {
    return this.#keptOf(id).built.edition
  }

  faults(id: string): readonly Issue[] {
    return this.#keptOf(id).built.issues
  }

  hash(id: string): string {
    return this.#partsOf(id).hash
  }

  parts(id: string): EditionChain {
    const own = this.#partsOf(id)
    return own.facts.base === undefined ? [own] : [own, ...this.parts(own.facts.base)]
  }

  lexicon(id: string, words?: readonly Row[]): Lexicon {
    const kept = this.#keptOf(id)
    const {edition} = kept.built
    if (!this.#lexicon.has(edition.naming)) throw this.#noLexicon(id)
    kept.lexicon ??= this.#lexicon.over(edition, this.hash(id))
    return words === undefined ? kept.lexicon : this.#lexicon.withWords(kept.lexicon, words)
  }

  lexicons(id: string, words?: readonly Row[]): Lexicon {
    const lexicon = this.lexicon(id, words)
    const others = this.#others(lexicon.edition)
    const known = this.#lexicons.get(id)
    if (known && isSame(known.of, [lexicon, ...others])) return known.lexicons
    const versions = new Set([lexicon.version, ...others.map(({naming}) => this.#lexicon.versionOf(naming))])
    const made = withFamilies(lexicon, [...versions].join("/"), () =>
      others.map(edition => this.#lexicon.closedOver(edition)),
    )
    if (words === undefined) this.#lexicons.set(id, {of: [lexicon, ...others], lexicons: made})
    return made
  }

  /** The latest released one of the closed editions of each standard but this one's. */
  #others(edition: Edition): readonly Edition[] {
    const latest = new Map<string, Edition>()
    for (const id of this.ids()) {
      const other = this.edition(id)
      const isOther = other.family !== edition.family && other.status === "released"
      if (isOther && this.#lexicon.isClosed(other.naming)) latest.set(other.family, other)
    }
    return [...latest.values()]
  }

  #noLexicon(id: string): Refusal {
    const known = this.ids().filter(other => this.#lexicon.has(this.edition(other).naming))
    return refuse("lexicon.none", {edition: id, known: known.join(", ")})
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
    const [own, ...bases] = parts
    const made = {parts, built: buildOver(own, bases)}
    this.#kept.set(id, made)
    return made
  }
}

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i])
