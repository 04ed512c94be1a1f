import {defineIssues} from "../issue/index.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

export const {refuse} = defineIssues(tablesTexts)
