import {defineIssues} from "../issue/index.ts"
import {texts as recognitionTexts} from "../recognition/issues.ts"

/** Faults of what is asked of the shelf. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "edition.unknown": {
    status: 404,
    en: (p: {edition: string; known: string}) => `There is no edition “${p.edition}”; there are ${p.known}.`,
    zh: (p: {edition: string; known: string}) => `没有“${p.edition}”版；有${p.known}。`,
  },
}

export const {refuse} = defineIssues(texts, recognitionTexts)
