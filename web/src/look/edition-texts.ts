import {allEditionsTexts} from "../../../src/api/lists.ts"
import {defineTexts} from "../texts/table.ts"

export const editionTexts = defineTexts("edition", {
  edition: {zh: "版本", en: "Edition"},
  all: {zh: "各类都读", en: "All families"},
  "all-titled": allEditionsTexts,
  option: {zh: "{{edition}} 版", en: "Ed. {{edition}}"},
  titled: {zh: "{{edition}} · {{title}}", en: "{{edition}} · {{title}}"},
  retired: {zh: "{{edition}} · {{title}}（已废止）", en: "{{edition}} · {{title}} (retired)"},
})
