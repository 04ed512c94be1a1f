import {isUtf8} from "node:buffer"
import type {FastifyInstance} from "fastify"
import {refuse} from "./issues.ts"

/** JSON bodies: well-formed UTF-8, and no key that would reach a prototype; files as streams. Other types are refused. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error")
  server.removeAllContentTypeParsers()
  server.addContentTypeParser("application/octet-stream", (_request, body, done) => done(null, body))
  server.addContentTypeParser("application/json", {parseAs: "buffer"}, (request, body, done) => {
    const bytes = body as Buffer
    if (!isUtf8(bytes)) done(refuse("request.encoding", {}))
    else if (bytes.length === 0) done(null, undefined)
    else parse(request, bytes.toString("utf8"), done)
  })
}
