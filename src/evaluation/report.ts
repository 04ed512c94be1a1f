import type {Contender} from "./baseline.ts"
import type {RunChange} from "./compare-runs.ts"
import type {Evaluation} from "./evaluate.ts"

/** Everything that is told of one run. */
export interface Report {
  readonly file: string
  readonly edition: string
  /** Of the engine and the lexicon. */
  readonly version: string
  readonly accept: number
  readonly evaluation: Evaluation
  readonly change?: RunChange
  readonly contenders?: readonly Contender[]
}
