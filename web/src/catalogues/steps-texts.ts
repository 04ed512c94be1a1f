import {defineTexts} from "../texts/table.ts"

/** Texts of the steps of a catalogue. */
export const stepsTexts = defineTexts("steps", {
  steps: {zh: "四个步骤", en: "The four steps"},
  "take-in": {zh: "导入目录", en: "Import"},
  map: {zh: "机器对照", en: "Map"},
  decide: {zh: "人工决定", en: "Decide"},
  "hand-out": {zh: "导出", en: "Export"},
  done: {zh: "已完成", en: "done"},
  now: {zh: "现在做这一步", en: "the step to take now"},
  later: {zh: "之后", en: "later"},
  "take-in-rows": {zh: "{{n}}行", en: "{{n}} rows"},
  "map-rows": {zh: "{{n}}行未对照", en: "{{n}} not mapped"},
  "decide-rows": {zh: "{{n}}行待处理", en: "{{n}} open"},
  "map-now": {zh: "开始对照", en: "Map now"},
  "import-now": {zh: "导入文件", en: "Import a file"},
  "export-now": {zh: "导出", en: "Export"},
  "nothing-yet": {zh: "这个目录还没有行。", en: "This catalogue has no rows yet."},
  "not-mapped": {
    zh: "有{{n}}行未对照：开始对照后，待决定的行会列在这里。",
    en: "Rows not mapped: {{n}}. Once they are, the undecided ones are listed here.",
  },
  "ask-mapper": {zh: "请对照员来做。", en: "A mapper can do it."},
  mapping: {zh: "正在对照", en: "Mapping"},
})
