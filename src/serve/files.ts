import {createReadStream, createWriteStream, mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {basename, join} from "node:path"
import {Readable, Transform} from "node:stream"
import {pipeline} from "node:stream/promises"
import type {FastifyReply} from "fastify"
import {refuse} from "../standard/index.ts"

/** A file to be sent and then forgotten. */
export class Download {
  readonly path: string
  readonly type: string
  constructor(path: string, type: string) {
    this.path = path
    this.type = type
  }
}

/** Do something in a folder of its own, which goes with it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** A file that is written into a folder of its own, which goes when the file was sent. */
export async function downloadOf(
  name: string,
  type: string,
  write: (path: string) => Promise<unknown>,
): Promise<Download> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  try {
    await write(join(folder, name))
    return new Download(join(folder, name), type)
  } catch (error) {
    rmSync(folder, {recursive: true, force: true})
    throw error
  }
}

export function sendFile(reply: FastifyReply, {path, type}: Download): FastifyReply {
  const stream = createReadStream(path)
  stream.on("close", () => rmSync(join(path, ".."), {recursive: true, force: true}))
  const name = encodeURIComponent(basename(path))
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename*=UTF-8''${name}`)
    .header("cache-control", "no-store")
    .send(stream)
}

/**
 * Write a body that is a file into a folder.
 *
 * @param name as the caller calls it; nothing of it but its ending is used
 * @throws Refusal `request.large`, `request.media`
 */
export async function receive(body: unknown, folder: string, name: string, limit: number): Promise<string> {
  if (!(body instanceof Readable)) throw refuse("request.media", {type: ""})
  const ending = /\.(csv|tsv|txt|xlsx)$/i.exec(name)?.[0].toLowerCase() ?? ".csv"
  const path = join(folder, `upload${ending}`)
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) done(refuse("request.large", {limit}))
      else done(null, chunk)
    },
  })
  await pipeline(body, counted, createWriteStream(path))
  return path
}
