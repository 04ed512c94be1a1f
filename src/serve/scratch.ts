import {mkdtempSync, readdirSync, rmSync, statSync} from "node:fs"
import {join} from "node:path"
import {Refusal} from "../issue/index.ts"
import {takeFolder} from "../store/index.ts"

/** A folder for files that come and go, which is this server's alone and goes with it. */
interface Scratch {
  readonly path: string
  remove(): void
}

const prefix = "zhengming-serve-"
const youngMs = 60_000 // a server that just began may not have taken its folder yet

/**
 * Take a folder for passing files, and remove those that servers left which were
 * killed: what holds one is the system's lock, which falls with its process.
 *
 * @param within folder for temporary files: of the system, or of an operator's choice
 */
export function takeScratch(within: string, now: number): Scratch {
  for (const name of readdirSync(within)) if (name.startsWith(prefix)) sweep(join(within, name), now)
  const path = mkdtempSync(join(within, prefix))
  const release = takeFolder(path, now)
  return {
    path,
    remove: () => {
      release()
      rmSync(path, {recursive: true, force: true})
    },
  }
}

function sweep(path: string, now: number): void {
  const stats = statSync(path, {throwIfNoEntry: false}) // another server may sweep too
  if (!stats?.isDirectory() || stats.uid !== process.geteuid?.() || now - stats.mtimeMs < youngMs) return
  try {
    takeFolder(path, now)()
  } catch (error) {
    if (error instanceof Refusal) return // its server is at work
    throw error
  }
  rmSync(path, {recursive: true, force: true})
}
