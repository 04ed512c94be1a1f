import {createReadStream, createWriteStream, mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {extname, join} from "node:path"
import {Readable, Transform} from "node:stream"
import {pipeline} from "node:stream/promises"
import type {FastifyReply} from "fastify"
import {type Issue, Refusal} from "../issue/index.ts"
import {refuse} from "./issues.ts"

/** A file to be sent and then forgotten. */
export class Download {
  readonly path: string
  readonly type: string
  /** As whoever takes it is told to call it. */
  readonly name: string
  constructor(path: string, type: string, name: string) {
    this.path = path
    this.type = type
    this.name = name
  }
}

/**
 * A file that is written into a folder of its own, which goes when the file was
 * sent. On the disk it has a name of ours with the same ending: a name may be
 * longer than a disk takes.
 */
export async function downloadOf(
  name: string,
  type: string,
  write: (path: string) => Promise<unknown>,
): Promise<Download> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  try {
    const path = join(folder, `export${extname(name)}`)
    await write(path)
    return new Download(path, type, name)
  } catch (error) {
    rmSync(folder, {recursive: true, force: true})
    throw error
  }
}

export function sendFile(reply: FastifyReply, {path, type, name}: Download): FastifyReply {
  const stream = createReadStream(path)
  stream.on("close", () => rmSync(join(path, ".."), {recursive: true, force: true}))
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header("cache-control", "no-store")
    .send(stream)
}

export const csvType = "text/csv; charset=utf-8"
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** A file that was sent, in a folder of its own, which goes with it. */
interface Received extends AsyncDisposable {
  readonly path: string
  /** Do something with it; what is wrong with it is said of the file as its sender calls it. */
  said<T>(work: Promise<T>): Promise<T>
}

/**
 * Take a body that is a file.
 *
 * @param name as the caller calls it; nothing of it but its ending is used
 * @throws Refusal `request.large`, `request.media`
 */
export async function received(body: unknown, name: string, limit: number): Promise<Received> {
  if (!(body instanceof Readable)) throw refuse("request.media", {type: ""})
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  const remove = () => rmSync(folder, {recursive: true, force: true})
  const ending = /\.(csv|tsv|txt|xlsx)$/i.exec(name)?.[0].toLowerCase() ?? ".csv"
  const path = join(folder, `upload${ending}`)
  try {
    await pipeline(body, counted(limit), createWriteStream(path))
  } catch (error) {
    remove()
    throw error
  }
  return {
    path,
    said: work =>
      work.catch(error => {
        throw error instanceof Refusal ? new Refusal(saidOf(error.issue, path, name)) : error
      }),
    [Symbol.asyncDispose]: async () => remove(),
  }
}

function counted(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) done(refuse("request.large", {limit}))
      else done(null, chunk)
    },
  })
}

/** What is wrong with a file that was sent, under the name that its sender knows. */
export const saidOf = (found: Issue, path: string, name: string): Issue => ({
  ...found,
  params: Object.fromEntries(Object.entries(found.params).map(([key, value]) => [key, value === path ? name : value])),
  ...(found.place.table === path && {place: {...found.place, table: name}}),
})
