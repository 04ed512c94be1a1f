// Writes editions/pinyin.csv, the 拼音码 of every word of the editions, and lexicon/sound.csv, characters that sound alike: npm run pinyin
import {writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {pinyin} from "pinyin-pro"
import {editionTables, readRows} from "../src/shelf/index.ts"

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

/** Every character of the first level of GB 2312, the 3,755 in everyday use, those of words that may be misspelt, and of the editions. */
function soundCharacters(): readonly string[] {
  const decoder = new TextDecoder("gb18030")
  const rows = Array.from({length: 0xd8 - 0xb0}, (_, i) => 0xb0 + i)
  const common = rows.flatMap(high =>
    Array.from({length: 94}, (_, i) => decoder.decode(Uint8Array.of(high, 0xa1 + i))).filter(char =>
      /\p{sc=Han}/u.test(char),
    ),
  )
  const words = ["site", "word"].flatMap(table =>
    readRows(fileURLToPath(new URL(`../lexicon/radiology/${table}.csv`, import.meta.url))),
  )
  const ours = [...words.map(row => row.word ?? ""), ...editionTables().words]
  return [...new Set([...common, ...(ours.join("").match(/\p{sc=Han}/gu) ?? [])])]
}

/** The rows of the table of sounds: a syllable without its tone, and the characters that can be said so. */
export function soundRows(): readonly string[] {
  const bySound = new Map<string, string[]>()
  for (const char of soundCharacters().toSorted())
    for (const sound of new Set(pinyin(char, {multiple: true, toneType: "none", type: "array", v: true})))
      bySound.set(sound, [...(bySound.get(sound) ?? []), char])
  const rows = [...bySound].filter(([sound]) => /^[a-zü]+$/.test(sound))
  return [
    "sound,characters",
    ...rows.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([sound, all]) => `${sound},${all.join("")}`),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("../editions/pinyin.csv", import.meta.url), `${pinyinRows().join("\n")}\n`)
  writeFileSync(new URL("../lexicon/sound.csv", import.meta.url), `${soundRows().join("\n")}\n`)
}
