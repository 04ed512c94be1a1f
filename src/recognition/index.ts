export {type Bin, type Calibration, type Claim, calibrate, type Reach, reachAt} from "./calibration.ts"
export {type Candidate, Candidates, type Decided} from "./candidate.ts"
export {checkLexicon} from "./check-lexicon.ts"
export {
  type ChangedVerdict,
  compareRuns,
  type RunChange,
  type SavedRun,
  savedRun,
  type Verdict,
} from "./compare-runs.ts"
export {confidenceOf, type Evidence, featureNames, featuresOf, type Weights} from "./confidence.ts"
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
export {explanation} from "./explanation.ts"
export {crossValidate, type Example, fitWeights, type Priors} from "./fit.ts"
export type {Account} from "./hear.ts"
export {InstitutionNames} from "./institution.ts"
export {codesOf, type Judged, judge, type Labelled} from "./judge.ts"
export {type Changed, changedNames, type Decision, proposeWords, type WordProposal} from "./learn.ts"
export {buildLexicon, type Lexicon, soundsOf} from "./lexicon.ts"
export {likenessTo} from "./likeness.ts"
export {readModality} from "./modality.ts"
export {foldWord} from "./normalise.ts"
export {type Answer, engineVersion, type Recognition, recognise} from "./recognise.ts"
export {type Flag, flagTexts, type Kind, kindTexts, type Status, statusTexts} from "./texts.ts"
export {compileVocabulary, type Vocabulary, vocabularyFormat} from "./vocabulary.ts"
