import {workerData} from "node:worker_threads"
import {loadLexicon} from "../files/index.ts"
import {Candidates, type Lexicon, type Recognition, readModality, recognise} from "../recognition/index.ts"
import {answerCells} from "./output.ts"
import type {Asked, ReadersOptions} from "./readers.ts"

/** The cells of the answers to these rows. */
export function readRows(options: ReadersOptions, rows: readonly Asked[]): readonly (readonly string[])[] {
  const lexicon = loadLexicon(options.edition)
  const propose = proposer(lexicon, options.candidates)
  return rows.map(([name, modality]) => {
    const read = recognise(lexicon, name, modality === "" ? undefined : readModality(modality), options.accept)
    return [...answerCells(read), ...propose(read)]
  })
}

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
