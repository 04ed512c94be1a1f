import type {FastifyReply, FastifyRequest} from "fastify"
import {sessionMostMs} from "../people/index.ts"
import type {Context} from "./context.ts"

type Served = Pick<Context, "origin" | "base">

const isSecure = ({origin}: Served): boolean => origin.startsWith("https:")

/** Over TLS nothing without TLS can set a cookie of this name, nor, but under a path, another host of the domain. */
export const cookieName = (served: Served, name: string): string =>
  isSecure(served) ? `${served.base === "" ? "__Host" : "__Secure"}-${name}` : name

export const cookieOptions = (served: Served) =>
  ({httpOnly: true, sameSite: "lax", path: `${served.base}/`, secure: isSecure(served)}) as const

export const sessionCookie = (served: Served): string => cookieName(served, "zhengming")

/** The secret of the session that a browser sends. */
export const sessionIn = (served: Served, {cookies}: FastifyRequest): string | undefined =>
  cookies[sessionCookie(served)]

/** Set the session's cookie, or clear it. */
export function setSession(served: Served, reply: FastifyReply, secret: string | undefined): void {
  const [name, options] = [sessionCookie(served), cookieOptions(served)]
  if (secret === undefined) reply.clearCookie(name, options)
  else reply.setCookie(name, secret, {...options, maxAge: sessionMostMs / 1000})
}
