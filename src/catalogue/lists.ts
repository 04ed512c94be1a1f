import {mappingStates} from "../store/lists.ts"
import {tableFormats} from "../tables/lists.ts"

/** What the mappings of a catalogue can be written as. */
export const exportForms = [...tableFormats, "work", "conceptmap", "sssom"] as const
export type ExportForm = (typeof exportForms)[number]

/** Where the answer to a name comes from as it comes in: a mapping that people or the machine settled, a reading, or nowhere. */
export const liveSources = ["mapping", "recognised", "unknown"] as const
export type LiveSource = (typeof liveSources)[number]

/** How far the row of such a name is; `unknown` where nothing was asked. */
export const liveStates = [...mappingStates, "unknown"] as const
export type LiveState = (typeof liveStates)[number]

/** What a file can say of a row otherwise than the catalogue does. */
export const rowFacts = [
  "name",
  "beside",
  "volume",
  "modality",
  "department",
  "price",
  "price code",
  "pinyin",
  "from",
  "to",
  "other",
] as const
export type RowFact = (typeof rowFacts)[number]
