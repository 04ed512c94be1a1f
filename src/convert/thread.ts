import {workerData} from "node:worker_threads"
import {type EditionParts, KeptShelf, listSource} from "../shelf/index.ts"
import {type ReadersOptions, type ReadRows, rowsReader} from "./reader.ts"

/** What a thread that reads names is started with. */
export interface ThreadData {
  readonly options: ReadersOptions
  /** The edition that is read in, and its base; all that there are for `all`. */
  readonly editions: readonly EditionParts[]
}

const {options, editions} = workerData as ThreadData

/** The task of a thread. No shelf can be handed to it: it has one of its own, over the parts it was started with. */
const read: ReadRows = rowsReader(new KeptShelf(listSource(editions)), options)

export default read
