import {isUtf8} from "node:buffer"
import {STATUS_CODES} from "node:http"
import type {Socket} from "node:net"
import type {ConnectionError} from "fastify"
import type {Issue} from "../issue/index.ts"
import {statusOf} from "./issue-text.ts"
import {issue} from "./issues.ts"
import {languageOf, problemOf} from "./problem.ts"

/** Answer a request that could not be read as HTTP at all: as a problem like all others, and the connection ends. */
export function answerUnparsed(error: ConnectionError, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy(error)
    return
  }
  const sent = error.rawPacket === undefined ? Buffer.alloc(0) : (error.rawPacket as unknown as Buffer) // what its type says is how it looks as JSON
  const found = issueOf(error.code ?? "", sent)
  const status = statusOf(found)
  const language = languageOf(/^accept-language:(.*)$/im.exec(sent.toString("latin1"))?.[1])
  const body = JSON.stringify(problemOf([found], language))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/problem+json; charset=utf-8",
    "cache-control: no-store",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ]
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`)
}

function issueOf(code: string, sent: Buffer): Issue {
  if (code === "HPE_HEADER_OVERFLOW") return issue("request.headers", {})
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return issue("request.late", {})
  const written = code === "HPE_INVALID_URL" ? addressOf(sent) : undefined
  if (written !== undefined) return issue("request.address", {written})
  return issue("request.malformed", {code})
}

const longestAddress = 2000

/** The address of a request line as it should have been written: each byte beyond ASCII with its percent sign. */
function addressOf(sent: Buffer): string | undefined {
  const line = sent.subarray(0, Math.max(0, sent.indexOf("\n")))
  const raw = /^[A-Z]+ (.*) HTTP\/1\.[01]\r?$/s.exec(line.toString("latin1"))?.[1]
  if (raw === undefined || raw.length > longestAddress || !isUtf8(line)) return undefined
  return [...Buffer.from(raw, "latin1")]
    .map(byte => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : percent(byte)))
    .join("")
}

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
