import {defineTexts} from "../texts/table.ts"

/** Texts of the field that finds an item. */
export const itemPickerTexts = defineTexts("item-picker", {
  label: {zh: "查找项目", en: "Find an item"},
  placeholder: {zh: "词、拼音码、英文或编码", en: "Words, pinyin initials, English or code"},
  none: {zh: "没有这样的项目", en: "No such item"},
  near: {zh: "没有完全相符的，以上最接近", en: "Nothing fits as written; these come nearest"},
  more: {zh: "还有更多，请再输入几个字", en: "There are more; type on"},
  failed: {zh: "没有查到：{{reason}}", en: "It could not be searched: {{reason}}"},
})
