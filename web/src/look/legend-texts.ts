import {defineTexts} from "../texts/table.ts"

/** Texts of the legend. */
export const legendTexts = defineTexts("legend", {
  title: {zh: "颜色与记号", en: "Colours and marks"},
  words: {zh: "名称与编码中的颜色", en: "Colours in names and codes"},
  "words-why": {
    zh: "名称中的每段文字、编码的每一段，都按它所说的要素着色。",
    en: "Each stretch of a name and each segment of a code has the colour of the facet it speaks of.",
  },
  "site-too": {zh: "部位、系统", en: "site, system"},
  "method-too": {zh: "方法", en: "method"},
  "processing-too": {zh: "后处理、途径", en: "post-processing, route"},
  "position-too": {zh: "体位、张数、细目", en: "position, views, detail"},
  "equipment-too": {zh: "设备", en: "equipment"},
  side: {zh: "侧别", en: "side"},
  typo: {zh: "按错字更正", en: "read as a misspelling"},
  unknown: {zh: "未识别，或在标准范围外", en: "not understood, or out of scope"},
  aside: {zh: "不影响检查内容", en: "says nothing of the examination"},
  doubt: {zh: "疑问", en: "Doubt"},
  warn: {zh: "需要留意：识别标记、低于50 %的置信度", en: "worth a look: flags, confidence below 50 %"},
  bad: {zh: "矛盾、不符，或未能保存", en: "a contradiction, or something that was not kept"},
  states: {zh: "行的状态", en: "States of a row"},
  unsent: {zh: "尚未送达", en: "not sent yet"},
  crossed: {zh: "他人已改，或服务器未接受", en: "changed by another, or refused by the server"},
})
