import {defineIssues} from "../issue/index.ts"
import {texts as standardTexts} from "../standard/issues.ts"
import {kindTexts, type SenseKind} from "./lists.ts"

/** Faults of a lexicon's tables. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "lexicon.repeated": {
    en: (p: {word: string; row: number}) => `“${p.word}” stands in row ${p.row} already.`,
    zh: (p: {word: string; row: number}) => `“${p.word}”已在第${p.row}行。`,
  },
  "lexicon.unfolded": {
    en: (p: {word: string}) => `“${p.word}” is never found as it is written; names are folded first.`,
    zh: (p: {word: string}) => `“${p.word}”的写法永远不会被读到；名称会先折叠。`,
  },
  "lexicon.shadowed": {
    en: (p: {word: string}) => `“${p.word}” stands in site.csv too, where it is never read.`,
    zh: (p: {word: string}) => `“${p.word}”在site.csv中也有，那一行不会被读到。`,
  },
  "lexicon.reason": {
    en: (p: {word: string}) => `“${p.word}” has no reason.`,
    zh: (p: {word: string}) => `“${p.word}”没有理由。`,
  },
  "lexicon.facet": {
    en: (p: {facet: string}) => `There is no kind of word “${p.facet}”.`,
    zh: (p: {facet: string}) => `没有“${p.facet}”这一类词。`,
  },
  "lexicon.value": {
    en: (p: {value: string; facet: SenseKind}) =>
      `“${p.value}” is nothing that the edition has for ${kindTexts[p.facet].en}.`,
    zh: (p: {value: string; facet: SenseKind}) => `本版的${kindTexts[p.facet].zh}中没有“${p.value}”。`,
  },
}

export const {issue, refuse} = defineIssues(texts, standardTexts)
