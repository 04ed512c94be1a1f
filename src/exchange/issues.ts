import {defineIssues, type None} from "../issue/index.ts"
import {segmentNames} from "../standard/lists.ts"

/** Faults of the table of concepts. */
export const texts = {
  "concept.value": {
    en: (p: {value: string; known: string}) => `“${p.value}” is none of the column's values: ${p.known}.`,
    zh: (p: {value: string; known: string}) => `“${p.value}”不是该列的值：${p.known.replaceAll(", ", "、")}。`,
  },
  "concept.empty": {
    en: (_: None) => "A concept has a code and a meaning.",
    zh: (_: None) => "概念须有编码和含义。",
  },
  "concept.edition": {
    en: (p: {edition: string}) => `There is no edition ${p.edition}.`,
    zh: (p: {edition: string}) => `没有${p.edition}版。`,
  },
  "concept.term": {
    en: (p: {facet: string; code: string}) => `The edition has no ${p.code} (${segmentNames(p.facet, "en")}).`,
    zh: (p: {facet: string; code: string}) => `该版没有${p.code}（${segmentNames(p.facet, "zh")}）。`,
  },
  "concept.repeated": {
    en: (p: {code: string; scheme: string}) => `${p.code} has a concept of ${p.scheme} already.`,
    zh: (p: {code: string; scheme: string}) => `${p.code}已有${p.scheme}的概念。`,
  },
}

export const {issue} = defineIssues(texts)
