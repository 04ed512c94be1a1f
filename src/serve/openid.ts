import type {FastifyInstance, FastifyReply, FastifyRequest} from "fastify"
import * as client from "openid-client"
import {
  type Actor,
  beginSession,
  bySession,
  endSession,
  isTicket,
  linkIdentity,
  nobody,
  type ProviderCode,
  userOfIdentity,
  type Vouched,
} from "../people/index.ts"
import {change} from "../store/index.ts"
import type {Context} from "./context.ts"
import {cookieName, cookieOptions, sessionIn, setSession} from "./cookies.ts"
import {refuse} from "./issues.ts"
import {open} from "./needs.ts"
import {sendProblem} from "./problem.ts"
import {openIdStart, type Provider, openIdPath as path} from "./provider.ts"

const flowCookie = "zhengming-openid"
const flowSeconds = 600

/** What is between going to the provider and coming back; it lies with the browser, so that any server can go on. */
interface Flow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The ticket of who wants to link what they are there with what they are here; no signing in then. */
  readonly link?: string
}

/** The two routes of OpenID Connect (authorisation code with PKCE), where a provider is set. */
export function registerOpenId(server: FastifyInstance, context: Context): void {
  const {provider} = context
  if (!provider) return
  const configuration = configurationOf(server, provider)
  const redirect = `${context.origin}${context.base}${path}/callback`
  server.get<{Querystring: {link?: string}}>(openIdStart, open, async ({query}, reply) => {
    const config = await configuration()
    const flow = newFlow(query.link)
    setFlow(context, reply.header("cache-control", "no-store"), flow)
    return reply.redirect(await wayTo(config, flow, redirect))
  })
  server.get(`${path}/callback`, open, async (request, reply) => {
    try {
      const flow = flowOf(context, request)
      const claims = await claimsOf(await configuration(), {request, redirect, flow})
      const back = await comeBack(context, request, {vouched: vouchedBy(provider, claims), link: flow?.link})
      setFlow(context, reply, undefined)
      reply.header("cache-control", "no-store")
      if (back.secret !== undefined) setSession(context, reply, back.secret)
      return reply.redirect(`${context.base}${back.to}`)
    } catch (error) {
      setFlow(context, reply, undefined)
      return sendProblem(error, request, reply)
    }
  })
}

/** Asks the provider how it is spoken to: once, and again where it could not be reached. */
function configurationOf(server: FastifyInstance, provider: Provider): () => Promise<client.Configuration> {
  let found: Promise<client.Configuration> | undefined
  return () => {
    found ??= discover(provider).catch(error => {
      found = undefined // it may be back later
      server.log.warn({err: error}, "openid")
      throw refuse("openid.unreachable", {issuer: provider.issuer})
    })
    return found
  }
}

const newFlow = (link: unknown): Flow => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
  ...(typeof link === "string" && {link}),
})

/** The provider's address that the browser is sent to. */
async function wayTo(config: client.Configuration, {state, nonce, verifier}: Flow, redirect: string): Promise<string> {
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: "openid profile email",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  })
  return url.href
}

/** A provider on this machine may be without TLS; any other may not. */
const discover = ({issuer, clientId, clientSecret}: Provider): Promise<client.Configuration> => {
  const url = new URL(issuer)
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)
  const execute = local && url.protocol === "http:" ? [client.allowInsecureRequests] : []
  return client.discovery(url, clientId, clientSecret, undefined, {execute, timeout: 10})
}

type Claims = client.IDToken

interface Returned {
  readonly request: FastifyRequest
  readonly redirect: string
  readonly flow: Flow | undefined
}

async function claimsOf(config: client.Configuration, {request, redirect, flow}: Returned): Promise<Claims> {
  if (!flow) throw refuse("openid.elsewhere", {})
  const url = new URL(redirect)
  url.search = new URL(request.url, redirect).search
  try {
    const tokens = await client.authorizationCodeGrant(config, url, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
    })
    const claims = tokens.claims()
    if (claims) return claims
  } catch (error) {
    request.log.warn({err: error}, "openid")
    throw refuse("openid.refused", {reason: providerCode(error)})
  }
  throw refuse("openid.refused", {reason: "invalid_answer"})
}

/** The provider's own code, where it refuses with one. */
function providerCode(error: unknown): ProviderCode {
  const {error: code} = error as {readonly error?: unknown}
  return typeof code === "string" && /^[a-z]+(_[a-z]+)+$/.test(code) ? (code as ProviderCode) : "invalid_answer"
}

/** Who came back from the provider, and the ticket they went with where they want to link. */
interface Back {
  readonly vouched: Vouched
  readonly link: string | undefined
}

/**
 * Link an identity for who asked for that on their own page; else sign in whoever
 * the provider vouches for, after the session that the browser still has was left.
 */
async function comeBack(
  context: Context,
  request: FastifyRequest,
  {vouched, link}: Back,
): Promise<{readonly to: string; readonly secret?: string}> {
  const {store} = context
  const actor = await signedIn(context, request)
  if (link !== undefined) {
    if (actor.kind === "nobody" || !isTicket(link, actor, store.clock())) throw refuse("openid.elsewhere", {})
    await change(store, {by: actor.user.id, why: "openid"}, tx => linkIdentity(tx, actor.user, vouched))
    return {to: "/account?linked=yes"}
  }
  const secret = await change(store, {by: "system", why: "openid"}, async tx => {
    const user = await userOfIdentity(tx, vouched, context.settings.now["open-registration"])
    if (actor.kind === "user") await endSession(tx, actor.user, actor.sessionId)
    return beginSession(tx, user, {address: request.ip, agent: request.headers["user-agent"]})
  })
  return {to: "/", secret}
}

/** Whose session the browser has. */
async function signedIn(context: Context, request: FastifyRequest): Promise<Actor> {
  const secret = sessionIn(context, request)
  return secret === undefined ? nobody : bySession(context.store, secret)
}

function vouchedBy({issuer}: Provider, claims: Claims): Vouched {
  const login = String(claims.preferred_username ?? claims.email ?? claims.sub)
  return {issuer, subject: claims.sub, login, name: String(claims.name ?? login)}
}

function setFlow(context: Context, reply: FastifyReply, flow: Flow | undefined): void {
  const [name, options] = [cookieName(context, flowCookie), {...cookieOptions(context), maxAge: flowSeconds}]
  if (flow) reply.setCookie(name, Buffer.from(JSON.stringify(flow)).toString("base64url"), options)
  else reply.clearCookie(name, options)
}

function flowOf(context: Context, request: FastifyRequest): Flow | undefined {
  const text = request.cookies[cookieName(context, flowCookie)]
  if (text === undefined) return undefined
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Flow
  } catch {
    return undefined // not ours
  }
}
