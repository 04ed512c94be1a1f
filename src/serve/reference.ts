import {readFileSync} from "node:fs"
import type {FastifyInstance} from "fastify"
import type {Context} from "./context.ts"
import {open} from "./needs.ts"

const at = (name: string): string => readFileSync(new URL(`./pages/${name}`, import.meta.url), "utf8")
const types = {html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8"}

const files = {"/api/v1/docs": "docs.html", "/docs.css": "docs.css", "/docs.js": "docs.js"} as const

/** The reference of the API, made from its own description. */
export function registerReference(server: FastifyInstance, {base}: Pick<Context, "base">): void {
  for (const [path, name] of Object.entries(files)) {
    const text = at(name).replaceAll("__BASE__", base)
    const type = types[name.split(".").at(-1) as keyof typeof types]
    server.get(path, open, (_request, reply) => reply.type(type).send(text))
  }
  let description: string | undefined
  server.get("/api/v1/openapi.json", open, (_request, reply) => {
    description ??= JSON.stringify(server.swagger())
    return reply.type("application/json; charset=utf-8").send(description)
  })
}
