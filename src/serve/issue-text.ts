import {roomTexts} from "../api/issues.ts"
import {type Issue, type IssueTexts, type Language, issueText as textOf} from "../issue/index.ts"
import {texts} from "./issues.ts"

const all: IssueTexts = {...roomTexts, ...texts}

/** An issue that a request met, as a sentence without its place and repairs. */
export const issueText = (found: Issue, language: Language): string => textOf(all, found, language)

/** HTTP status of what is refused with the issue. */
export const statusOf = ({id}: Issue): number => all[id]?.status ?? 400
