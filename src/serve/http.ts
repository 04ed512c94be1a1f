import {readFileSync} from "node:fs"
import Fastify, {type FastifyInstance} from "fastify"
import {Type} from "typebox"
import {loadEdition, loadLexicon} from "../files/index.ts"
import {flagTexts, kindTexts, recognise, statusTexts} from "../recognition/index.ts"
import {explain, issueText, refuse, searchItems, standingTexts} from "../standard/index.ts"

/** The server, not yet listening. Nothing that is sent to it is kept. */
export function buildServer(editionId: string): FastifyInstance {
  const edition = loadEdition(editionId)
  const lexicon = loadLexicon(editionId)
  const page = readFileSync(new URL("./page.html", import.meta.url), "utf8")
  const server = Fastify({bodyLimit: 2 * 1024 * 1024, ajv: {customOptions: {coerceTypes: false}}})
  server.addHook("onSend", async (_request, reply) => {
    reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy":
        "default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    })
  })
  server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(page))
  server.get("/healthz", () => ({edition: edition.id, items: edition.items.size}))
  const texts = {standing: standingTexts, status: statusTexts, flag: flagTexts, kind: kindTexts}
  server.get("/api/v1/texts", () => texts)
  server.get<{Querystring: {q: string}}>(
    "/api/v1/items",
    {schema: {querystring: Type.Object({q: Type.String({maxLength: 200})})}},
    request => searchItems(edition, request.query.q),
  )
  server.get<{Querystring: {text: string}}>(
    "/api/v1/explain",
    {schema: {querystring: Type.Object({text: Type.String({maxLength: 200})})}},
    request => {
      const found = explain(edition, request.query.text)
      const issues = found.check.issues.map(fault => ({
        ...fault,
        zh: issueText(fault, "zh"),
        en: issueText(fault, "en"),
      }))
      return {...found, check: {...found.check, issues}}
    },
  )
  server.post<{Body: {names: string[]}}>(
    "/api/v1/recognize",
    {schema: {body: Type.Object({names: Type.Array(Type.String({maxLength: 10_000}), {maxItems: 1000})})}},
    request => request.body.names.map(name => recognise(lexicon, name)),
  )
  return server
}

/** Serve until the process is ended. */
export async function run(options: {host: string; port: string; edition: string}): Promise<void> {
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw refuse("option.value", {option: "port", value: options.port, known: "0 … 65535"})
  const server = buildServer(options.edition)
  try {
    const address = await server.listen({host: options.host, port})
    process.stdout.write(`正名 Zhengming ${options.edition}: ${address}\n`)
  } catch (error) {
    throw refuse("server.listen", {address: `${options.host}:${port}`, reason: (error as Error).message})
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close())
}
