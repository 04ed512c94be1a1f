import {defineIssues} from "../issue/index.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

export const {issue, refuse} = defineIssues(tablesTexts)
