import type {Endpoint, EndpointId, Endpoints, Input, Reply} from "../api/index.ts"

/** What a call needs beside its id: what the route's schemas ask for. */
export type Asked<Id extends EndpointId> = Part<"params", Input<Endpoints[Id]>["params"]> &
  Part<"query", Input<Endpoints[Id]>["query"]> &
  BodyOf<Endpoints[Id]> & {
    /** The ETag of the state to be changed. */
    readonly ifMatch?: string
    /** The same request sent twice with the same key is done once. */
    readonly key?: string
    readonly signal?: AbortSignal
  }

/** A file to be sent as it is. */
export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string

/** The body: a file where the route takes one. */
type BodyOf<E extends Endpoint> = E extends {readonly upload: true}
  ? {readonly body: FileBody}
  : Part<"body", Input<E>["body"]>

/** A part may be left out where nothing in it must be given. */
type Part<Name extends string, T> = Partial<T> extends T ? {readonly [K in Name]?: T} : {readonly [K in Name]: T}

/** What is asked, of whichever route. */
interface AnyAsked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly ifMatch?: string
  readonly key?: string
  readonly signal?: AbortSignal
}

/** An answer with the ETag of its state, where it has one. */
export interface Answer<Id extends EndpointId> {
  readonly value: Reply<Endpoints[Id]>
  readonly etag: string | undefined
}

/** A file that a route answered with. */
export interface DownloadedFile {
  readonly blob: Blob
  /** As the server calls it. */
  readonly name: string
}

/** The server refused: `problem` says why, with the ids of its issues. */
export class ProblemError extends Error {
  readonly problem: ProblemShape
  constructor(problem: ProblemShape) {
    super(problem.detail ?? problem.title)
    this.name = "ProblemError"
    this.problem = problem
  }
}

/** problem+json as the server sends it. */
export interface ProblemShape {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly instance?: string
  readonly issues: readonly {readonly id: string; readonly zh: string; readonly en: string}[]
}

export interface ClientOptions {
  /** An API token; a browser has its cookie instead. */
  readonly token?: string
  /** Of the session, for changes from a browser. */
  readonly csrf?: () => string | undefined
  readonly fetch?: typeof fetch
}

/** What a client must know of the routes: `endpoints`, or a plain table of these facts alone. */
export type Routes = Readonly<
  Record<EndpointId, Pick<Endpoint, "method" | "path"> & {readonly upload?: boolean; readonly download?: boolean}>
>

export interface Client {
  /** Call a route by its id. Throws `ProblemError`. */
  call<Id extends EndpointId>(id: Id, asked?: Asked<Id>): Promise<Answer<Id>>
  /** The states of a thing, for routes that answer with events. */
  events<Id extends EndpointId>(id: Id, asked?: Asked<Id>): AsyncIterable<Reply<Endpoints[Id]>>
  /** The file that a route answers with. */
  download<Id extends DownloadId>(id: Id, asked?: Asked<Id>): Promise<DownloadedFile>
}

/** Routes that answer with a file. */
export type DownloadId = {
  [Id in EndpointId]: Endpoints[Id] extends {readonly download: true} ? Id : never
}[EndpointId]

/**
 * A client of the API over a table of its routes. Imports nothing when it runs, so
 * that a page can have it without the schemas.
 *
 * @param base where the server is: `http://127.0.0.1:8080`, `https://intranet.example/zm`
 */
export function client(base: string, {routes, ...options}: ClientOptions & {readonly routes: Routes}): Client {
  const send = async (id: EndpointId, asked: AnyAsked): Promise<Response> => {
    const route = routes[id]
    const answer = await (options.fetch ?? fetch)(addressOf(base, route, asked), requestOf(route, asked, options))
    if (!answer.ok) throw new ProblemError(await problemOf(answer))
    return answer
  }
  return {
    call: async (id, asked) => {
      const answer = await send(id, (asked ?? {}) as AnyAsked)
      const text = await answer.text()
      return {value: text === "" ? {} : JSON.parse(text), etag: answer.headers.get("etag") ?? undefined}
    },
    events: async function* (id, asked) {
      const answer = await send(id, (asked ?? {}) as AnyAsked)
      for await (const data of eventsOf(answer)) yield JSON.parse(data)
    },
    download: async (id, asked) => {
      const answer = await send(id, (asked ?? {}) as AnyAsked)
      return {blob: await answer.blob(), name: fileNameOf(answer)}
    },
  }
}

type Route = Routes[EndpointId]

function addressOf(base: string, route: Route, asked: AnyAsked): URL {
  const {params = {}} = asked
  const path = route.path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  const url = new URL(`${base.replace(/\/$/, "")}${path}`)
  for (const [name, value] of Object.entries(asked.query ?? {}))
    for (const one of [value].flat()) if (one !== undefined) url.searchParams.append(name, String(one))
  return url
}

function requestOf(route: Route, asked: AnyAsked, {token, csrf}: ClientOptions): RequestInit {
  const shown = csrf?.()
  return {
    method: route.method,
    headers: {
      ...(asked.body !== undefined && {"content-type": route.upload ? "application/octet-stream" : "application/json"}),
      ...(token !== undefined && {authorization: `Bearer ${token}`}),
      ...(shown !== undefined && {"x-csrf-token": shown}),
      ...(asked.ifMatch !== undefined && {"if-match": asked.ifMatch}),
      ...(asked.key !== undefined && {"idempotency-key": asked.key}),
    },
    ...(asked.body !== undefined && {body: route.upload ? (asked.body as FileBody) : JSON.stringify(asked.body)}),
    ...(asked.signal && {signal: asked.signal}),
  }
}

/** The name in `content-disposition`, as `sendFile` of the server writes it. */
function fileNameOf({headers}: Response): string {
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/i.exec(headers.get("content-disposition") ?? "") ?? []
  return decodeURIComponent(name)
}

async function problemOf(answer: Response): Promise<ProblemShape> {
  const plain = {type: "about:blank", title: answer.statusText, status: answer.status, issues: []}
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return plain
  return (await answer.json()) as ProblemShape
}

/** The data of each server-sent event; who stops reading leaves, and the server is told. */
async function* eventsOf(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader() // not every browser iterates a stream
  if (!reader) return
  let rest = ""
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const blocks = (rest + next.value).split("\n\n")
      rest = blocks.pop() ?? ""
      for (const block of blocks) if (block.startsWith("data: ")) yield block.slice(6)
    }
  } finally {
    await reader.cancel().catch(() => {}) // of a stream that failed: who reads it was told
  }
}
