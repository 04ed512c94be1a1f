import {defineTexts} from "../texts/table.ts"

/** Texts of sample data. */
export const sampleTexts = defineTexts("sample", {
  load: {zh: "载入示例数据", en: "Load sample data"},
  why: {
    zh: "建立一家“示例医院”和一个目录，名称都是编造的；看过后可以移除。",
    en: "Makes a “Sample hospital” with a catalogue of made-up names; it can be removed again.",
  },
  institution: {zh: "示例医院（编造的数据）", en: "Sample hospital (made-up data)"},
  catalogue: {zh: "示例目录", en: "Sample catalogue"},
  remove: {zh: "移除示例", en: "Remove the sample"},
  "remove-title": {zh: "移除“{{name}}”？", en: "Remove “{{name}}”?"},
  "remove-why": {
    zh: "这家示例医院及其目录不再列出。",
    en: "The sample hospital and its catalogue are listed no longer.",
  },
  removed: {zh: "已移除示例", en: "The sample was removed"},
})
