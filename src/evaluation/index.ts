export {type Contender, contenders} from "./baseline.ts"
export {type Bin, type Calibration, type Claim, calibrate, type Reach, reachAt} from "./calibration.ts"
export {
  type ChangedVerdict,
  compareRuns,
  type RunChange,
  type SavedRun,
  savedRun,
  type Verdict,
} from "./compare-runs.ts"
export {
  type Acceptance,
  type EvaluatedFacet,
  type Evaluation,
  evaluate,
  evaluatedFacets,
  type Share,
  type Weighed,
  wantedPrecision,
} from "./evaluate.ts"
export {crossValidate, type Example, fitWeights, type Priors} from "./fit.ts"
export {codesOf, type Judged, judge, type Labelled} from "./judge.ts"
export {type LabelledNames, readLabelled} from "./labelled.ts"
export {evaluationPage} from "./page.ts"
export type {Report} from "./report.ts"
export {readSavedRun} from "./saved-run.ts"
export {evaluationTexts, percent} from "./texts.ts"
