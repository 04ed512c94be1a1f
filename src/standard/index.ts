export {type TableChecker, type TableRow, tableChecker} from "./check-table.ts"
export {type Choice, type Choices, type ChosenSegment, choicesOf, type FacetChoices} from "./choices.ts"
export {
  type CodeCheck,
  checkCode,
  type ExamCode,
  type Facets,
  formatCode,
  genericFacets,
  parseCode,
  repairCode,
  type SegmentText,
  type Standing,
  segmentsOf,
} from "./code.ts"
export {type Change, compareEditions} from "./compare.ts"
export {composeItem, type Wanted} from "./compose.ts"
export {type Descent, descentOf} from "./descent.ts"
export {Dictionary, type Term} from "./dictionary.ts"
export {
  buildEdition,
  type Edition,
  type EditionFacts,
  familyOf,
  type Item,
  itemOf,
  type Modality,
  type Row,
  type Tables,
} from "./edition.ts"
export {type Explanation, explain} from "./explain.ts"
export {checkWritten, formatWritten, nameOfWritten, parseWritten, type WrittenCode} from "./extension.ts"
export {
  fail,
  type Issue,
  type IssueId,
  issue,
  issueText,
  type Language,
  ok,
  type Place,
  placeText,
  Refusal,
  type Repair,
  type Result,
  refuse,
} from "./issue.ts"
export {type AllowedItem, itemOfCode, termsOfItem} from "./item-of-code.ts"
export {codeWidth, type Facet, facetOf, type Layout, type Segment, segmentTexts} from "./layout.ts"
export {type Name, type NameLayer, nameOf, noSite} from "./name.ts"
export {pinyinOf} from "./pinyin.ts"
export {codeOf, plainName} from "./read-name.ts"
export {type Fate, type Recoded, recode} from "./recode.ts"
export {siteLevels} from "./site.ts"
export {type TableColumns, tableColumns} from "./table-columns.ts"
export {changeTexts, fateTexts, layerTexts, relationTexts, standingTexts} from "./texts.ts"
