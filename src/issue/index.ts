export {defineIssues, type IssueTexts, issueText, type None} from "./define.ts"
export {fail, type Issue, type Language, ok, type Place, placeText, Refusal, type Repair, type Result} from "./issue.ts"
