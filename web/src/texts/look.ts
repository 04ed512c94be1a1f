import {defineTexts} from "./table.ts"

/** Texts of what all pages are made of. */
export const lookTexts = defineTexts("look", {
  again: {zh: "再试一次", en: "Try again"},
  waiting: {zh: "正在读取", en: "Loading"},
  copy: {zh: "复制", en: "Copy"},
  copied: {zh: "已复制", en: "Copied"},
  close: {zh: "关闭", en: "Close"},
  cancel: {zh: "取消", en: "Cancel"},
  save: {zh: "保存", en: "Save"},
  more: {zh: "再列出一些", en: "Show more"},
  actions: {zh: "操作", en: "Actions"},
  missing: {zh: "没有这个页面", en: "There is no such page"},
  "missing-hint": {zh: "地址可能写错了。", en: "The address may be mistyped."},
  home: {zh: "回到查找", en: "Back to search"},
  system: {zh: "系统", en: "the system"},
  away: {zh: "服务器没有应答，请稍后再试。", en: "The server did not answer; try again in a moment."},
  "on-paper": {
    zh: "已读入{{shown}}行，共{{total}}行；未读入的不在纸上，全部请用“导出”。",
    en: "{{shown}} of {{total}} rows were loaded; the others are not on this paper: use the export for all.",
  },
  needed: {zh: "请填写。", en: "Please fill this in."},
  fits: {zh: "相符{{share}}", en: "fits {{share}}"},
  "fits-alike": {zh: "{{n}}项同样相符", en: "one of {{n}} that fit alike"},
  fault: {zh: "这里出错了", en: "Something broke here"},
})
