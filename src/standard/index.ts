export {type Built, buildOver, type WrittenEdition} from "./build-edition.ts"
export {tableChecker} from "./check-table.ts"
export {choicesOf} from "./choices.ts"
export {checkCode, genericFacets, parseCode, segmentsOf} from "./code.ts"
export {type Change, compareEditions} from "./compare.ts"
export {composeItem, type Wanted} from "./compose.ts"
export {type Descent, descentOf} from "./descent.ts"
export type {Edition, EditionFacts, Item} from "./edition.ts"
export type {Row, Tables} from "./edition-tables.ts"
export {explain} from "./explain.ts"
export {checkWritten, formatWritten, nameOfWritten, parseWritten} from "./extension.ts"
export {foldCase, foldHeader, foldLetters} from "./fold.ts"
export {itemOf} from "./item.ts"
export {type AllowedItem, itemOfCode, termsOfItem} from "./item-of-code.ts"
export {
  type Facet,
  type Facets,
  type Fate,
  facets,
  type Naming,
  type Relation,
  relations,
  relationTexts,
  type Standing,
  segmentTextOf,
  segmentTexts,
  termFacets,
} from "./lists.ts"
export {nameOf} from "./name.ts"
export {pinyinOf} from "./pinyin.ts"
export {type Recoded, recode} from "./recode.ts"
export {siteLevels} from "./site.ts"
export {type TableColumns, tableColumns} from "./table-columns.ts"
export {isInForce, type Term, termTitle, wordOf, writeTerm} from "./term.ts"
export {changedTexts, changeTexts, fateTexts, layerTexts, standingTexts} from "./texts.ts"
