// Writes editions/pinyin.csv, the 拼音码 of every word of the editions: npm run pinyin
import {writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {pinyin} from "pinyin-pro"
import {editionTables} from "../src/files/index.ts"

/** First letters of the pinyin, upper case; Latin and digits kept, everything else left out. */
export function initials(zh: string): string {
  return pinyin(zh.normalize("NFKC"), {pattern: "first", toneType: "none", type: "array", nonZh: "spaced", v: true})
    .map(syllable => syllable.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .join("")
}

/** The rows of the table: every term and stated word, then every single character, overrides first. */
export function pinyinRows(): readonly string[] {
  const {words, overrides} = editionTables()
  const rows = new Map(overrides)
  for (const zh of [...words].sort()) if (!rows.has(zh)) rows.set(zh, initials(zh))
  const characters = [...new Set([...words].join("").match(/\p{sc=Han}/gu) ?? [])].sort()
  for (const character of characters) if (!rows.has(character)) rows.set(character, initials(character))
  return ["zh,code", ...[...rows].map(([zh, code]) => `${/[",]/.test(zh) ? `"${zh}"` : zh},${code}`)]
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL("../editions/pinyin.csv", import.meta.url), `${pinyinRows().join("\n")}\n`)
