import {spawnSync} from "node:child_process"
import {accessSync, constants, existsSync, statfsSync} from "node:fs"
import {tmpdir} from "node:os"
import {delimiter, dirname, join, resolve} from "node:path"

/** What the doctor asks of the machine beside its files. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Of the runtime: `24.21.0`. */
  readonly node: string
  readonly executable: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly temporary: string
  /** Who runs the program; undefined where the system has no such numbers. */
  readonly user: number | undefined
  now(): number
  /** Bytes that its user may still write on the disk of a path, which need not be there yet. */
  free(path: string): number
  /** What a program says; undefined where there is no such program, or it fails. */
  told(program: string, args: readonly string[]): string | undefined
}

const longestMs = 10_000

export const thisMachine: Machine = {
  platform: process.platform,
  arch: process.arch,
  node: process.versions.node,
  executable: process.execPath,
  env: process.env,
  temporary: tmpdir(),
  user: process.geteuid?.(),
  now: Date.now,
  free: path => {
    const {bavail, bsize} = statfsSync(standing(path))
    return bavail * bsize
  },
  told: (program, args) => {
    const {status, stdout} = spawnSync(program, args, {encoding: "utf8", timeout: longestMs})
    return status === 0 ? stdout : undefined
  },
}

/** A path, or what of the way to it is there already. */
export const standing = (path: string): string => (existsSync(path) ? path : standing(dirname(resolve(path))))

/** Where the first of some programs is: by its whole path, or on the PATH. */
export function findProgram(names: readonly string[], {env, platform}: Machine): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(folder => folder !== "")
  const ending = platform === "win32" ? ".exe" : ""
  return names
    .flatMap(name => (/[/\\]/.test(name) ? [name] : folders.map(folder => join(folder, name + ending))))
    .find(isRunnable)
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not to be run: the next one may be
  }
}
