import type {Language} from "../issue/index.ts"
import {type Relation, relationTexts} from "../standard/index.ts"
import {type Act, actTexts, type Origin} from "../store/lists.ts"

type Text = Readonly<Record<Language, string>>

/** What columns of files are called for people; programs know them by their ids. */
export const headingTexts = {
  code: {zh: "本院编码", en: "Local code"},
  name: {zh: "本院名称", en: "Local name"},
  beside: {zh: "名称旁各列", en: "Beside the name"},
  modality: {zh: "设备类型", en: "Modality"},
  department: {zh: "科室", en: "Department"},
  volume: {zh: "例数", en: "Examinations"},
  state: {zh: "状态", en: "State"},
  relation: {zh: "关系", en: "Relation"},
  edition: {zh: "标准版本", en: "Edition"},
  codes: {zh: "标准编码", en: "Standard codes"},
  names: {zh: "标准名称", en: "Standard names"},
  answer: {zh: "项数", en: "How many are meant"},
  confidence: {zh: "置信度", en: "Confidence"},
  origin: {zh: "来源", en: "Origin"},
  by: {zh: "对照人", en: "Mapped by"},
  since: {zh: "对照时间", en: "Mapped at"},
  engine: {zh: "识别程序", en: "Engine"},
  lexicon: {zh: "词库", en: "Lexicon"},
  "answered as": {zh: "对照时的名称", en: "Name when mapped"},
  read: {zh: "识别结果", en: "Read as"},
  candidates: {zh: "候选项目", en: "Candidates"},
  zm_row: {zh: "行号（勿改）", en: "Row (leave as it is)"},
  zm_saw: {zh: "对照号（勿改）", en: "Mapping (leave as it is)"},
  zm_decision: {zh: "处理", en: "Decision"},
  zm_codes: {zh: "改为编码", en: "Codes instead"},
  zm_relation: {zh: "改为关系", en: "Relation instead"},
  zm_reason: {zh: "理由", en: "Reason"},
} as const satisfies Readonly<Record<string, Text>>
export type Heading = keyof typeof headingTexts

/** Headings for people in their language, or the ids that programs know. */
export const headingsIn = (headings: readonly Heading[], language: Language | undefined): readonly string[] =>
  headings.map(heading => (language === undefined ? heading : headingTexts[heading][language]))

/** Where a column stands, whoever the headings were written for; -1 where it is absent. */
export const headingAt = (header: readonly string[], heading: Heading): number => {
  const {zh, en} = headingTexts[heading]
  return header.findIndex(text => text.trim() === heading || text.trim() === zh || text.trim() === en)
}

/** How many of the items of a row are meant. */
export const answerTexts = {
  one: {zh: "一项", en: "one"},
  "all of": {zh: "各项均含", en: "all of"},
  "one of": {zh: "其中之一", en: "one of"},
} as const satisfies Readonly<Record<string, Text>>

export const originTexts: Readonly<Record<Origin, Text>> = {
  machine: {zh: "机器识别", en: "machine"},
  inherited: {zh: "沿用已确认", en: "inherited"},
  person: {zh: "人工", en: "person"},
  import: {zh: "导入", en: "import"},
}

/** Other words for relations that people write. */
const relationWords: Readonly<Record<string, Relation>> = {
  窄于: "narrower",
  宽于: "broader",
  不精确: "inexact",
}

/** The relation that a word is for, in any language; undefined for none. */
export const relationCalled = (text: string): Relation | undefined =>
  relationWords[text] ??
  (Object.keys(relationTexts) as Relation[]).find(
    relation => relation === text || Object.values(relationTexts[relation]).includes(text),
  )

/** The act that a word is for, in any language; undefined for none. */
export const actCalled = (text: string): Act | undefined =>
  text === "确认"
    ? "accept"
    : (Object.keys(actTexts) as Act[]).find(act =>
        Object.values(actTexts[act]).some(word => word === text.toLowerCase()),
      )

/** What a table says for people where it would have an id for programs. */
export const wordIn = (texts: Readonly<Record<string, Text>>, id: string, language: Language | undefined): string =>
  language === undefined ? id : (texts[id]?.[language] ?? id)
