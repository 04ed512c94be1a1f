import {cpSync, readdirSync} from "node:fs"
import {join} from "node:path"
import type {Platform} from "./platforms.ts"

/** What of the project goes with the program. */
const parts = [
  ...["LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "docs", "src", "editions", "lexicon", "mappings", "cases"],
  "web/dist",
]

/** Tests, what only they use, and what the build says of itself. */
const left = /\.test\.ts$|(^|\/)made-[^/]+\.ts$|^web\/dist\/\.vite(\/|$)/

export function placeProject(root: string, target: string): void {
  for (const part of parts)
    cpSync(join(root, part), join(target, part), {
      recursive: true,
      filter: path => !left.test(path.slice(root.length + 1).replaceAll("\\", "/")),
    })
}

/** What packages bring along that is never read at run time: types, maps, sources and binaries of other platforms. */
export function isNeeded(path: string, {os, cpu}: Platform): boolean {
  if (/^node_modules\/.*\.([cm]?ts|map|tgz)$/.test(path)) return false
  const inSqlite = /^node_modules\/better-sqlite3\/(deps|src|prebuilds)\/(.*)$/.exec(path)
  return inSqlite === null || inSqlite[2] === `${os}-${cpu}.node`
}

/** All files below a folder, in order, with `/`. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort()
