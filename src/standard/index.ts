export {type Amended, amend, type RowChange} from "./amend.ts"
export {type Built, buildEdition, buildOver, type WrittenEdition} from "./build-edition.ts"
export {type TableChecker, type TableRow, tableChecker} from "./check-table.ts"
export {type Choice, type Choices, type ChosenSegment, choicesOf, type FacetChoices} from "./choices.ts"
export {
  type CodeCheck,
  checkCode,
  type ExamCode,
  formatCode,
  genericFacets,
  parseCode,
  repairCode,
  type SegmentText,
  segmentsOf,
} from "./code.ts"
export {type Change, compareEditions} from "./compare.ts"
export {compareTables} from "./compare-tables.ts"
export {composeItem, type Wanted} from "./compose.ts"
export {type Descent, descentOf} from "./descent.ts"
export {Dictionary} from "./dictionary.ts"
export type {
  Edition,
  EditionFacts,
  Item,
  Modality,
} from "./edition.ts"
export type {Row, Tables} from "./edition-tables.ts"
export {type Explanation, explain} from "./explain.ts"
export {checkWritten, formatWritten, nameOfWritten, parseWritten, type WrittenCode} from "./extension.ts"
export {foldCase, foldHeader, foldLetters, plainName} from "./fold.ts"
export {itemOf} from "./item.ts"
export {type AllowedItem, itemOfCode, termsOfItem} from "./item-of-code.ts"
export {codeWidth, facetOf, type Layout, type Segment} from "./layout.ts"
export {
  type ChangeKind,
  changeKinds,
  type EditionState,
  editionStates,
  type Facet,
  type Facets,
  type Fate,
  facets,
  fates,
  type HeirRelation,
  heirRelations,
  type ItemStanding,
  itemStandings,
  type NameLayer,
  type Naming,
  nameLayers,
  namings,
  type Relation,
  relations,
  type Standing,
  segmentTextOf,
  segmentTexts,
  standings,
  type TermFacet,
  termFacets,
} from "./lists.ts"
export {type Name, nameOf, noSite} from "./name.ts"
export {pinyinOf} from "./pinyin.ts"
export {codeOf} from "./read-name.ts"
export {type Recoded, recode} from "./recode.ts"
export {siteLevels} from "./site.ts"
export {type TableColumns, tableColumns} from "./table-columns.ts"
export {type Heirs, isInForce, type Term, termTitle, wordOf, writeTerm} from "./term.ts"
export {changedTexts, changeTexts, fateTexts, layerTexts, relationTexts, standingTexts} from "./texts.ts"
