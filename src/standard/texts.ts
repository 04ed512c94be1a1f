import type {Language} from "../issue/index.ts"
import type {Change} from "./compare.ts"
import type {ChangeKind, Fate, NameLayer, Standing} from "./lists.ts"

type Text = Readonly<Record<Language, string>>

/** How an edition stands to a code. */
export const standingTexts: Readonly<Record<Standing, Text>> = {
  listed: {zh: "目录内", en: "listed"},
  unlisted: {zh: "目录外，组合有效", en: "valid but unlisted"},
  "ruled-out": {zh: "不允许", en: "ruled out"},
  malformed: {zh: "格式错误", en: "malformed"},
}

/** Which layer made a name. */
export const layerTexts: Readonly<Record<NameLayer, Text>> = {
  rule: {zh: "名称按规则", en: "name by rule"},
  style: {zh: "名称按扫描方式的写法", en: "name by the method's style"},
  exception: {zh: "名称为例外", en: "name by a stated exception"},
}

/** How a code came through to another edition. */
export const fateTexts: Readonly<Record<Fate, Text>> = {
  exact: {zh: "完全对应", en: "exact"},
  lossy: {zh: "有损失", en: "lossy"},
  ambiguous: {zh: "不唯一", en: "ambiguous"},
  dead: {zh: "无对应", en: "dead"},
}

/** What happened to a term, item or row between two editions. */
export const changeTexts: Readonly<Record<ChangeKind, Text>> = {
  added: {zh: "新增", en: "added"},
  removed: {zh: "取消", en: "removed"},
  retired: {zh: "停用", en: "retired"},
  renamed: {zh: "改名", en: "renamed"},
  english: {zh: "改英文名", en: "English name changed"},
  moved: {zh: "改码", en: "moved"},
  changed: {zh: "改内容", en: "changed"},
  ordered: {zh: "改次序", en: "reordered"},
}

/** What a change between two editions is of. */
export const changedTexts: Readonly<Record<Change["what"], Text>> = {
  term: {zh: "词条", en: "term"},
  item: {zh: "项目", en: "item"},
  row: {zh: "行", en: "row"},
}
