import {defineTexts} from "../texts/table.ts"

export const editionTexts = defineTexts("edition", {
  edition: {zh: "版本", en: "Edition"},
  all: {zh: "各类都读", en: "All families"},
  "all-titled": {
    zh: "各类都读：CT、磁共振、X线、超声、核医学，各按本类最新版",
    en: "All families: CT, MR, X-ray, ultrasound and nuclear medicine, each in its latest edition",
  },
  option: {zh: "{{edition}} 版", en: "Ed. {{edition}}"},
  titled: {zh: "{{edition}} · {{title}}", en: "{{edition}} · {{title}}"},
  retired: {zh: "{{edition}} · {{title}}（已废止）", en: "{{edition}} · {{title}} (retired)"},
})
