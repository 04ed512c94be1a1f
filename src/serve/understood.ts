import type {FastifyInstance, FastifyRequest} from "fastify"
import {refuse} from "./issues.ts"

/**
 * What would be read otherwise than it was meant, or stored otherwise than it was sent, is refused: a query that is no UTF-8 or asks for
 * what a route has not, a body packed in a way that is not unpacked here, characters that no text has.
 */
export function understandRequests(server: FastifyInstance): void {
  server.addHook("onRequest", (request, _reply, done) => {
    if (isForApi(request)) mustBeReadable(request)
    done()
  })
  server.addHook("preValidation", (request, _reply, done) => {
    if (!isForApi(request)) return done()
    mustBeKnown(request)
    mustBeText(request.params, "params", anyControl)
    mustBeText(request.query, "query", anyControl)
    if (!(request.body instanceof Object && "pipe" in request.body)) mustBeText(request.body, "body", control)
    done()
  })
}

/** Addresses of pages hold whatever a person typed there. */
const isForApi = ({url}: FastifyRequest): boolean => url.startsWith("/api/")

/** @throws Refusal `request.query`, `request.coding` */
function mustBeReadable({url, headers}: FastifyRequest): void {
  const from = url.indexOf("?")
  if (from >= 0 && !isUtf8(url.slice(from + 1))) throw refuse("request.query", {})
  const coding = headers["content-encoding"]
  if (coding !== undefined && coding.toLowerCase() !== "identity") throw refuse("request.coding", {coding})
}

function isUtf8(query: string): boolean {
  if (!query.includes("%")) return true
  try {
    decodeURIComponent(query)
    return true
  } catch {
    return false
  }
}

/** @throws Refusal `request.parameter` */
function mustBeKnown({query, routeOptions}: FastifyRequest): void {
  const schema = routeOptions.schema?.querystring as {readonly properties: object} | undefined
  if (schema === undefined) return
  const known = Object.keys(schema.properties)
  const name = Object.keys(query as object).find(name => !known.includes(name))
  if (name !== undefined) throw refuse("request.parameter", {name, known: known.join(", ")}, {column: `query.${name}`})
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/ // texts of several lines have tabs and line ends
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const anyControl = /[\0-\x1f\x7f]/

/** @throws Refusal `request.text` */
function mustBeText(value: unknown, field: string, faulty: RegExp): void {
  if (typeof value === "string") {
    const found = faulty.exec(value)?.[0] ?? (value.isWellFormed() ? undefined : lone.exec(value)?.[0])
    if (found !== undefined) throw refuse("request.text", {field, character: hex(found)}, {column: field})
  } else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) if (mayHoldText(item)) mustBeText(item, `${field}.${at}`, faulty)
  } else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) {
      mustBeText(key, field, faulty)
      mustBeText(item, `${field}.${key}`, faulty)
    }
}

/** Of what cannot, a list may have a hundred thousand: no place is worked out for it. */
const mayHoldText = (value: unknown): boolean => typeof value === "string" || value instanceof Object

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const hex = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
