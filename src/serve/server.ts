import cookie from "@fastify/cookie"
import rateLimit from "@fastify/rate-limit"
import {Ajv} from "ajv"
import formats from "ajv-formats"
import Fastify, {type FastifyInstance, LogController} from "fastify"
import {registerApplication, wantsPage} from "./application.ts"
import {readJsonBodies} from "./body.ts"
import type {Certificate} from "./certificate.ts"
import type {Context} from "./context.ts"
import {registerHealth} from "./health.ts"
import {refuse} from "./issues.ts"
import type {Log} from "./log-file.ts"
import {demandNeeds} from "./needs.ts"
import {describe} from "./openapi.ts"
import {registerOpenId} from "./openid.ts"
import {sendProblem} from "./problem.ts"
import {registerReference} from "./reference.ts"
import {registerApi} from "./register.ts"
import {secure} from "./security.ts"
import {understandRequests} from "./understood.ts"
import {answerUnparsed} from "./unparsed.ts"

interface ServerOptions {
  /** Shown to who asks over TLS; plain HTTP without it. */
  readonly certificate?: Certificate
  /** Of the log's lines: `silent`, `error`, `warn`, `info`. They hold routes and times, no names and no secrets. */
  readonly log?: string
  /** Where they go; to standard error otherwise. */
  readonly lines?: Log
  readonly version: string
  /** A proxy on this machine stands before it and says whom a request is from. */
  readonly proxied?: boolean
}

/** The server, not yet listening. */
export async function buildServer(context: Context, options: ServerOptions): Promise<FastifyInstance> {
  const server = bareServer(options, context.base)
  server.setErrorHandler((error, request, reply) => sendProblem(context.store.refusalOf(error), request, reply))
  demandNeeds(server)
  readJsonBodies(server)
  understandRequests(server)
  secure(server, context.origin)
  await server.register(cookie)
  await server.register(rateLimit, {
    global: false,
    hook: "onRequest",
    errorResponseBuilder: (_request, {ttl}) => refuse("request.often", {seconds: Math.ceil(ttl / 1000)}),
  })
  await describe(server, {version: options.version, served: context})
  if (options.log === "info") logAnswers(server)
  registerHealth(server, context)
  registerApi(server, context)
  registerOpenId(server, context)
  registerReference(server, context)
  const sendPage = await registerApplication(server, context)
  server.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? sendPage(reply)
      : sendProblem(refuse("request.route", {path: pathOf(request.url)}), request, reply),
  )
  endInTime(server)
  return server
}

function bareServer(
  {log = "warn", lines = process.stderr, proxied = false, certificate}: ServerOptions,
  base: string,
): FastifyInstance {
  const server = Fastify({
    ...(certificate && {https: {...certificate, minVersion: "TLSv1.2"} as unknown as null}), // the same to all that uses it
    logger: {level: log, stream: lines, serializers: {req: request => ({method: request.method})}},
    logController: new LogController({disableRequestLogging: true}),
    routerOptions: {maxParamLength: 200},
    return503OnClosing: true,
    clientErrorHandler: answerUnparsed,
    trustProxy: proxied ? "loopback" : false,
    rewriteUrl: ({url = "/"}) => (`${url}/`.startsWith(`${base}/`) ? url.slice(base.length) || "/" : url), // by proxies that leave the path
  })
  server.decorateRequest("actor")
  server.setValidatorCompiler(({schema, httpPart}) => (httpPart === "querystring" ? loose : strict).compile(schema))
  return server
}

/** A line for each answer: its route and time. */
function logAnswers(server: FastifyInstance): void {
  server.addHook("onResponse", (request, reply, done) => {
    const {url: route, method} = request.routeOptions
    request.log.info({route, method, status: reply.statusCode, ms: Math.round(reply.elapsedTime)}, "answered")
    done()
  })
}

const partingMs = 3000 // for answers that are on their way

/** Connections that nobody asked anything on, as browsers open them in advance, and readers of events would keep a server from its end. */
function endInTime(server: FastifyInstance): void {
  let parting: NodeJS.Timeout | undefined
  server.addHook("preClose", done => {
    parting = setTimeout(() => server.server.closeAllConnections(), partingMs)
    done()
  })
  server.addHook("onClose", async () => clearTimeout(parting))
}

/** The path alone: what stands behind it may be a secret. */
const pathOf = (url: string): string => (url.split("?")[0] ?? "").slice(0, 200)

const strict = new Ajv({coerceTypes: false, useDefaults: true, strict: false})
/** All of a query is text. */
const loose = new Ajv({coerceTypes: true, useDefaults: true, strict: false})
for (const ajv of [strict, loose]) formats.default(ajv)
