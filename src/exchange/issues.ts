import {defineIssues} from "../issue/index.ts"
import {texts as standardTexts} from "../standard/issues.ts"

export const {issue} = defineIssues(standardTexts)
