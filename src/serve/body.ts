import {isUtf8} from "node:buffer"
import type {FastifyInstance} from "fastify"
import type {Endpoint} from "../api/index.ts"
import type {Actor} from "../people/index.ts"
import type {Context} from "./context.ts"
import {refuse} from "./issues.ts"

/** JSON bodies: well-formed UTF-8, of few levels, and no key that would reach a prototype; files as streams. Other types are refused. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error")
  server.removeAllContentTypeParsers()
  server.addContentTypeParser("application/octet-stream", (_request, body, done) => done(null, body))
  server.addContentTypeParser("application/json", {parseAs: "buffer"}, (request, body, done) => {
    const bytes = body as Buffer
    const {actor} = request as {readonly actor?: Actor}
    if (actor?.kind !== "user" && bytes.length > openJsonBytes) done(refuse("request.large", {limit: openJsonBytes}))
    else if (!isUtf8(bytes)) done(refuse("request.encoding", {}))
    else if (isDeep(bytes)) done(refuse("request.deep", {limit: mostLevels}))
    else if (bytes.length === 0) done(null, undefined)
    else parse(request, bytes.toString("utf8"), done)
  })
}

const usualBytes = 2 ** 20
const openJsonBytes = 2 * 2 ** 20 // of callers without a user

/** Bytes that a route takes at most, from anybody. */
export const bodyLimitOf = ({bodyLimit = usualBytes}: Endpoint): number => bodyLimit

/** Bytes that a route takes at most from somebody. */
export function bodyLimitFor({openUpload}: Context, endpoint: Endpoint, actor: Actor): number {
  const limit = bodyLimitOf(endpoint)
  return actor.kind === "user" ? limit : Math.min(limit, endpoint.upload ? openUpload : openJsonBytes)
}

const mostLevels = 100
const [quote, backslash] = [0x22, 0x5c]
const [openBracket, openBrace, closeBracket, closeBrace] = [0x5b, 0x7b, 0x5d, 0x7d]

/** Whether brackets go deeper than anything of ours: a million of them keep the parser busy for seconds. */
function isDeep(json: Uint8Array): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === quote) at = textEnd(json, at)
    else if (byte === openBracket || byte === openBrace) depth++
    else if (byte === closeBracket || byte === closeBrace) depth--
    if (depth > mostLevels) return true
  }
  return false
}

/** Where the text that begins at `open` ends. */
function textEnd(json: Uint8Array, open: number): number {
  let at = open + 1
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return at
}
