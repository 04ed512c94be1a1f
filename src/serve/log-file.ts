import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs"
import {dirname} from "node:path"
import {systemCodeOf} from "../tables/index.ts"
import {systemText} from "../tables/issues.ts"
import {refuse} from "./issues.ts"

/** A file that the log goes to, with older ones beside it: `zm.log`, then `zm.log.1`, which is the youngest of them. */
export interface LogFile {
  readonly path: string
  /** The size at which it becomes an older one. */
  readonly bytes: number
  /** How many older ones stay. */
  readonly keep: number
}

/** What takes the lines of a log, each with its end. */
export interface Log {
  write(line: string): void
}

/**
 * Write a log into a file, at its end where it is there. A line is in the file
 * when `write` returns, whole. One that the disk does not take, as when it is
 * full, goes elsewhere, and the next one is tried anew; a file that cannot be
 * given another name grows on.
 *
 * @param elsewhere takes such lines, after what the system says of the file
 * @throws Refusal `server.log-file`
 */
export function openLog(file: LogFile, elsewhere: {write(text: string): unknown}): Log & {close(): void} {
  let open: Open | undefined = openAtStart(file)
  const failing = new Set<"rotate" | "write">()
  const attempt = (what: "rotate" | "write", work: () => void): boolean => {
    try {
      work()
      return failing.delete(what) || true
    } catch (error) {
      const code = systemCodeOf(error)
      if (!failing.has(what)) elsewhere.write(`${file.path}: ${systemText(code, "zh")} / ${systemText(code, "en")}\n`)
      failing.add(what)
      return false
    }
  }
  const close = () => {
    if (open) closeSync(open.fd)
    open = undefined // a name can be taken from a closed file alone on Windows
  }
  return {
    write: line => {
      const bytes = Buffer.from(line)
      if (open && open.size > 0 && open.size + bytes.length > file.bytes) attempt("rotate", () => rotate(file, close))
      const isWritten = attempt("write", () => {
        open ??= openAtEnd(file.path)
        append(open, bytes)
      })
      if (!isWritten) elsewhere.write(line)
    },
    close,
  }
}

/** A file that is written to, and how long it is. */
interface Open {
  readonly fd: number
  size: number
}

function openAtEnd(path: string): Open {
  const fd = openSync(path, "a", 0o640)
  return {fd, size: fstatSync(fd).size}
}

/** The folder must be writable too: older files get other names in it. */
function openAtStart({path}: LogFile): Open {
  try {
    accessSync(dirname(path), constants.W_OK)
    return openAtEnd(path)
  } catch (error) {
    throw refuse("server.log-file", {path, reason: systemCodeOf(error)})
  }
}

/** Each older file up to the first missing one grows older, so that a call that fails halfway and is made again loses none. */
function rotate({path, keep}: LogFile, close: () => void): void {
  close()
  const older = Array.from({length: keep}, (_, i) => `${path}.${i + 1}`)
  const missing = older.findIndex(name => !existsSync(name))
  const last = missing < 0 ? keep - 1 : missing
  rmSync(older[last] ?? "", {force: true})
  const names = [path, ...older.slice(0, last + 1)]
  for (let i = names.length - 1; i > 0; i--) renameSync(names[i - 1] ?? "", names[i] ?? "")
}

/** All of a line, or nothing of it. */
function append(open: Open, bytes: Uint8Array): void {
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(open.fd, bytes, at)
    open.size += at
  } catch (error) {
    if (at > 0) ftruncateSync(open.fd, open.size)
    throw error
  }
}
