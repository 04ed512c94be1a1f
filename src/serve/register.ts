import type {RateLimitOptions} from "@fastify/rate-limit"
import type {FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod} from "fastify"
import {type TArray, type TObject, Type} from "typebox"
import {
  type Endpoint,
  type EndpointId,
  type Endpoints,
  endpoints,
  type Input,
  Problem,
  paramsOf,
  tags,
} from "../api/index.ts"
import {change} from "../store/index.ts"
import {changeOnce} from "./answer-once.ts"
import {bodyLimitOf} from "./body.ts"
import {causeOf} from "./cause.ts"
import {type Call, type Context, Written} from "./context.ts"
import {setSession} from "./cookies.ts"
import {etagOf, lists} from "./etag.ts"
import {sendEvents} from "./events.ts"
import {Download, sendFile} from "./files.ts"
import {guard} from "./guard.ts"
import {handlers} from "./routes/index.ts"
import {admitted, inTurns} from "./turns.ts"

type AnyHandler = (call: Call<EndpointId>) => unknown

/** Put every route of the API on the server, each with its guard and its schemas. */
export function registerApi(server: FastifyInstance, context: Context): void {
  for (const [id, endpoint] of Object.entries(endpoints) as [EndpointId, Endpoint][]) {
    const handler = handlers[id] as AnyHandler
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: schemaOf(id, endpoint),
      bodyLimit: bodyLimitOf(endpoint),
      config: {
        needs: endpoint.needs,
        ...rateOf(endpoint),
      },
      onRequest: [
        (request, reply, done) => {
          keepFrom(context, endpoint, reply)
          lookForEditions(context, request, done)
        },
        (request, _reply, done) => {
          const guarded = guard(context, endpoint, request)
          if (guarded) guarded.then(() => done(), done)
          else done()
        },
      ],
      handler: endpoint.fixed
        ? fixedHandler(context, asked => answer({context, endpoint, handler, ...asked}))
        : (request, reply) => answer({context, endpoint, handler, request, reply}),
    })
  }
}

/** Of one address; the guard has said by then who asks. */
function rateOf({perMinute, openPerMinute}: Endpoint): {readonly rateLimit?: RateLimitOptions} {
  const timeWindow = 60_000
  if (perMinute !== undefined) return {rateLimit: {max: perMinute, timeWindow}}
  if (openPerMinute === undefined) return {}
  return {rateLimit: {max: openPerMinute, timeWindow, allowList: ({actor}) => actor.kind === "user"}}
}

/** No browser or proxy keeps what is some people's; the standard may be kept, where reading needs no user by anybody. */
function keepFrom({settings}: Context, {needs}: Endpoint, reply: FastifyReply): void {
  if (needs !== "standard.read") reply.header("cache-control", "no-store")
  else if (!settings.now["public-reading"]) reply.header("cache-control", "private, no-cache")
}

/** What another server on the same store released is there for the first request that comes some seconds later. */
function lookForEditions({shelf}: Context, request: FastifyRequest, done: () => void): void {
  if (!shelf.stale) done()
  else
    shelf
      .refresh()
      .catch(error => request.log.warn({err: error}, "editions"))
      .finally(done)
}

const mostFixed = 5000 // answers kept of one route

/** Answers of what only changes with the editions, ready to be sent: made once for each address. */
function fixedHandler(
  {shelf}: Context,
  work: (asked: Pick<Asked, "request" | "reply">) => Promise<unknown>,
): RouteHandlerMethod {
  const kept = new Map<string, {readonly bytes: Buffer; readonly tag: string}>()
  let {state} = shelf
  return (request, reply) => {
    if (state !== shelf.state) kept.clear()
    const asked = shelf.state
    state = asked
    const known = kept.get(request.url)
    if (known === undefined)
      return work({request, reply}).then(answered => {
        if (reply.sent || asked !== shelf.state || request.url.includes("?")) return answered
        if (kept.size >= mostFixed) kept.clear()
        const tag = etagOf(answered)
        kept.set(request.url, {bytes: Buffer.from(String(reply.serialize(answered))), tag})
        reply.header("etag", tag)
        return answered
      })
    reply.header("etag", known.tag)
    if (lists(request.headers["if-none-match"], known.tag)) return reply.status(304).send()
    return reply.type(jsonType).send(known.bytes)
  }
}

interface Asked {
  readonly context: Context
  readonly endpoint: Endpoint
  readonly handler: AnyHandler
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function answer(asked: Asked): Promise<unknown> {
  const {endpoint, handler, request, reply} = asked
  const work = endpoint.lags ? () => lagging(asked) : () => handler(callOf(asked))
  const result = endpoint.long === undefined ? work() : admitted(request, async () => work())
  if (endpoint.events) {
    await sendEvents(reply, result as AsyncIterable<unknown>)
    return reply
  }
  const state = await result
  if (state instanceof Download) return sendFile(reply, state)
  if (state instanceof Written) return reply.type(jsonType).send(state.json)
  if (endpoint.etag === "given" || (endpoint.etag === "asked" && endpoint.status !== 204)) {
    const tag = etagOf(state)
    reply.header("etag", tag)
    if (endpoint.method === "GET" && lists(request.headers["if-none-match"], tag)) return reply.status(304).send()
  }
  reply.status(endpoint.status ?? 200)
  return endpoint.status === 204 ? reply.send() : state
}

/** Answer from the replica; from the store itself where there is none, or where that fails: it may have gone, or not have it yet. */
async function lagging(asked: Asked): Promise<unknown> {
  const {context, handler, request, reply} = asked
  const {store, replica} = context
  const reading = (await replica?.reading()) ?? store.db
  try {
    return await handler(callOf(asked, reading))
  } catch (error) {
    if (reading === store.db || reply.raw.destroyed) throw error // or nobody waits any more
    request.log.warn({err: error}, "replica")
    return handler(callOf(asked))
  }
}

const jsonType = "application/json; charset=utf-8"

/** What answers with the long list of a reply. An object is written as soon as it is made, for thousands of them are much for the memory. */
function eachOf({endpoint, reply}: Asked, gone: AbortSignal): Call<EndpointId>["answerEach"] {
  const {long = "", reply: schema} = endpoint
  return async (all, work) => {
    const {items} = (schema as TObject).properties[long] as TArray
    const write = reply.compileSerializationSchema(items as Record<string, unknown>)
    const written = await inTurns(gone, all, (one, at) =>
      Buffer.from(`${at === 0 ? "" : ","}${write(work(one, at) as Record<string, unknown>)}`),
    )
    return new Written(Buffer.concat([Buffer.from(`{${JSON.stringify(long)}:[`), ...written, Buffer.from("]}")]))
  }
}

/** The schemas have checked the request's parts: they are what the endpoint says. */
function callOf<Id extends EndpointId>(asked: Asked, reading = asked.context.store.db): Call<Id> {
  const {context, request, reply} = asked
  const gone = goneFrom(reply)
  const {actor, headers, method, url} = request
  const {params, query, body} = request as unknown as Input<Endpoints[Id]>
  const key = headers["idempotency-key"]
  const keyed =
    method === "POST" && typeof key === "string" && actor.kind === "user"
      ? {userId: actor.user.id, key: key.slice(0, 200), request: [method, url, body]}
      : undefined
  return {
    params,
    query,
    body,
    context,
    reading,
    actor,
    address: request.ip,
    agent: headers["user-agent"],
    ifMatch: headers["if-match"],
    gone,
    answerEach: eachOf(asked, gone),
    cookie: secret => setSession(context, reply, secret),
    change: (work, why) =>
      keyed
        ? changeOnce(context.store, causeOf(actor, why), keyed, work)
        : change(context.store, causeOf(actor, why), work),
  }
}

function goneFrom({raw}: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once("close", () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

const longestParam = 200

function schemaOf(id: EndpointId, endpoint: Endpoint): object {
  const params = paramsOf(endpoint.path)
  const text = Type.String({minLength: 1, maxLength: longestParam})
  return {
    operationId: id,
    summary: `${endpoint.zh}${endpoint.lags ? `（${lagsTexts.zh}）` : ""}`,
    description: `${endpoint.en}${endpoint.lags ? `. ${lagsTexts.en}` : ""}`,
    tags: [tags[endpoint.tag].en],
    ...(params.length > 0 && {params: Type.Object(Object.fromEntries(params.map(name => [name, text])))}),
    querystring: {...(endpoint.query ?? Type.Object({})), additionalProperties: false},
    ...(endpoint.body && {body: endpoint.body}),
    ...(endpoint.needs === "anyone" ? {security: []} : {security: securityOf(endpoint)}),
    response: {[endpoint.status ?? 200]: responseOf(endpoint), default: problemResponse},
  }
}

const lagsTexts = {
  zh: "有只读副本时，可能缺少最近片刻写入的内容",
  en: "Where the server reads from a replica, what was written in the last moments may be missing",
} as const

const securityOf = ({needs}: Endpoint): readonly object[] => [
  ...(needs === "standard.read" ? [{}] : []),
  {session: []},
  ...(needs === "session" ? [] : [{token: []}]),
]

function responseOf({status, events, download, reply}: Endpoint): object {
  if (status === 204) return {description: "done / 已完成", type: "null"}
  if (download) return {description: "file / 文件", content: {"application/octet-stream": {schema: {type: "string"}}}}
  if (events) return {description: "events / 事件", content: {"text/event-stream": {schema: reply}}}
  return {...reply, description: "answer / 回答"}
}

const problemResponse = {
  description: "problem / 问题",
  content: {"application/problem+json": {schema: Problem}},
}
