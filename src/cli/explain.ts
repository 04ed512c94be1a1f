import pc from "picocolors"
import {editionIds, loadEdition} from "../files/index.ts"
import {explain, issueText} from "../standard/index.ts"
import {language, print} from "./output.ts"

/** Explain one code or name; exit 1 when it is faulty. An edition whose layout knows the text is chosen when 5.0 doesn't. */
export async function run(text: string, options: {edition: string}): Promise<void> {
  const asked = explain(loadEdition(options.edition), text)
  const other =
    asked.check.standing === "listed" || asked.check.standing === "unlisted"
      ? undefined
      : editionIds()
          .map(id => explain(loadEdition(id), text))
          .find(e => e.check.standing === "listed")
  const found = other ?? asked
  const lines = found.segments.map(
    s => `${pc.cyan(s.text.padEnd(4))} ${s.segment.padEnd(11)} ${language === "zh" ? s.zh : s.en}`,
  )
  if (found.zh) lines.unshift(`${pc.bold(found.check.text)}  ${found.zh}  ${found.en}`)
  lines.push(`${found.edition}  ${found.check.standing}${found.layer ? `  name by ${found.layer}` : ""}`)
  for (const fault of found.check.issues) {
    lines.push(pc.red(`${fault.id}: ${issueText(fault, language)}`))
    for (const repair of fault.repairs) lines.push(`  → ${repair.text} ${repair.name ?? ""}`)
  }
  await print(`${lines.join("\n")}\n`)
  if (found.check.issues.length > 0) process.exitCode = 1
}
