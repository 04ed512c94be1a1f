import {workerData} from "node:worker_threads"
import type {Language} from "../issue/index.ts"
import {Candidates, explanation, type Lexicon, type Recognition, readModality, recognise} from "../recognition/index.ts"
import {loadLexicon} from "../shelf/index.ts"

/** What is read of one row: the name, and the word for its modality where the table has one. */
export type Asked = readonly [name: string, modality: string]

/** How names are read: which edition, and from which confidence an answer stands. */
export interface ReadersOptions {
  readonly edition: string
  readonly accept: number
  /** Candidates for a name that isn't determined; 0 for no such column. */
  readonly candidates: number
  /** Of the explanations. */
  readonly language: Language
}

/** The cells of the answers to these rows. */
export function readRows(options: ReadersOptions, rows: readonly Asked[]): readonly (readonly string[])[] {
  const lexicon = loadLexicon(options.edition)
  const propose = proposer(lexicon, options.candidates)
  return rows.map(([name, modality]) => {
    const read = recognise(lexicon, name, modality === "" ? undefined : readModality(modality), options.accept)
    return [...answerCells(read, options.language), ...propose(read)]
  })
}

/** Status, accepted, codes, names, confidence, flags, explanation. */
const answerCells = (read: Recognition, language: Language): readonly string[] => [
  read.status,
  read.accepted ? "yes" : "no",
  read.items.map(item => item.code).join(";"),
  read.items.map(item => item.name).join(";"),
  String(read.items[0]?.confidence ?? ""),
  read.flags.join(","),
  explanation(read, language),
]

let made: {readonly lexicon: Lexicon; readonly candidates: Candidates} | undefined

/** The cell of the candidates, none where they aren't asked for. */
function proposer(lexicon: Lexicon, limit: number): (read: Recognition) => readonly string[] {
  if (limit === 0) return () => []
  if (made?.lexicon !== lexicon) made = {lexicon, candidates: new Candidates(lexicon)}
  const {candidates} = made
  return read => [
    candidates
      .of(read, limit)
      .map(one => `${one.code} ${one.name}`)
      .join("; "),
  ]
}

/** As the task of a thread that was started with the options. */
export default (rows: readonly Asked[]): readonly (readonly string[])[] => readRows(workerData as ReadersOptions, rows)
