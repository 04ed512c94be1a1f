import {defineTexts} from "../texts/table.ts"

/** Texts of what somebody is asked to do. */
export const taskTexts = defineTexts("tasks", {
  title: {zh: "我的任务", en: "My tasks"},
  open: {zh: "去做", en: "Go to it"},
  round: {zh: "双人盲审“{{round}}”", en: "Blind round “{{round}}”"},
  look: {zh: "审核", en: "Second look"},
  "to-confirm": {zh: "{{n}}行待我审核", en: "{{n}} rows for me to confirm"},
  "sent-back": {zh: "{{n}}行退回给我", en: "{{n}} rows sent back to me"},
  part: {zh: "对照", en: "Mapping"},
  range: {zh: "编码{{lower}}至{{upper}}", en: "codes {{lower}} to {{upper}}"},
  share: {zh: "全部行的{{lower}} %至{{upper}} %", en: "{{lower}} % to {{upper}} % of all rows"},
  left: {zh: "{{n}}行待决定", en: "{{n}} rows undecided"},
  "done-all": {zh: "已做完", en: "all done"},
  "asked-here": {
    zh: "您在双人盲审“{{round}}”中：那些行请到该轮判断，这里不能公开决定。",
    en: "You take part in the blind round “{{round}}”: answer its rows there; they cannot be decided openly here.",
  },
  "go-round": {zh: "去“{{round}}”", en: "Go to “{{round}}”"},
})
