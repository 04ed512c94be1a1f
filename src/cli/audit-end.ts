import {refuse} from "./issues.ts"
import {language} from "./output.ts"

/** Where the chain of the audit ends. */
interface AuditEnd {
  readonly seq: number
  readonly hash: string
}

/** The end of the chain as a line, in the form that `audit verify --from` takes. */
export const endText = ({seq, hash}: AuditEnd): string =>
  `${language === "zh" ? "请另处记下：" : "Note elsewhere: "}zhengming audit verify --from ${seq}:${hash}\n`

/**
 * An end of the chain that somebody noted: `412:5e1f…`.
 *
 * @throws Refusal `call.option-value`
 */
export function readEnd(text: string): AuditEnd {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (seq === undefined || hash === undefined)
    throw refuse("call.option-value", {command: "audit", option: "--from SEQ:HASH"})
  return {seq: Number(seq), hash}
}
