import {readdirSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {buildLexicon, type Lexicon} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import {loadEdition, readRows} from "./editions.ts"

const folder = fileURLToPath(new URL("../../lexicon/", import.meta.url))
const loaded = new Map<string, Lexicon>()

/** The lexicon over an edition; read once. Throws the Refusals of `loadEdition`. */
export function loadLexicon(editionId: string): Lexicon {
  const known = loaded.get(editionId)
  if (known) return known
  const tables: Record<string, readonly Row[]> = {}
  for (const file of readdirSync(folder))
    if (file.endsWith(".csv")) tables[file.slice(0, -4)] = readRows(`${folder}${file}`)
  const lexicon = buildLexicon(loadEdition(editionId), tables)
  loaded.set(editionId, lexicon)
  return lexicon
}
