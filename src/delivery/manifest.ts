import {hash} from "node:crypto"
import {existsSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {refuse} from "./issues.ts"

/** Folder of this program. */
export const programFolder = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "")

/** The file of a delivered program that lists all others; a clone of the project has none. */
export const manifestFile = "MANIFEST.sha256"

/** A file that was delivered, by its path with `/` below the program's folder. */
interface Delivered {
  readonly path: string
  /** In hexadecimal digits. */
  readonly sha256: string
}

/** In the form that `sha256sum --check` reads. */
export const writeManifest = (files: readonly Delivered[]): string =>
  files.map(({path, sha256}) => `${sha256}  ${path}\n`).join("")

/** @throws Refusal `delivery.manifest` where a line is none */
export const readManifest = (text: string): readonly Delivered[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line, i) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? []
      if (sha256 === undefined || path === undefined)
        throw refuse("delivery.manifest", {}, {table: manifestFile, row: i + 1})
      return {path, sha256}
    })

const most = 5 // files that are named

/**
 * Hold a delivered program against its manifest: that it is whole, and nobody
 * changed it. A clone of the project, which has no manifest, passes.
 *
 * @param root folder of the program
 * @throws Refusal `delivery.changed`, `delivery.manifest`
 */
export function checkDelivered(root: string): void {
  const manifest = join(root, manifestFile)
  if (!existsSync(manifest)) return
  const wrong = readManifest(readFileSync(manifest, "utf8"))
    .filter(({path, sha256}) => hashOf(join(root, path)) !== sha256)
    .map(({path}) => path)
  if (wrong.length > 0)
    throw refuse("delivery.changed", {count: wrong.length, files: wrong.slice(0, most).join(", "), root})
}

/** sha256 of a file, `undefined` where it cannot be read. Whole at once: of thousands of small files, streams take five times as long. */
export function hashOf(path: string): string | undefined {
  try {
    return hash("sha256", readFileSync(path))
  } catch {
    return undefined // gone, or not to be read: it is not what was delivered
  }
}
