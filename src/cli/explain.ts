import pc from "picocolors"
import {openFolderShelf, type Shelf} from "../shelf/index.ts"
import {
  type Edition,
  explain,
  formatWritten,
  layerTexts,
  nameOfWritten,
  parseWritten,
  segmentTextOf,
  standingTexts,
} from "../standard/index.ts"
import {faultLines, language, padded, print} from "./output.ts"

/**
 * Explain a code, an extension, a combination or a name; exit 1 when it is
 * faulty. An edition whose layout knows the text is chosen when the one asked
 * doesn't.
 */
export async function run(text: string, options: {edition: string}): Promise<void> {
  const shelf = openFolderShelf()
  const edition = shelf.edition(options.edition)
  const written = /^[0-9A-Za-z]+(-|\+)/.test(text) ? parseWritten(text) : undefined
  if (!written) return explainOne(shelf, edition, text)
  if (!written.ok) {
    await print(`${written.issues.flatMap(faultLines).join("\n")}\n`)
    process.exitCode = 1
    return
  }
  await print(`${pc.bold(formatWritten(written.value))}  ${nameOfWritten(edition, written.value) ?? ""}\n`)
  for (const part of written.value) await explainOne(shelf, edition, part.code)
}

async function explainOne(shelf: Shelf, edition: Edition, text: string): Promise<void> {
  const asked = explain(edition, text)
  const fits = asked.check.standing === "listed" || asked.check.standing === "unlisted"
  const other = fits
    ? undefined
    : shelf
        .ids()
        .map(id => explain(shelf.edition(id), text))
        .find(e => e.check.standing === "listed")
  const found = other ?? asked
  const lines = found.segments.map(s =>
    `${pc.cyan(s.text.padEnd(4))} ${padded(segmentTextOf(s.segment)?.[language] ?? s.segment, labelWidth)} ${s[language]}`.trimEnd(),
  )
  if (found.zh) lines.unshift(`${pc.bold(found.check.text)}  ${found.zh}  ${found.en}`)
  const standing = standingTexts[found.check.standing][language]
  lines.push(`${found.edition}  ${standing}${found.layer ? `  ${layerTexts[found.layer][language]}` : ""}`)
  lines.push(...found.check.issues.flatMap(faultLines))
  await print(`${lines.join("\n")}\n`)
  if (found.check.issues.length > 0) process.exitCode = 1
}

const labelWidth = 28 // cells; the longest label in English
