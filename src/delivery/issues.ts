import {defineIssues, type None} from "../issue/index.ts"

/** Refusals of a program that was delivered. Ids are public: they are added, never renamed or re-used. */
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
} as const

export const {refuse} = defineIssues(texts)
