import {createReadStream, createWriteStream, mkdtempSync, rmSync} from "node:fs"
import {extname, join} from "node:path"
import {Readable, Transform} from "node:stream"
import {pipeline} from "node:stream/promises"
import type {FastifyReply} from "fastify"
import type {Endpoint} from "../api/index.ts"
import {type Issue, Refusal} from "../issue/index.ts"
import type {Actor} from "../people/index.ts"
import {bodyLimitFor} from "./body.ts"
import type {Context} from "./context.ts"
import {refuse} from "./issues.ts"
import {type Pace, paced} from "./pace.ts"

interface DownloadFacts {
  readonly name: string
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A file to be sent and then forgotten. */
export class Download {
  readonly path: string
  /** As its receiver is to call it. */
  readonly name: string
  readonly type: string
  /** What its receiver is told beside it. */
  readonly headers: Readonly<Record<string, string>>
  constructor(path: string, {name, type, headers = {}}: DownloadFacts) {
    this.path = path
    this.name = name
    this.type = type
    this.headers = headers
  }
}

/** A file that is written into a folder of its own, which goes when the file was sent. */
export async function downloadOf(
  {scratch}: Pick<Context, "scratch">,
  facts: DownloadFacts,
  write: (path: string) => Promise<unknown>,
): Promise<Download> {
  const folder = mkdtempSync(join(scratch, "sent-"))
  const path = join(folder, `file${extname(facts.name)}`)
  try {
    await write(path)
    return new Download(path, facts)
  } catch (error) {
    rmSync(folder, {recursive: true, force: true})
    throw error
  }
}

export function sendFile(reply: FastifyReply, {path, name, type, headers}: Download): FastifyReply {
  const stream = createReadStream(path)
  stream.on("close", () => rmSync(join(path, ".."), {recursive: true, force: true}))
  return reply
    .headers(headers)
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

/** The part of a call that a file comes in. */
interface Sent {
  readonly body: unknown
  readonly context: Context
  readonly actor: Actor
}

const mostOpen = 16 // files at once of callers without a user: they stand on the disk
let open = 0

/**
 * Take a body that is a file.
 *
 * @param name as the caller calls it; nothing of it but its ending is used
 * @throws Refusal `request.large`, `request.media`; `server.busy` for callers without a user
 */
export async function received({body, context, actor}: Sent, name: string, endpoint: Endpoint): Promise<Received> {
  if (!(body instanceof Readable)) throw refuse("request.media", {type: ""})
  const taken = {limit: bodyLimitFor(context, endpoint, actor), scratch: context.scratch}
  if (actor.kind === "user") return take(body, name, taken)
  if (open >= mostOpen) throw refuse("server.busy", {seconds: 10})
  open++
  const leave = () => void open--
  const file = await take(body, name, {...taken, pace: context.openPace}).catch(error => {
    leave()
    throw error
  })
  return {
    ...file,
    [Symbol.asyncDispose]: async () => {
      leave()
      await file[Symbol.asyncDispose]()
    },
  }
}

interface Taken {
  /** Bytes. */
  readonly limit: number
  readonly scratch: string
  readonly pace?: Pace
}

async function take(body: Readable, name: string, {limit, scratch, pace}: Taken): Promise<Received> {
  const folder = mkdtempSync(join(scratch, "received-"))
  const remove = () => rmSync(folder, {recursive: true, force: true})
  const ending = /\.(csv|tsv|txt|xlsx)$/i.exec(name)?.[0].toLowerCase() ?? ".csv"
  const path = join(folder, `upload${ending}`)
  try {
    await pipeline(body, counted(limit), ...(pace ? [paced(pace)] : []), createWriteStream(path))
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
