// Writes the digest.csv of editions: npm run digest, for those that are not released yet, or npm run digest -- 5.0
import {createHash} from "node:crypto"
import {writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {type DigestRow, openFolderShelf, readDigest} from "../src/shelf/index.ts"
import type {Edition} from "../src/standard/index.ts"

const shelf = openFolderShelf()

/** How many items begin with each prefix of so many characters, and the hash of their codes and names. */
export function digestOf(edition: Edition, width: number): readonly DigestRow[] {
  const codes = [...edition.items.keys()].sort()
  return [...Map.groupBy(codes, code => code.slice(0, width))].map(([prefix, own]) => ({
    prefix,
    items: own.length,
    sha256: hashOf(own.map(code => `${code} ${edition.items.get(code)?.zh}\n`)),
  }))
}

const hashOf = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("")).digest("hex").slice(0, 16)

/** Width of the prefixes of an edition that has no digest yet. */
const usualWidth = 4

function write(id: string): void {
  const rows = digestOf(shelf.edition(id), readDigest(id)[0]?.prefix.length ?? usualWidth)
  const lines = ["prefix,items,sha256", ...rows.map(({prefix, items, sha256}) => `${prefix},${items},${sha256}`)]
  writeFileSync(new URL(`../editions/${id}/digest.csv`, import.meta.url), `${lines.join("\n")}\n`)
}

const open = () => shelf.ids().filter(id => !["released", "retired"].includes(shelf.edition(id).status))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2)
  for (const id of asked.length > 0 ? asked : open()) write(id)
}
