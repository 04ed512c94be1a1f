import {
  type BesideKind,
  Candidates,
  type Kind,
  type Lexicon,
  type OneOf,
  type Recognition,
  recogniseRow,
} from "../recognition/index.ts"
import type {Relation} from "../standard/index.ts"
import {
  besideIn,
  besideKey,
  type MappedItem,
  type MappingsTable,
  type NewMapping,
  type RowBeside,
} from "../store/catalogues/index.ts"
import type {MappingState} from "../store/lists.ts"
import {isOpen, placed} from "./one-of.ts"

/** A row to be read. */
interface RowToRead {
  readonly id: string
  readonly name: string
  /** What stands beside the name, as the store keeps it. */
  readonly beside: string
  readonly modality: string | null
  readonly volume: number
}

/** `own` behind what a word of the institution says. */
type Spans = readonly (readonly [at: number, length: number, as: Kind, value: string, by?: "own"])[]

/** The answer of a row in review, and what the row was called when it was given. */
export interface Was {
  readonly name: string
  readonly beside: readonly RowBeside[]
  /** State and id of the mapping that was the answer. */
  readonly state: MappingState
  readonly mapping: string
}

/** What stands with a mapping, as JSON: how the machine read the name, whatever people decided. */
export interface MappingAccount {
  readonly status: Recognition["status"]
  readonly flags: Recognition["flags"]
  readonly equipment: Recognition["equipment"]
  /** Of every character: place, length, kind and value. */
  readonly account: Spans
  /** Of every other column that was read beside the name. */
  readonly beside?: readonly {
    readonly kind: BesideKind
    readonly column: string
    readonly text: string
    readonly account: Spans
  }[]
  /** What the machine itself read. */
  readonly read: readonly string[]
  /** What the name leaves open, where it is underspecified. */
  readonly oneOf?: readonly OneOf[]
  readonly candidates?: readonly (readonly [code: string, score: number])[]
  /** Whose accepted mapping this one repeats. */
  readonly from?: {readonly institution: string; readonly mapping: string}
  /** What the row was called when its answer, now in review, was given. */
  readonly was?: Was
}

/** A mapping that people accepted before, for the same name. */
export interface Precedent {
  readonly items: readonly MappedItem[]
  readonly relation: Relation
  readonly institutionId: string
  readonly mappingId: string
  /** An item of it holds no more: it is not repeated, and what the machine reads waits for a person. */
  readonly lapsed?: true
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
    const beside = besideIn(row.beside)
    const asked = {name: row.name, modality: row.modality ?? undefined, beside}
    const found = this.#precedents.get(precedentKey(row))
    const before = found?.lapsed ? undefined : found
    const alone = recogniseRow(this.#lexicon, asked, this.#options.accept)
    const read = found?.lapsed ? afterLapse(alone) : alone
    const confidence = before ? 1 : (read.items[0]?.confidence ?? 0)
    const items = before?.items ?? itemsRead(read)
    return {
      rowId: row.id,
      catalogueId: this.#catalogueId,
      state: before || read.accepted ? "accepted" : "proposed",
      items,
      ...(items.length > 0 && {relation: before?.relation ?? relationOf(read, items)}),
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

  /** A row in review as the machine reads its name now; its answer stays. */
  review(row: RowToRead, {mapping, items}: {mapping: MappingsTable; items: readonly MappedItem[]}): NewMapping {
    const {confidence: _, relation: _relation, ...read} = this.read(row)
    const {was} = JSON.parse(mapping.account ?? "{}") as Partial<MappingAccount>
    const account = {...(JSON.parse(read.account ?? "{}") as MappingAccount), ...(was && {was})}
    return {
      ...read,
      state: mapping.state,
      items,
      ...(mapping.relation !== null && {relation: mapping.relation}),
      confidence: mapping.confidence,
      weight: mapping.weight,
      origin: mapping.origin,
      account: JSON.stringify(account),
    }
  }

  #accountOf(read: Recognition, before: Precedent | undefined): MappingAccount {
    const undecided = !before && !read.accepted
    return {
      status: read.status,
      flags: read.flags,
      equipment: read.equipment,
      account: spansOf(read.account),
      ...(read.beside && {
        beside: read.beside.map(({kind, column, text, account}) => ({kind, column, text, account: spansOf(account)})),
      }),
      read: read.items.map(({code}) => code),
      ...(read.oneOf && {oneOf: read.oneOf}),
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

/** Read where people decided the name before, as something that holds no more. */
const afterLapse = (read: Recognition): Recognition => ({
  ...read,
  accepted: false,
  flags: [...read.flags, "precedent-lapsed" as const].sort(),
})

const spansOf = (account: Recognition["account"]): Spans =>
  account.map(({at, length, as, value, own}) => (own ? [at, length, as, value, "own"] : [at, length, as, value]))

/** Names are the same letter for letter, said of the same modality, with the same beside them. */
export const precedentKey = ({name, beside, modality}: Pick<RowToRead, "name" | "beside" | "modality">): string =>
  `${modality ?? ""}\0${name}\0${beside === "" ? "" : besideKey(besideIn(beside))}`

/** What the work list is ordered by: examinations x doubt. */
export const weightOf = (volume: number, confidence: number): number => volume * Math.max(leastDoubt, 1 - confidence)

/** The engine's stands before the first `+`, behind it those of the lexicons and of the institution's words. */
const versionOf = (version: string): {readonly engine: string; readonly lexicon: string} => {
  const end = version.indexOf("+")
  return {engine: version.slice(0, end), lexicon: version.slice(end + 1)}
}

/** What a name was read as, each item in its place where one of several is meant. */
export const itemsRead = ({items, oneOf}: Recognition): readonly MappedItem[] =>
  placed(
    items.map(({edition, code}) => ({edition, code})),
    oneOf,
  )

/** What the machine read a mapping's name to leave open. */
export const choicesRead = ({status, account}: Pick<MappingsTable, "status" | "account">): readonly OneOf[] =>
  status === "underspecified" ? ((JSON.parse(account ?? "{}") as Partial<MappingAccount>).oneOf ?? []) : []

/**
 * How a name stands to what it was read as: broader where that is one of several,
 * narrower where a larger site stands for its own.
 */
function relationOf({flags}: Recognition, items: readonly MappedItem[]): Relation {
  const isBroadened = flags.includes("site-broadened")
  if (isOpen(items)) return isBroadened ? "inexact" : "broader"
  return isBroadened ? "narrower" : "equivalent"
}
