export {type Agreement, agreementOf} from "./agreement.ts"
export {assign, endAssignment, type PartGiven} from "./assignments.ts"
export {
  type BlindChoice,
  chooseBlind,
  type Pair,
  type Reconciliation,
  type Round,
  reconciliation,
  roundsOf,
} from "./blind.ts"
export {type Alike, decideMany, type Outcome, rowsLike, undoMany} from "./bulk.ts"
export {addCatalogue} from "./catalogues.ts"
export {lostCodes, mendZeros} from "./codes-lost.ts"
export {commentOnItem, commentOnRow, itemSubject, type Remark} from "./comments.ts"
export {conceptMap} from "./concept-map.ts"
export {type Choice, decideRow, isDone, refsOf, undoRow} from "./decide.ts"
export {exportTable} from "./export-table.ts"
export {statesIn} from "./exported.ts"
export {type ExtensionPlace, promote, registerExtension, retire} from "./extend.ts"
export {type Figures, figuresOf, type Left, leftFor} from "./figures.ts"
export {personalColumns} from "./guard.ts"
export {exportHis, type HisPackage} from "./his.ts"
export {type Imported, type ImportOptions, importSheet} from "./import.ts"
export {isItem, itemName, type NamedItem, namedItem} from "./items.ts"
export {startCatalogueJob} from "./jobs.ts"
export {type LiveAnswer, type LiveAsked, LiveNames} from "./live.ts"
export {codesOf, type MapOptions, type Mapped, mapCatalogue, type Remapped, type Reread, remapCatalogue} from "./map.ts"
export {coverageOf, type Day, type ItemShare, itemShares} from "./pictures.ts"
export {type CataloguePlace, catalogueAt, institutionAt, type Place, rowAt} from "./place.ts"
export {precedentsFor} from "./precedents.ts"
export {type ChangedRow, everyRow, type Preview, previewImport} from "./preview.ts"
export {type MappingAccount, type Precedent, RowReader} from "./reading.ts"
export {type DayWork, decisionReport} from "./report.ts"
export {rowsOf, type SheetRows} from "./rows.ts"
export {isAssigned} from "./share.ts"
export {type Columns, readSheet, type Sheet, type SheetOptions} from "./sheet.ts"
export {type Similar, similarRows} from "./similar.ts"
export {exportSssom} from "./sssom.ts"
export {type WorkAsked, type WorkFound, workOf} from "./work.ts"
export {type Decided, readDecided, writeWork} from "./workbook.ts"
