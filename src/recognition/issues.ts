import {defineIssues} from "../issue/index.ts"
import {texts as standardTexts} from "../standard/issues.ts"
import {kindTexts, type SenseKind, type TaughtKind} from "./lists.ts"

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
  "word.empty": {
    en: (p: {word: string}) => `“${p.word}” is no word: it has no letter and no Chinese character.`,
    zh: (p: {word: string}) => `“${p.word}”不是词：其中没有汉字或字母。`,
  },
  "word.long": {
    en: (p: {word: string; limit: number}) =>
      `“${p.word}” is longer than the ${p.limit} characters of a word; choose the part that the names share.`,
    zh: (p: {word: string; limit: number}) => `“${p.word}”超过一个词的${p.limit}个字符；请只选各名称共有的部分。`,
  },
  "word.meaning": {
    status: 422,
    en: (p: {value: string; kind: TaughtKind; edition: string}) =>
      `Edition ${p.edition} has nothing “${p.value}” for ${kindTexts[p.kind].en} that a word could mean.`,
    zh: (p: {value: string; kind: TaughtKind; edition: string}) =>
      `${p.edition}版的${kindTexts[p.kind].zh}中没有“${p.value}”可供词语表示。`,
  },
  "word.known": {
    status: 409,
    en: (p: {word: string; kind: SenseKind; value: string}) =>
      `The lexicon knows “${p.word}” (${kindTexts[p.kind].en}${p.value && ` ${p.value}`}); only its keepers can change what a known word means.`,
    zh: (p: {word: string; kind: SenseKind; value: string}) =>
      `词库已有“${p.word}”（${kindTexts[p.kind].zh}${p.value && ` ${p.value}`}）；已有词的含义只能由词库维护者修改。`,
  },
  "word.contains": {
    status: 409,
    en: (p: {word: string; part: string; kind: SenseKind; value: string}) =>
      `“${p.word}” holds “${p.part}”, which the lexicon reads as ${kindTexts[p.kind].en}${p.value && ` ${p.value}`}; that would no longer be said. Choose the part beside it.`,
    zh: (p: {word: string; part: string; kind: SenseKind; value: string}) =>
      `“${p.word}”中的“${p.part}”在词库中是${kindTexts[p.kind].zh}${p.value && ` ${p.value}`}，教词后其含义会丢失；请只选它以外的部分。`,
  },
  "word.negates": {
    status: 409,
    en: (p: {word: string; part: string}) =>
      `“${p.word}” cannot be harmless: “${p.part}” may turn what stands beside it into its contrary, or leave it open.`,
    zh: (p: {word: string; part: string}) =>
      `“${p.word}”不能作为不影响检查内容的词：“${p.part}”可能使相邻内容变为相反或不定。`,
  },
  "word.counts": {
    status: 409,
    en: (p: {word: string; part: string}) =>
      `“${p.word}” cannot be harmless: “${p.part}” says how many, and the answer would no longer show it.`,
    zh: (p: {word: string; part: string}) =>
      `“${p.word}”不能作为不影响检查内容的词：“${p.part}”说明数量，结果中将看不到它。`,
  },
  "rows.section": {
    en: (p: {count: number; title: string; modality: string}) =>
      `${p.count} rows under “${p.title}” say no modality; ${p.modality} is taken for it.`,
    zh: (p: {count: number; title: string; modality: string}) =>
      `“${p.title}”下有${p.count}行未写检查类型，按${p.modality}读取。`,
  },
}

export const {issue} = defineIssues(texts, standardTexts)
