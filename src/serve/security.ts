import type {FastifyInstance} from "fastify"

const policy: readonly string[] = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** The policy of a page whose own styles carry a nonce. */
export const policyWith = (nonce: string): string => [...policy, `style-src 'self' 'nonce-${nonce}'`].join("; ")

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": policy.join("; "),
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
