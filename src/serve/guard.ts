import {isIP} from "node:net"
import type {FastifyRequest} from "fastify"
import type {Endpoint} from "../api/index.ts"
import {type Actor, admit, bySession, byToken, hashOf, isSame, nobody, rulesIn} from "../people/index.ts"
import {bodyLimitFor} from "./body.ts"
import type {Context} from "./context.ts"
import {sessionIn} from "./cookies.ts"
import {refuse} from "./issues.ts"

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor
  }
}

/**
 * Who sends the request, and whether they may: before its body is read.
 *
 * @throws Refusal `access.…`
 */
export function guard(context: Context, endpoint: Endpoint, request: FastifyRequest): Promise<void> | void {
  if (context.settings.stale) void context.settings.read().catch(error => request.log.warn({err: error}, "settings"))
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1]
  const cookie = bearer === undefined ? sessionIn(context, request) : undefined
  if (bearer === undefined && cookie === undefined) {
    request.actor = nobody
    pass(context, endpoint, request)
    return
  }
  const known = bearer === undefined ? bySession(context.store, cookie ?? "") : byToken(context.store, bearer)
  return known.then(actor => {
    request.actor = actor
    pass(context, endpoint, request)
  })
}

function pass(context: Context, endpoint: Endpoint, request: FastifyRequest): void {
  const {institution} = request.params as Readonly<Record<string, string>>
  if (endpoint.method !== "GET") mustBeOurs(context, request)
  const {needs, method, early = false} = endpoint
  const open = context.settings.now["public-reading"]
  const [rules, now] = [rulesIn(context.settings.now), context.store.clock()]
  admit(request.actor, {needs, open, institutionId: institution, writes: method !== "GET", early, rules, now})
  const limit = bodyLimitFor(context, endpoint, request.actor)
  if (Number(request.headers["content-length"]) > limit) throw refuse("request.large", {limit}) // told while nothing is on its way
  const isFile = request.headers["content-type"]?.startsWith("application/octet-stream") ?? false
  if (isFile !== (endpoint.upload ?? false))
    throw refuse("request.media", {type: request.headers["content-type"] ?? ""})
}

/**
 * A change that a browser sends with its cookie must come from our own page: it
 * knows the session's token, and its origin is ours.
 *
 * @throws Refusal `access.forged`
 */
function mustBeOurs(context: Context, {actor, headers}: FastifyRequest): void {
  if (headers.origin !== undefined && !isOurs(context, headers.origin, headers.host)) throw refuse("access.forged", {})
  if (actor.kind === "nobody" || actor.via === "token") return
  const shown = headers["x-csrf-token"]
  if (typeof shown !== "string" || !isSame(hashOf(shown), actor.csrfHash ?? "")) throw refuse("access.forged", {})
}

/**
 * Whether a page is of our origin. Where nobody said what that is, it is the
 * address that the request came to, as long as this is a number: a name can be
 * made to lead here by who owns it.
 */
function isOurs({origin, said}: Context, from: string, host: string | undefined): boolean {
  if (from === origin) return true
  if (said || !URL.canParse(from)) return false
  const {host: theirs, hostname} = new URL(from)
  return theirs === host && (hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/g, "")) > 0)
}
