import {randomBytes} from "node:crypto"
import {type FileHandle, open, realpath, rename, rm, stat} from "node:fs/promises"
import {basename, dirname, join} from "node:path"
import {systemCodeOf} from "./bytes.ts"
import {refuse} from "./issues.ts"

/** A file that stands under its name whole or not at all. */
export interface Target {
  write(bytes: Uint8Array): Promise<void>
  /** Put what was written under the name, safe from power loss. */
  commit(): Promise<void>
  /** Leave no trace. Does nothing after `commit`. */
  abort(): Promise<void>
}

/**
 * Begin a file: it is written as `.<name>.<pid>.<random>.part` beside the target
 * and renamed onto it at the end. A link is followed; the mode of a file that is
 * replaced is kept, that of a new one is 0644 unless told otherwise.
 *
 * @throws Refusal `file.not-file`, `file.folder` or `file.unwritable`; the last one from the methods too.
 */
export async function openTarget(path: string, newMode = 0o644): Promise<Target> {
  const final = await realpath(path).catch(() => path) // not there yet, which is the usual case; else `open` will tell
  const mode = await modeOf(path, newMode)
  const part = join(dirname(final), `.${basename(final)}.${process.pid}.${randomBytes(4).toString("hex")}.part`)
  const handle = await createPart(part, path)
  let done = false
  const abort = async () => {
    if (done) return
    done = true
    await handle.close()
    await rm(part, {force: true})
  }
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      await abort()
      throw refuse("file.unwritable", {path, reason: systemCodeOf(error)})
    }
  }
  return {
    write: bytes => attempt(() => writeFully(handle, bytes)),
    commit: () =>
      attempt(async () => {
        await handle.chmod(mode)
        await handle.sync()
        await handle.close()
        await rename(part, final)
        done = true
        await syncFolder(dirname(final))
      }),
    abort,
  }
}

async function modeOf(path: string, newMode: number): Promise<number> {
  const stats = await stat(path).catch(() => undefined) // absent, or to be reported when the part is created
  if (stats && !stats.isFile()) throw refuse("file.not-file", {path})
  return stats ? stats.mode & 0o777 : newMode
}

async function createPart(part: string, path: string): Promise<FileHandle> {
  try {
    return await open(part, "wx", 0o600)
  } catch (error) {
    throw refuse("file.folder", {folder: dirname(path), reason: systemCodeOf(error)})
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}

/** Makes the new name last. Windows cannot open folders and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
