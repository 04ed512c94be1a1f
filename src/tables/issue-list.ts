import type {Issue} from "../issue/index.ts"
import {issue} from "./issues.ts"

const maxIssues = 1_000

/** Add to the issues of a table. It can be wrong in every row; the last issue then counts those that are not listed. */
export function addIssue(issues: Issue[], added: Issue): void {
  if (issues.length < maxIssues) {
    issues.push(added)
    return
  }
  const last = issues.pop() as Issue
  const count = last.id === "issues.more" ? Number(last.params.count) + 1 : 2
  const {table} = added.place
  issues.push(issue("issues.more", {count}, table === undefined ? {} : {table}))
}
