import {defineIssues} from "../issue/index.ts"
import {texts as recognitionTexts} from "../recognition/issues.ts"

/** Faults of what is asked of the shelf. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "edition.unknown": {
    status: 404,
    en: (p: {edition: string; known: string}) => `There is no edition “${p.edition}”; there are ${p.known}.`,
    zh: (p: {edition: string; known: string}) => `没有“${p.edition}”版；有${p.known}。`,
  },
  "code.elsewhere": {
    en: (p: {code: string; asked: string; edition: string; name: string}) =>
      `${p.code} is no code of edition ${p.asked}; it is one of edition ${p.edition}: ${p.name}.`,
    zh: (p: {code: string; asked: string; edition: string; name: string}) =>
      `${p.code}不是${p.asked}版的编码，是${p.edition}版的：${p.name}。`,
  },
}

export const {issue, refuse} = defineIssues(texts, recognitionTexts)
