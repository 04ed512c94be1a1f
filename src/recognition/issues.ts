import {defineIssues} from "../issue/index.ts"
import {texts as standardTexts} from "../standard/issues.ts"
import {kindTexts, type SenseKind} from "./lists.ts"

/** Faults of a lexicon and its tables. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "lexicon.none": {
    status: 422,
    en: (p: {edition: string; known: string}) =>
      `Names cannot be read in edition “${p.edition}” yet: its family of modalities has no lexicon. They can be read in ${p.known}.`,
    zh: (p: {edition: string; known: string}) =>
      `“${p.edition}”版所属的设备类别还没有词库，不能识别名称；可识别的版本：${p.known}。`,
  },
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
  "lexicon.idle": {
    en: (p: {value: string}) => `The row can never apply: no item of the edition has “${p.value}”.`,
    zh: (p: {value: string}) => `这一行永远用不上：本版没有含“${p.value}”的项目。`,
  },
  "lexicon.value": {
    en: (p: {value: string; facet: SenseKind}) =>
      `“${p.value}” is nothing that the edition has for ${kindTexts[p.facet].en}.`,
    zh: (p: {value: string; facet: SenseKind}) => `本版的${kindTexts[p.facet].zh}中没有“${p.value}”。`,
  },
  "rows.section": {
    en: (p: {count: number; title: string; modality: string}) =>
      `${p.count} rows under “${p.title}” say no modality; ${p.modality} is taken for it.`,
    zh: (p: {count: number; title: string; modality: string}) =>
      `“${p.title}”下有${p.count}行未写检查类型，按${p.modality}读取。`,
  },
}

export const {issue} = defineIssues(texts, standardTexts)
