import {defineIssues, type Language, type None} from "../issue/index.ts"
import {texts as standardTexts} from "../standard/issues.ts"
import {relationTexts} from "../standard/lists.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {actTexts} from "../store/lists.ts"
import {texts as tablesTexts} from "../tables/issues.ts"
import {toldKinds} from "../tables/lists.ts"

const personal = {
  name: "姓名",
  "identity number": "证件号",
  "phone number": "电话",
  address: "地址",
  "record number": "病历号或出生日期",
} as const

/** What of a patient a column may hold. */
export type Personal = keyof typeof personal

const known = (texts: Readonly<Record<string, Readonly<Record<Language, string>>>>, language: Language): string =>
  Object.values(texts)
    .map(text => text[language])
    .join(language === "zh" ? "、" : ", ")

/** Faults of hospitals' catalogues and of the work on them. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "column.personal": {
    en: (p: {column: string; kind: Personal}) =>
      `The column “${p.column}” looks like patients' data (${p.kind}); a catalogue needs none. Leave the column out of the file and import again.`,
    zh: (p: {column: string; kind: Personal}) =>
      `“${p.column}”列疑似患者信息（${personal[p.kind]}），目录不需要；请从文件中删去该列后重新导入。`,
  },
  "code.zeros": {
    en: (p: {code: string; width: number}) =>
      `The code ${p.code} has fewer digits than the others (${p.width}): a spreadsheet may have dropped its leading zeros.`,
    zh: (p: {code: string; width: number}) =>
      `编码${p.code}位数少于其他编码（${p.width}位）：前导零可能被电子表格去掉。`,
  },
  "code.changed": {
    en: (p: {code: string; digits: number}) =>
      `“${p.code}” looks like a code that a spreadsheet turned into a date, a power of ten or a number${p.digits ? `: of its digits only the first ${p.digits} are known` : ""}; format the column as text and enter it again.`,
    zh: (p: {code: string; digits: number}) =>
      `“${p.code}”疑似被电子表格改成日期、科学计数或数值的编码${p.digits ? `：只有前${p.digits}位数字可信` : ""}；请把该列设为文本后重新填写。`,
  },
  "row.heading": {
    en: (p: {text: string}) => `“${p.text}” is a heading, a sum or a signature, no examination; the row is left out.`,
    zh: (p: {text: string}) => `“${p.text}”是分类标题、合计或签署，不是检查项目；此行未采用。`,
  },
  "row.example": {
    en: (p: {text: string}) => `“${p.text}” is the example of the template, no examination; the row is left out.`,
    zh: (p: {text: string}) => `“${p.text}”是模板里的示例，不是检查项目；此行未采用。`,
  },
  "row.unnamed": {
    en: (_: None) => "The row has no name.",
    zh: (_: None) => "该行没有名称。",
  },
  "row.count": {
    en: (p: {text: string}) => `“${p.text}” is no count.`,
    zh: (p: {text: string}) => `“${p.text}”不是数量。`,
  },
  "row.date": {
    en: (p: {text: string}) => `“${p.text}” is no date; it is kept as it is, and decides nothing.`,
    zh: (p: {text: string}) => `“${p.text}”不是日期；已原样保留，不据此判断启用或停用。`,
  },
  "code.shared": {
    en: (p: {code: string; row: number; name: string}) =>
      `The code ${p.code} stands in row ${p.row} for something else, “${p.name}”. Both rows are kept; a look-up needs the name too.`,
    zh: (p: {code: string; row: number; name: string}) =>
      `编码${p.code}在第${p.row}行另有所指“${p.name}”。两行均保留；查询时须同时给出名称。`,
  },
  "column.kind": {
    en: (p: {text: string}) =>
      `“${p.text}” does not say what a column holds: write \`kind:header\`, the kind one of ${toldKinds.join(", ")}.`,
    zh: (p: {text: string}) => `“${p.text}”未写明列的含义：请写成“类别：列名”，类别为${toldKinds.join("、")}之一。`,
  },
  "catalogue.other": {
    en: (p: {file: string; known: number; rows: number}) =>
      `Of the ${p.rows} rows of “${p.file}” only ${p.known} are in this catalogue: is it another hospital's? Say that it is meant.`,
    zh: (p: {file: string; known: number; rows: number}) =>
      `“${p.file}”的${p.rows}行中只有${p.known}行在本目录中：是否为其他医院的文件？确认无误请注明。`,
  },
  "item.unknown": {
    en: (p: {code: string; edition: string; elsewhere: string}) =>
      `Edition ${p.edition} has no item ${p.code}${p.elsewhere && `; it is a code of edition ${p.elsewhere}`}.`,
    zh: (p: {code: string; edition: string; elsewhere: string}) =>
      `${p.edition}版没有项目${p.code}${p.elsewhere && `；此编码属于${p.elsewhere}`}。`,
  },
  "decision.reason": {
    en: (_: None) => "Say why there is no match, or why it is rejected or sent back.",
    zh: (_: None) => "请写明无匹配、拒绝或退回的理由。",
  },
  "decision.own": {
    status: 409,
    en: (p: {row: string}) =>
      `You decided “${p.row}” yourself, and this institution asks for a second look: somebody else who may review confirms it or sends it back. To take it back, undo it or decide anew.`,
    zh: (p: {row: string}) =>
      `“${p.row}”由您本人决定，本机构要求他人审核：请由另一位有审核权限的人员通过或退回。要收回，请撤销或重新决定。`,
  },
  "decision.reviewer": {
    status: 403,
    en: (p: {row: string}) =>
      `“${p.row}” waits for a second look: only who may review here (reviewer, institution admin) confirms it or sends it back.`,
    zh: (p: {row: string}) => `“${p.row}”待审核：只有在此有审核权限的人员（审核员、机构管理员）可以通过或退回。`,
  },
  "decision.not-waiting": {
    status: 409,
    en: (p: {row: string}) => `“${p.row}” does not wait for a second look; look at it again.`,
    zh: (p: {row: string}) => `“${p.row}”不在待审核状态；请重新查看。`,
  },
  "decision.items": {
    en: (_: None) =>
      "What is rejected, has no match, is confirmed or sent back as it stands names no items; leave them out.",
    zh: (_: None) => "拒绝、无匹配、审核通过或退回时不能写项目；请去掉项目。",
  },
  "decision.one-of": {
    en: (p: {codes: string}) =>
      `The name leaves open which of these is meant: ${p.codes}. Take one of them, or say that the name is broader (“one of”).`,
    zh: (p: {codes: string}) =>
      `此名称未写明是哪一项：${p.codes}。请取其中一项，或写明关系为“宽于”（保留“其中之一”）。`,
  },
  "decision.blind": {
    status: 409,
    en: (p: {round: string}) =>
      `You are asked what this row means in the blind round “${p.round}”: say it there. It is open once two people have.`,
    zh: (p: {round: string}) =>
      `此行属于双人盲审“${p.round}”，您是其中一人：请在该轮中判断；两人都判断后才能公开决定。`,
  },
  "decision.undo": {
    en: (_: None) => "There is no decision on this row that could be undone.",
    zh: (_: None) => "此行没有可撤销的决定。",
  },
  "state.unknown": {
    en: (p: {state: string; known: string}) => `“${p.state}” is no state; the states are ${p.known}.`,
    zh: (p: {state: string; known: string}) => `没有状态“${p.state}”；可用：${p.known}。`,
  },
  "decision.unknown": {
    en: (p: {text: string}) => `“${p.text}” is no decision; the decisions are ${known(actTexts, "en")}.`,
    zh: (p: {text: string}) => `“${p.text}”不是可用的处理；可用：${known(actTexts, "zh")}。`,
  },
  "relation.unknown": {
    en: (p: {text: string}) => `“${p.text}” is no relation; the relations are ${known(relationTexts, "en")}.`,
    zh: (p: {text: string}) => `“${p.text}”不是可用的关系；可用：${known(relationTexts, "zh")}。`,
  },
  "decision.no-item": {
    en: (_: None) => "Nothing was read in this name that could be accepted: say the codes that it means.",
    zh: (_: None) => "此名称没有识别出项目，无从接受：请写明它所指的编码。",
  },
  "assignment.share": {
    en: (_: None) => "A share goes from lower up to upper: 0 ≤ lower < upper ≤ 100.",
    zh: (_: None) => "按比例分工须从lower到upper：0 ≤ lower < upper ≤ 100。",
  },
  "extension.taken": {
    en: (p: {code: string; institution: string}) => `${p.code} is taken by ${p.institution} of the same group.`,
    zh: (p: {code: string; institution: string}) => `${p.code}已被同组的${p.institution}使用。`,
  },
}

export const {issue, refuse} = defineIssues(texts, standardTexts, tablesTexts, storeTexts)
