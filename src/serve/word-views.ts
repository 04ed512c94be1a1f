import type {Endpoints, Reply} from "../api/index.ts"
import type {AffectedRow, Effect} from "../catalogue/index.ts"

type EffectView = Reply<Endpoints["words.preview"]>

/** What a word does to one row. */
export const affectedView = ({effect, rowId, name, volume, before, after}: AffectedRow) => ({
  ...{effect, row: rowId, name, volume},
  before: {state: before.state, codes: [...before.codes]},
  after: {state: after.state, codes: [...after.codes]},
})

/** What a word does to the catalogues of an institution. */
export const effectView = (word: string, {examples, ...effect}: Effect): EffectView => ({
  word,
  ...effect,
  examples: examples.map(affectedView),
})
