import {roomTexts} from "../api/issues.ts"
import {type Issue, type Language, issueText as textOf} from "../issue/index.ts"
import {texts as serveTexts} from "../serve/issues.ts"
import {texts} from "./issues.ts"

const all = {...roomTexts, ...serveTexts, ...texts}

/** Any issue as a sentence, without its place and repairs. */
export const issueText = (found: Issue, language: Language): string => textOf(all, found, language)
