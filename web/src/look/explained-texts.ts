import {defineTexts} from "../texts/table.ts"

export const explainedTexts = defineTexts("explained", {
  segments: {zh: "编码分段", en: "Segments of the code"},
  segment: {zh: "段", en: "Segment"},
  meaning: {zh: "含义", en: "Meaning"},
  text: {zh: "编码", en: "Code"},
  unused: {zh: "未用", en: "not used"},
  unknown: {zh: "未知", en: "unknown"},
  faults: {zh: "问题", en: "Faults"},
  at: {zh: "第 {{from}} 位", en: "character {{from}}"},
  "at-to": {zh: "第 {{from}}–{{to}} 位", en: "characters {{from}}–{{to}}"},
  repairs: {zh: "可改为", en: "It could be"},
})
