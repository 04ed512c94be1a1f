import {defineIssues, type None} from "../issue/index.ts"
import {type BackupFault, faultText, texts as storeTexts} from "../store/issues.ts"

/** Refusals of a program that was delivered, and of institutions that are handed over. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "delivery.manifest": {
    status: 500,
    en: (_: None) => "The list of delivered files is damaged; unpack the archive again.",
    zh: (_: None) => "交付文件清单已损坏；请重新解包。",
  },
  "delivery.changed": {
    status: 500,
    en: ({count, files, root}: {count: number; files: string; root: string}) =>
      `${count} of the delivered files in “${root}” are missing or not as they were delivered: ${files}${count > 5 ? " …" : ""}. Nothing was started; unpack the archive again into an empty folder.`,
    zh: ({count, files, root}: {count: number; files: string; root: string}) =>
      `“${root}”中有${count}个交付文件缺失或已被改动：${files}${count > 5 ? " …" : ""}。未启动；请把安装包重新解到空文件夹。`,
  },
  "handover.damaged": {
    en: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}” is no whole file of an institution (${faultText(p.reason, "en")}); nothing was changed. Take another copy, or export it again.`,
    zh: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}”不是完整的机构移交文件（${faultText(p.reason, "zh")}）；数据未作改动。请换一份，或重新导出。`,
  },
  "handover.taken": {
    status: 409,
    en: (p: {code: string; name: string}) =>
      `The institution is here already: “${p.name}” (${p.code}); nothing was changed. --as CODE takes the file in beside it, as another one.`,
    zh: (p: {code: string; name: string}) =>
      `此机构已在此处：“${p.name}”（${p.code}）；数据未作改动。如需作为另一机构导入，请加--as 代码。`,
  },
  "handover.columns": {
    en: (p: {header: string}) =>
      `The list of people needs the columns “person” and “login”; it has ${p.header || "none"}.`,
    zh: (p: {header: string}) => `人员对应表须有“人员”和“登录名”两列；现有：${p.header || "无"}。`,
  },
  "handover.person": {
    en: (p: {person: string; known: string}) =>
      `“${p.person}” is nobody in the file, or more than one; it has ${p.known}. Write the mark (person 1).`,
    zh: (p: {person: string; known: string}) =>
      `文件中没有“${p.person}”，或有多人同名；文件中有：${p.known}。请填写其记号（person 1）。`,
  },
  "handover.twice": {
    en: (p: {person: string}) => `“${p.person}” stands in the list of people twice; leave one row.`,
    zh: (p: {person: string}) => `人员对应表中“${p.person}”出现了两次；请只留一行。`,
  },
} as const

export const {refuse} = defineIssues(texts, storeTexts)
