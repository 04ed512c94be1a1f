import type {Language} from "../issue/index.ts"
import {
  answerText,
  type Beside,
  Candidates,
  explanation,
  type Lexicon,
  type Recognition,
  recogniseRow,
} from "../recognition/index.ts"
import {type ReadIn, readingLexicon, type Shelf} from "../shelf/index.ts"

/** What is read of one row: the name, the word for its modality where the table has one, and what other columns say. */
export type Asked = readonly [name: string, modality: string, beside: readonly Beside[]]

/** How names are read: which edition, and from which confidence an answer stands. */
export interface ReadersOptions extends ReadIn {
  readonly accept: number
  /** Candidates for a name that isn't determined; 0 for no such column. */
  readonly candidates: number
  /** Of the explanations. */
  readonly language: Language
}

/** Gives the cells of the answers to rows. */
export type ReadRows = (rows: readonly Asked[]) => readonly (readonly string[])[]

/** Throws as `edition` of the shelf. */
export function rowsReader(shelf: Shelf, options: ReadersOptions): ReadRows {
  const lexicon = readingLexicon(shelf, options)
  const propose = proposer(lexicon, options.candidates)
  return rows =>
    rows.map(([name, modality, beside]) => {
      const read = recogniseRow(lexicon, {name, modality, beside}, options.accept)
      return [...answerCells(read, options.language), ...propose(read)]
    })
}

/** Status, accepted, codes, names, confidence, flags, explanation, editions. */
const answerCells = (read: Recognition, language: Language): readonly string[] => [
  read.status,
  read.accepted ? "yes" : "no",
  answerText(read, item => item.code),
  answerText(read, item => item.name),
  String(read.items[0]?.confidence ?? ""),
  read.flags.join(","),
  explanation(read, language),
  [...new Set(read.items.map(item => item.edition))].join(";"),
]

/** The cell of the candidates, none where they aren't asked for. */
function proposer(lexicon: Lexicon, limit: number): (read: Recognition) => readonly string[] {
  if (limit === 0) return () => []
  const candidates = new Candidates(lexicon)
  return read => [
    candidates
      .of(read, limit)
      .map(one => `${one.code} ${one.name}`)
      .join("; "),
  ]
}
