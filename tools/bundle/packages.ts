import {spawnSync} from "node:child_process"
import {createHash} from "node:crypto"
import {cpSync, existsSync, mkdirSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {x as unpack} from "tar"
import type {Platform} from "./platforms.ts"

/** A package as the lock file has it. */
export interface Package {
  /** Where it stands: `node_modules/ajv/node_modules/fast-uri`. */
  readonly place: string
  readonly name: string
  readonly version: string
  /** What the registry said of its archive. */
  readonly integrity: string
}

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly dev?: true
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>
}

const folder = "node_modules/"

/** The packages that the program needs at run time on this platform, in order of their places. */
export const packagesOf = ({packages}: Lock, {os, cpu}: Platform): readonly Package[] =>
  Object.entries(packages)
    .filter(([place, one]) => place.startsWith(folder) && !one.dev && fits(one, os, cpu))
    .map(([place, {version, integrity = ""}]) => ({place, name: nameAt(place), version, integrity}))

/** Runtimes are linked to glibc. */
const fits = (one: Locked, os: string, cpu: string): boolean =>
  (one.os?.includes(os) ?? true) && (one.cpu?.includes(cpu) ?? true) && (one.libc?.includes("glibc") ?? true)

export const nameAt = (place: string): string => place.slice(place.lastIndexOf(folder) + folder.length)

/** The folder of a package, put there: as it is installed here, else from the registry, held against the lock file. */
export async function placePackage(root: string, one: Package, target: string): Promise<void> {
  mkdirSync(target, {recursive: true})
  const installed = join(root, one.place)
  if (existsSync(join(installed, "package.json"))) {
    cpSync(installed, target, {recursive: true, filter: path => !path.slice(installed.length).includes("node_modules")})
    return
  }
  const archive = fetched(one, target)
  await unpack({file: archive, cwd: target, strip: 1, filter: path => !path.endsWith(".tgz")})
}

/** The archive of a package that is not installed here, for it is another platform's. */
function fetched({name, version, integrity}: Package, folder: string): string {
  const run = spawnSync("npm", ["pack", `${name}@${version}`, "--json", "--pack-destination", folder], {
    encoding: "utf8",
    shell: process.platform === "win32",
  })
  if (run.status !== 0) throw new Error(`${name}@${version} cannot be had: ${run.stderr}`)
  const [{filename}] = JSON.parse(run.stdout) as [{readonly filename: string}]
  const path = join(folder, filename)
  const found = `sha512-${createHash("sha512").update(readFileSync(path)).digest("base64")}`
  if (found !== integrity) throw new Error(`${name}@${version} is not the archive that package-lock.json names`)
  return path
}
