import type {FastifyInstance} from "fastify"

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ")

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

/** Headers on every answer that keep a browser from running, framing or guessing anything that isn't ours. */
export function secure(server: FastifyInstance, origin: string): void {
  const all = origin.startsWith("https:") ? {...headers, "strict-transport-security": "max-age=31536000"} : headers
  server.addHook("onRequest", (_request, reply, done) => {
    reply.headers(all)
    done()
  })
}
