import type {FastifyRequest} from "fastify"
import type {Endpoint} from "../api/index.ts"
import {type Actor, admit, bySession, byToken, hashOf, isSame, nobody} from "../people/index.ts"
import {bodyLimitFor} from "./body.ts"
import type {Context} from "./context.ts"
import {refuse} from "./issues.ts"

export const cookieName = "zhengming"

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
  const cookie = bearer === undefined ? request.cookies[cookieName] : undefined
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
  admit(request.actor, endpoint.needs, {open: context.settings.now["public-reading"], institutionId: institution})
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
function mustBeOurs({origin}: Context, {actor, headers}: FastifyRequest): void {
  const from = headers.origin
  if (from !== undefined && from !== origin && hostOf(from) !== headers.host) throw refuse("access.forged", {})
  if (actor.kind === "nobody" || actor.via === "token") return
  const shown = headers["x-csrf-token"]
  if (typeof shown !== "string" || !isSame(hashOf(shown), actor.csrfHash ?? "")) throw refuse("access.forged", {})
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
