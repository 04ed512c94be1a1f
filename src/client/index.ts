import {type EndpointId, type Endpoints, endpoints, type Input, type Reply} from "../api/index.ts"

/** What a call needs beside its id: what the route's schemas ask for. */
export type Asked<Id extends EndpointId> = Part<"params", Input<Endpoints[Id]>["params"]> &
  Part<"query", Input<Endpoints[Id]>["query"]> &
  Part<"body", Input<Endpoints[Id]>["body"]> & {
    /** The ETag of the state to be changed. */
    readonly ifMatch?: string
    /** The same request sent twice with the same key is done once. */
    readonly key?: string
    readonly signal?: AbortSignal
  }

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

export interface Client {
  /** Call a route by its id. Throws `ProblemError`. */
  call<Id extends EndpointId>(id: Id, asked?: Asked<Id>): Promise<Answer<Id>>
  /** The states of a thing, for routes that answer with events. */
  events<Id extends EndpointId>(id: Id, asked?: Asked<Id>): AsyncIterable<Reply<Endpoints[Id]>>
}

/**
 * A client of the API, typed by its schemas.
 *
 * @param base where the server is: `http://127.0.0.1:8080`
 * @example await client(base, {token}).call("items.search", {params: {edition: "5.0"}, query: {q: "胸部"}})
 */
export function client(base: string, options: ClientOptions = {}): Client {
  const send = async (id: EndpointId, asked: AnyAsked): Promise<Response> => {
    const answer = await (options.fetch ?? fetch)(addressOf(base, id, asked), requestOf(id, asked, options))
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
  }
}

function addressOf(base: string, id: EndpointId, asked: AnyAsked): URL {
  const {params = {}} = asked
  const path = endpoints[id].path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  const url = new URL(path, base)
  for (const [name, value] of Object.entries(asked.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}

function requestOf(id: EndpointId, asked: AnyAsked, {token, csrf}: ClientOptions): RequestInit {
  const shown = csrf?.()
  return {
    method: endpoints[id].method,
    headers: {
      ...(asked.body !== undefined && {"content-type": "application/json"}),
      ...(token !== undefined && {authorization: `Bearer ${token}`}),
      ...(shown !== undefined && {"x-csrf-token": shown}),
      ...(asked.ifMatch !== undefined && {"if-match": asked.ifMatch}),
      ...(asked.key !== undefined && {"idempotency-key": asked.key}),
    },
    ...(asked.body !== undefined && {body: JSON.stringify(asked.body)}),
    ...(asked.signal && {signal: asked.signal}),
  }
}

async function problemOf(answer: Response): Promise<ProblemShape> {
  const plain = {type: "about:blank", title: answer.statusText, status: answer.status, issues: []}
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return plain
  return (await answer.json()) as ProblemShape
}

/** The data of each server-sent event. */
async function* eventsOf(answer: Response): AsyncGenerator<string> {
  let rest = ""
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split("\n\n")
    rest = blocks.pop() ?? ""
    for (const block of blocks) if (block.startsWith("data: ")) yield block.slice(6)
  }
}
