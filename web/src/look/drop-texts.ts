import {defineTexts} from "../texts/table.ts"

/** Texts of the field that takes a file. */
export const dropTexts = defineTexts("drop", {
  choose: {zh: "选择文件", en: "Choose a file"},
  drop: {zh: "把文件拖到这里，或", en: "Drop a file here, or"},
  release: {zh: "松开即可", en: "Let go here"},
  several: {zh: "一次只能处理一个文件；拖来了{{count}}个。", en: "One file at a time; {{count}} were dropped."},
  folder: {zh: "“{{name}}”是文件夹，请拖入其中的文件。", en: "“{{name}}” is a folder; drop the file in it."},
  nothing: {zh: "拖来的不是文件。", en: "What was dropped is no file."},
  empty: {
    zh: "“{{name}}”是空文件（0字节）；请重新导出。",
    en: "“{{name}}” is empty (0 bytes); export it again.",
  },
  large: {
    zh: "“{{name}}”有{{size}} MB，上限为{{limit}} MB；请拆成几个文件，或删去不需要的列。",
    en: "“{{name}}” holds {{size}} MB, the limit is {{limit}} MB; split it, or take out columns that are not needed.",
  },
})
