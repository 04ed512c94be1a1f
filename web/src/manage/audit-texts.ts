import {auditKinds} from "../../../src/api/lists.ts"
import {defineTexts} from "../texts/table.ts"

export const auditTexts = defineTexts("manage-audit", {
  at: {zh: "时间", en: "When"},
  by: {zh: "何人", en: "Who"},
  told: {zh: "做了什么", en: "What was done"},
  institution: {zh: "机构", en: "Institution"},
  details: {zh: "细节", en: "Details"},
  hash: {zh: "散列", en: "hash"},
  "hash-of": {zh: "第{{seq}}条的散列", en: "hash of entry {{seq}}"},
  none: {zh: "没有符合的记录。", en: "No entry fits."},
  anybody: {zh: "任何人", en: "Anybody"},
  "by-whom": {zh: "何人所做", en: "Done by"},
  "by-none": {zh: "没有这样的用户", en: "There is no such user"},
  anything: {zh: "任何事", en: "Anything"},
  kind: {zh: "哪一类事", en: "Kind"},
  anywhere: {zh: "任何机构", en: "Any institution"},
  "at-none": {zh: "没有这样的机构", en: "There is no such institution"},
  from: {zh: "从", en: "From"},
  to: {zh: "到", en: "To"},
  "day-wrong": {zh: "没有这一天。", en: "There is no such day."},
  "only-subject": {zh: "只看对此对象所做的", en: "Only what was done to this"},
  "subject-now": {zh: "只看一个对象：{{what}}", en: "One thing only: {{what}}"},
  "only-by": {zh: "只看此人所做的", en: "Only what they did"},
  csv: {zh: "导出CSV", en: "Export CSV"},
  xlsx: {zh: "导出XLSX", en: "Export XLSX"},
  ...auditKinds,
})
