import {openReader, verifyAudit} from "../store/index.ts"
import {endText, readEnd} from "./audit-end.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {language, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/** Check the chain of the audit and say where it ends. */
export async function run(action: string, options: WhereOptions & {readonly from?: string}): Promise<void> {
  if (action !== "verify") throw refuse("call.action", {command: "audit", action, known: "verify"})
  const noted = options.from === undefined ? undefined : readEnd(options.from)
  const store = await openReader(whereOf(options), {older: true})
  try {
    const result = await verifyAudit(store.db, noted)
    if (!result.ok) process.exitCode = 1
    await print(result.ok ? told(result.value.seq, result.value.hash) + endText(result.value) : faults(result.issues))
  } finally {
    await store.close()
  }
}

const told = (seq: number, hash: string): string =>
  language === "zh"
    ? `审计链完整：${seq}条，末条sha256为${hash}\n`
    : `The chain holds: ${seq} entries, the last sha256 ${hash}\n`

const faults = (issues: readonly Parameters<typeof issueText>[0][]): string =>
  issues.map(fault => `${fault.id}: ${issueText(fault, language)}\n`).join("")
