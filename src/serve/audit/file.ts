import {timesIn} from "../../catalogue/index.ts"
import type {Language} from "../../issue/index.ts"
import {type AuditAsked, auditPage, type Connection} from "../../store/index.ts"
import {writeTable} from "../../tables/index.ts"
import {headingTexts, sheetText} from "./texts.ts"
import {toldOf} from "./told.ts"

const headings = ["seq", "at", "by", "told", "institution", "why", "hash"] as const
const atOnce = 1000

interface FileOptions {
  /** CSV or XLSX by the name. */
  readonly path: string
  readonly language: Language
  /** Whose clocks the times are of. */
  readonly zone: string
}

/** Write the entries of the audit that are asked for as a table for people, the newest first. @throws Refusal of `createTable` */
export async function writeAudit(
  db: Connection,
  asked: AuditAsked,
  {path, language, zone}: FileOptions,
): Promise<void> {
  const timeOf = timesIn(zone)
  await writeTable(
    path,
    headings.map(heading => headingTexts[heading][language]),
    async table => {
      for (let before: number | undefined; ; ) {
        const entries = await auditPage(db, {...asked, ...(before !== undefined && {before}), limit: atOnce})
        const told = await toldOf(db, entries)
        await table.write(
          told.map(({entry, by, told: text, institution, why}) => [
            ...[String(entry.seq), timeOf(entry.at), by[language], text[language]],
            ...[institution ?? "", why, entry.hash],
          ]),
        )
        before = entries.at(-1)?.seq
        if (entries.length < atOnce) return
      }
    },
    {look: {name: sheetText[language], numbers: [headings.indexOf("seq")]}},
  )
}
