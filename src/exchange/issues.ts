import {defineIssues} from "../issue/index.ts"
import {segmentNames} from "../standard/lists.ts"

/** Faults of tables of concepts. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "concept.repeated": {
    en: (p: {code: string; scheme: string}) => `${p.code} has a concept of ${p.scheme} already.`,
    zh: (p: {code: string; scheme: string}) => `${p.code}已有${p.scheme}的概念。`,
  },
  "concept.value": {
    en: (p: {value: string; known: string}) => `“${p.value}” cannot stand here; there are ${p.known}.`,
    zh: (p: {value: string; known: string}) => `此处不能写“${p.value}”；可用：${p.known}。`,
  },
  "concept.empty": {
    en: (p: {code: string}) => `The concept of ${p.code} lacks its code or its meaning.`,
    zh: (p: {code: string}) => `${p.code}的概念缺少编码或含义。`,
  },
  "concept.edition": {
    en: (p: {edition: string}) => `There is no edition “${p.edition}”.`,
    zh: (p: {edition: string}) => `没有“${p.edition}”版。`,
  },
  "concept.term": {
    en: (p: {code: string; facet: string; edition: string}) =>
      `Edition ${p.edition} has no ${segmentNames(p.facet, "en")} ${p.code}.`,
    zh: (p: {code: string; facet: string; edition: string}) =>
      `${p.edition}版没有${segmentNames(p.facet, "zh")}${p.code}。`,
  },
}

export const {issue} = defineIssues(texts)
