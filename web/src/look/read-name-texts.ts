import {defineTexts} from "../texts/table.ts"

/** Texts of a raw name as it was read. */
export const readNameTexts = defineTexts("read-name", {
  own: {zh: "本机构用词", en: "the institution's word"},
})
