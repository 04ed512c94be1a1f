import {defineIssues} from "../issue/index.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

/** Faults of labelled names and saved evaluations. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "label.value": {
    en: (p: {value: string; known: string}) => `“${p.value}” is no label; there are ${p.known}.`,
    zh: (p: {value: string; known: string}) => `没有标注值“${p.value}”；有${p.known}。`,
  },
  "run.unreadable": {
    en: (p: {path: string}) => `“${p.path}” is no evaluation that was saved with --save.`,
    zh: (p: {path: string}) => `“${p.path}”不是用--save保存的评测结果。`,
  },
  "package.missing": {
    en: (p: {package: string}) => `${p.package} is not installed; npm install brings it.`,
    zh: (p: {package: string}) => `未安装${p.package}；可用npm install安装。`,
  },
}

export const {refuse} = defineIssues(texts, tablesTexts)
