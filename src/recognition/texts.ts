import type {Language} from "../issue/index.ts"
import type {Flag, Status} from "./lists.ts"

type Text = Readonly<Record<Language, string>>

/** What each status means. */
export const statusTexts: Readonly<Record<Status, Text>> = {
  standard: {zh: "确定", en: "standard"},
  underspecified: {zh: "要素未写明", en: "underspecified"},
  conflict: {zh: "矛盾", en: "conflict"},
  "out-of-scope": {zh: "标准范围外", en: "out of scope"},
  unresolved: {zh: "未识别", en: "unresolved"},
}

/** What each flag tells a person. */
export const flagTexts: Readonly<Record<Flag, Text>> = {
  bedside: {zh: "床旁", en: "at the bedside"},
  "column-unread": {zh: "名称旁的列有未识别的内容", en: "a column beside the name is not understood"},
  delayed: {zh: "延迟显像，未单列", en: "delayed imaging, no item of its own"},
  "detail-assumed": {zh: "细目按唯一项推定", en: "the site's only detail assumed"},
  emergency: {zh: "急诊", en: "emergency"},
  "equipment-assumed": {zh: "未写设备，按 PET/CT", en: "no machine stated: PET/CT assumed"},
  fusion: {zh: "融合显像，编码中没有位置", en: "fusion: the code has no place for it"},
  "institution-name": {zh: "本机构已确认的名称", en: "decided by the institution before"},
  "institution-word": {zh: "含本机构用词", en: "read by a word of the institution"},
  "method-assumed": {zh: "未写扫描方式，按平扫", en: "no method stated: plain assumed"},
  "method-broadened": {zh: "所写采集方式未列，按常规", en: "the acquisition is not listed: the usual one"},
  "name-too-long": {zh: "文字过长，不是名称", en: "too long for a name"},
  "part-out-of-scope": {zh: "部分内容在标准范围外", en: "a part is out of scope"},
  "precedent-lapsed": {
    zh: "以前的决定所用的版本或项目已不可用，未沿用",
    en: "decided before, as an item or by an edition that holds no more: not repeated",
  },
  "part-unread": {zh: "写明的内容在结果中没有体现", en: "something stated is in no item"},
  "position-assumed": {zh: "体位按张数推定", en: "position assumed from the number of views"},
  "position-unstated": {zh: "未写体位", en: "no position stated"},
  "route-ignored": {zh: "该部位没有所写途径，已忽略", en: "the site has no such route: ignored"},
  "side-assumed": {zh: "未写侧别，按双侧", en: "no side stated: both assumed"},
  "side-ignored": {zh: "该部位不分侧，已忽略", en: "the site has no sides: ignored"},
  "site-assumed": {zh: "部位按常规推定", en: "site assumed"},
  "site-broadened": {zh: "归入更大的部位", en: "a larger site contains it"},
  "site-unstated": {zh: "未写部位", en: "no site stated"},
  "typo-assumed": {zh: "按错字更正", en: "read as a misspelling"},
  "unknown-text": {zh: "有未识别文字", en: "words not understood"},
  unlisted: {zh: "目录外组合", en: "valid but unlisted"},
}
