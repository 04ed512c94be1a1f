import type {FastifyInstance, FastifyReply, FastifyRequest} from "fastify"
import * as client from "openid-client"
import {
  type Actor,
  beginSession,
  bySession,
  nobody,
  type ProviderCode,
  sessionMostMs,
  userOfIdentity,
  type Vouched,
} from "../people/index.ts"
import {change} from "../store/index.ts"
import type {Context} from "./context.ts"
import {cookieName} from "./guard.ts"
import {refuse} from "./issues.ts"
import {open} from "./needs.ts"
import {sendProblem} from "./problem.ts"
import type {Provider} from "./provider.ts"

const flowCookie = "zhengming-openid"
const flowSeconds = 600
const path = "/api/v1/openid"

/** What is between going to the provider and coming back; it lies with the browser, so that any server can go on. */
interface Flow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The two routes of OpenID Connect (authorisation code with PKCE), where a provider is set. */
export function registerOpenId(server: FastifyInstance, context: Context): void {
  const {provider} = context
  if (!provider) return
  let found: Promise<client.Configuration> | undefined
  const configuration = () => {
    found ??= discover(provider).catch(error => {
      found = undefined // it may be back later
      server.log.warn({err: error}, "openid")
      throw refuse("openid.unreachable", {issuer: provider.issuer})
    })
    return found
  }
  const redirect = `${context.origin}${path}/callback`
  server.get(`${path}/start`, open, async (_request, reply) => {
    const config = await configuration()
    const flow: Flow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    setFlow(context, reply, flow)
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: "openid profile email",
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: "S256",
      state: flow.state,
      nonce: flow.nonce,
    })
    return reply.redirect(url.href)
  })
  server.get(`${path}/callback`, open, async (request, reply) => {
    try {
      const claims = await claimsOf(await configuration(), request, redirect)
      const actor = await signedIn(context, request)
      const secret = await change(context.store, {by: "system", why: "openid"}, async tx => {
        const open = context.settings.now["open-registration"]
        const user = await userOfIdentity(tx, vouchedBy(provider, claims), {actor, open})
        return beginSession(tx, user, {address: request.ip, agent: request.headers["user-agent"]})
      })
      setFlow(context, reply, undefined)
      reply.setCookie(cookieName, secret, {...cookieOptions(context), path: "/", maxAge: sessionMostMs / 1000})
      return reply.redirect("/")
    } catch (error) {
      setFlow(context, reply, undefined)
      return sendProblem(error, request, reply)
    }
  })
}

/** A provider on this machine may be without TLS; any other may not. */
const discover = ({issuer, clientId, clientSecret}: Provider): Promise<client.Configuration> => {
  const url = new URL(issuer)
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)
  const execute = local && url.protocol === "http:" ? [client.allowInsecureRequests] : []
  return client.discovery(url, clientId, clientSecret, undefined, {execute, timeout: 10})
}

type Claims = client.IDToken

async function claimsOf(config: client.Configuration, request: FastifyRequest, redirect: string): Promise<Claims> {
  const flow = flowOf(request)
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

/** Who has a session already links what they have there with what they are here. */
async function signedIn({store}: Context, request: FastifyRequest): Promise<Actor> {
  const secret = request.cookies[cookieName]
  return secret === undefined ? nobody : bySession(store, secret)
}

function vouchedBy({issuer}: Provider, claims: Claims): Vouched {
  const login = String(claims.preferred_username ?? claims.email ?? claims.sub)
  return {issuer, subject: claims.sub, login, name: String(claims.name ?? login)}
}

const cookieOptions = ({origin}: Context) =>
  ({httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:")}) as const

function setFlow(context: Context, reply: FastifyReply, flow: Flow | undefined): void {
  const options = {...cookieOptions(context), path, maxAge: flowSeconds}
  if (flow) reply.setCookie(flowCookie, Buffer.from(JSON.stringify(flow)).toString("base64url"), options)
  else reply.clearCookie(flowCookie, options)
}

function flowOf(request: FastifyRequest): Flow | undefined {
  const text = request.cookies[flowCookie]
  if (text === undefined) return undefined
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Flow
  } catch {
    return undefined // not ours
  }
}
