import {Candidates, type Kind, type Lexicon, type Recognition, readModality, recognise} from "../recognition/index.ts"
import type {Relation} from "../standard/index.ts"
import type {ItemRef, NewMapping} from "../store/catalogues/index.ts"

/** A row to be read. */
interface RowToRead {
  readonly id: string
  readonly name: string
  readonly modality: string | null
  readonly volume: number
}

/** What stands with a mapping, as JSON: how the machine read the name, whatever people decided. */
export interface MappingAccount {
  readonly status: Recognition["status"]
  readonly flags: Recognition["flags"]
  readonly equipment: Recognition["equipment"]
  /** Of every character: place, length, kind and value. */
  readonly account: readonly (readonly [at: number, length: number, as: Kind, value: string])[]
  /** What the machine itself read. */
  readonly read: readonly string[]
  readonly candidates?: readonly (readonly [code: string, score: number])[]
  /** Whose accepted mapping this one repeats. */
  readonly from?: {readonly institution: string; readonly mapping: string}
}

/** A mapping that people accepted before, for the same name. */
export interface Precedent {
  readonly items: readonly ItemRef[]
  readonly relation: Relation
  readonly institutionId: string
  readonly mappingId: string
}

export interface ReaderOptions {
  /** Confidence from which an answer stands without a person. */
  readonly accept?: number
  /** Candidates for a name that is not determined; 5 when left out. */
  readonly candidates?: number
}

const leastDoubt = 0.01 // so that heavy rows of little doubt come before light ones of none

/** Reads rows into mappings: earlier decisions first, then recognition, then candidates. */
export class RowReader {
  readonly #lexicon: Lexicon
  readonly #catalogueId: string
  readonly #precedents: ReadonlyMap<string, Precedent>
  readonly #options: ReaderOptions
  #candidates: Candidates | undefined

  /** @param precedents by `precedentKey` */
  constructor(
    lexicon: Lexicon,
    catalogueId: string,
    precedents: ReadonlyMap<string, Precedent> = new Map(),
    options: ReaderOptions = {},
  ) {
    this.#lexicon = lexicon
    this.#catalogueId = catalogueId
    this.#precedents = precedents
    this.#options = options
  }

  /** What a row means, as the machine sees it. */
  read(row: RowToRead): NewMapping {
    const given = row.modality === null ? undefined : readModality(row.modality)
    const read = recognise(this.#lexicon, row.name, given, this.#options.accept)
    const before = this.#precedents.get(precedentKey(row.name, row.modality))
    const confidence = before ? 1 : (read.items[0]?.confidence ?? 0)
    const edition = this.#lexicon.edition.id
    return {
      rowId: row.id,
      catalogueId: this.#catalogueId,
      state: before || read.accepted ? "accepted" : "proposed",
      items: before ? before.items : read.items.map(({code}) => ({edition, code})),
      ...relationOf(read, before),
      confidence,
      weight: weightOf(row.volume, confidence),
      origin: before ? "inherited" : "machine",
      ...versionOf(read.version),
      account: JSON.stringify(this.#accountOf(read, before)),
      status: read.status,
      flags: read.flags,
      modality: row.modality,
      volume: row.volume,
    }
  }

  #accountOf(read: Recognition, before: Precedent | undefined): MappingAccount {
    const undecided = !before && !read.accepted
    return {
      status: read.status,
      flags: read.flags,
      equipment: read.equipment,
      account: read.account.map(({at, length, as, value}) => [at, length, as, value]),
      read: read.items.map(({code}) => code),
      ...(undecided && {candidates: this.#candidatesOf(read)}),
      ...(before && {from: {institution: before.institutionId, mapping: before.mappingId}}),
    }
  }

  #candidatesOf(read: Recognition): readonly (readonly [string, number])[] {
    if (read.status === "standard" || read.status === "out-of-scope") return []
    this.#candidates ??= new Candidates(this.#lexicon)
    return this.#candidates.of(read, this.#options.candidates ?? 5).map(({code, score}) => [code, score])
  }
}

/** Names are the same letter for letter, said of the same modality. */
export const precedentKey = (name: string, modality: string | null): string => `${modality ?? ""}\0${name}`

/** What the work list is ordered by: examinations x doubt. */
export const weightOf = (volume: number, confidence: number): number => volume * Math.max(leastDoubt, 1 - confidence)

const versionOf = (version: string): {readonly engine: string; readonly lexicon: string} => {
  const [engine = "", lexicon = ""] = version.split("+")
  return {engine, lexicon}
}

/** A site that only a larger one stands for makes the item broader than what the hospital says. */
function relationOf(read: Recognition, before: Precedent | undefined): {readonly relation?: Relation} {
  if (before) return {relation: before.relation}
  if (read.items.length === 0) return {}
  return {relation: read.flags.includes("site-broadened") ? "broader" : "equivalent"}
}
