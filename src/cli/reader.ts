import {workerData} from "node:worker_threads"
import {loadLexicon} from "../files/index.ts"
import {readModality, recognise} from "../recognition/index.ts"
import {answerCells} from "./output.ts"
import type {Asked, ReadersOptions} from "./readers.ts"

/** The cells of the answers to these rows. */
export function readRows(options: ReadersOptions, rows: readonly Asked[]): readonly (readonly string[])[] {
  const lexicon = loadLexicon(options.edition)
  return rows.map(([name, modality]) =>
    answerCells(recognise(lexicon, name, modality === "" ? undefined : readModality(modality), options.accept)),
  )
}

/** As the task of a thread that was started with the options. */
export default (rows: readonly Asked[]): readonly (readonly string[])[] => readRows(workerData as ReadersOptions, rows)
