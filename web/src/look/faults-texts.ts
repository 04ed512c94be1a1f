import {defineTexts} from "../texts/table.ts"

/** Texts of a list of faults in a file. */
export const faultsTexts = defineTexts("faults", {
  row: {zh: "第{{row}}行", en: "Row {{row}}"},
  file: {zh: "整个文件", en: "The file"},
  more: {zh: "再列出{{count}}处", en: "Show {{count}} more"},
})
