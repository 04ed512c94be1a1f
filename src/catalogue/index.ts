export {assign, endAssignment} from "./assignments.ts"
export {chooseBlind, reconciliation, roundsOf} from "./blind.ts"
export {decideMany, rowsLike, undoMany} from "./bulk.ts"
export {addCatalogue} from "./catalogues.ts"
export {mendZeros} from "./codes-lost.ts"
export {commentOnItem, commentOnRow, itemSubject} from "./comments.ts"
export {conceptMap} from "./concept-map.ts"
export {dayIn, dayStart, timesIn} from "./dates.ts"
export {decideRow, undoRow} from "./decide.ts"
export {exportTable} from "./export-table.ts"
export {statesIn} from "./exported.ts"
export {promote, registerExtension, retire} from "./extend.ts"
export {figuresOf} from "./figures.ts"
export {exportHis, exportHisZip} from "./his.ts"
export {importSheet} from "./import.ts"
export {itemName, namedItem} from "./items.ts"
export {startCatalogueJob} from "./jobs.ts"
export {leftOutOf, leftOutText} from "./left-out.ts"
export {LiveNames} from "./live.ts"
export {mapCatalogue, remapCatalogue} from "./map.ts"
export {writePaper} from "./paper.ts"
export {coverageOf, itemShares} from "./pictures.ts"
export {type CataloguePlace, catalogueAt, institutionAt, rowAt} from "./place.ts"
export {type ChangedRow, type Preview, previewImport} from "./preview.ts"
export {isRenamed} from "./renamed.ts"
export {decisionReport} from "./report.ts"
export {readSheet, rememberedColumns, type Sheet, type ToldColumns, toldIn} from "./sheet.ts"
export {similarRows} from "./similar.ts"
export {exportSssom} from "./sssom.ts"
export {writeTemplate} from "./template.ts"
export {type AffectedRow, type Effect, readHeld, wordEffect} from "./word-effect.ts"
export {wordProposals, writeProposals} from "./word-proposals.ts"
export {
  endWordAt,
  type KnownWord,
  keepWord,
  type Offer,
  soundWord,
  teachWord,
  withdrawWord,
  wordAt,
  wordsAt,
  wordsJob,
  wordsWith,
  wordsWithout,
} from "./words.ts"
export {isUsual, type WorkAsked, workOf} from "./work.ts"
export {readDecided, writeWork} from "./workbook.ts"
