import {type RowState, stateTexts as words} from "../../../src/api/lists.ts"
import {defineTexts, useTexts} from "../texts/table.ts"

/** What the states of a row are called. */
export const stateTexts = defineTexts("state", words)

/** What a state is called in the reader's language; the same function as long as that is the same. */
export const useStateWord = (): ((state: RowState) => string) => useTexts(stateTexts)
