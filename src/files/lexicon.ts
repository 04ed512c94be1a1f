import {createHash} from "node:crypto"
import {readdirSync, readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {buildLexicon, engineVersion, type Lexicon} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import {loadEdition, readRows} from "./editions.ts"

const folder = fileURLToPath(new URL("../../lexicon/", import.meta.url))
const loaded = new Map<string, Lexicon>()

/** The lexicon over an edition; read once. Throws the Refusals of `loadEdition`. */
export function loadLexicon(editionId: string): Lexicon {
  const known = loaded.get(editionId)
  if (known) return known
  const tables: Record<string, readonly Row[]> = {}
  const hash = createHash("sha256")
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".csv")) continue
    hash.update(file).update(readFileSync(`${folder}${file}`))
    tables[file.slice(0, -4)] = readRows(`${folder}${file}`)
  }
  const version = `${engineVersion}+${hash.digest("hex").slice(0, 12)}`
  const lexicon = buildLexicon(loadEdition(editionId), tables, version)
  loaded.set(editionId, lexicon)
  return lexicon
}
