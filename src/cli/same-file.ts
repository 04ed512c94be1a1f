import {existsSync, realpathSync} from "node:fs"
import {resolve} from "node:path"

/** Whether two paths are of one file, links followed. */
export const sameFile = (a: string, b: string): boolean =>
  resolve(a) === resolve(b) || (existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b))
