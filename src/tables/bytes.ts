import {type FileHandle, open, stat} from "node:fs/promises"
import {refuse, type SystemCode} from "./issues.ts"
import type {Limits} from "./limits.ts"

/** A file open for reading at any place. */
export interface Bytes {
  /** As the caller named it. */
  readonly path: string
  readonly size: number
  /** Up to `length` bytes from `at`; fewer only where the file ends. */
  read(at: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/**
 * Open a file for reading.
 *
 * @throws Refusal `file.missing`, `file.not-file`, `file.unreadable`, `file.empty` or `file.too-large`.
 */
export async function openBytes(path: string, limits: Limits): Promise<Bytes> {
  const size = await sizeOf(path)
  if (size === 0) throw refuse("file.empty", {path})
  if (size > limits.maxBytes) throw refuse("file.too-large", {path, bytes: size, limit: limits.maxBytes})
  const handle = await open(path).catch(error => {
    throw unreadable(path, error)
  })
  let closing: Promise<void> | undefined
  return {
    path,
    size,
    read: (at, length) => readFully(handle, path, at, length),
    close: () => {
      closing ??= handle.close()
      return closing
    },
  }
}

/** The bytes of a file from `from` to `until`, block by block. */
export async function* blocks(file: Bytes, from: number, until = file.size): AsyncGenerator<Buffer> {
  for (let at = from; at < until; ) {
    const block = await file.read(at, Math.min(blockBytes, until - at))
    if (block.length === 0) return // the file shrank while it was read
    yield block
    at += block.length
  }
}

/** Large enough that calls cost nothing, small enough that a few of them in flight do not show. */
const blockBytes = 128 * 1024

/** What the system says of a failed call: `ENOSPC`, `EACCES`. Throws the error where the system says nothing: it is ours. */
export function systemCodeOf(error: unknown): SystemCode {
  const {code} = error as NodeJS.ErrnoException
  if (!code?.startsWith("E")) throw error
  return code as SystemCode
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch(error => {
    throw systemCodeOf(error) === "ENOENT" ? refuse("file.missing", {path}) : unreadable(path, error)
  })
  if (!stats.isFile()) throw refuse("file.not-file", {path})
  return stats.size
}

async function readFully(handle: FileHandle, path: string, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const {bytesRead} = await handle.read(buffer, filled, length - filled, at + filled).catch(error => {
      throw unreadable(path, error)
    })
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

const unreadable = (path: string, error: unknown) => refuse("file.unreadable", {path, reason: systemCodeOf(error)})
