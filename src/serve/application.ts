import {randomBytes} from "node:crypto"
import {readFileSync, statSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import files from "@fastify/static"
import type {FastifyInstance, FastifyReply, FastifyRequest} from "fastify"
import type {Context} from "./context.ts"
import {open} from "./needs.ts"
import {policyWith} from "./security.ts"

const built = fileURLToPath(new URL("../../web/dist", import.meta.url))
const index = join(built, "index.html")

/**
 * The application for the browser, as `npm run build` made it. Its one page
 * answers every address that is not a route or a file, and finds out itself
 * what to show there.
 *
 * @returns sends the page
 */
export async function registerApplication(
  server: FastifyInstance,
  context: Context,
): Promise<(reply: FastifyReply) => FastifyReply> {
  const yearMs = 365 * 24 * 3_600_000
  await server.register(files, {root: built, serve: false, preCompressed: true, immutable: true, maxAge: yearMs})
  server.get<{Params: {name: string}}>("/assets/:name(^\\w[\\w.-]*$)", open, (request, reply) =>
    reply.sendFile(`assets/${request.params.name}`),
  )
  server.get("/icon.svg", open, (_request, reply) => reply.sendFile("icon.svg", {immutable: false, maxAge: 0}))
  const page = pageOf(context)
  const send = (reply: FastifyReply) => sendPage(reply, page(), context.base)
  server.get("/", open, (_request, reply) => send(reply))
  return send
}

/** Whether somebody's browser asks for a page, rather than a program for data. */
export const wantsPage = ({method, url, headers}: FastifyRequest): boolean =>
  method === "GET" && !/^\/(api|assets)\//.test(url) && (headers.accept ?? "").includes("text/html")

/**
 * The page for this server, read again only when a new one was built: to ask for
 * its time costs a third of reading it.
 *
 * @returns undefined where none is built
 */
function pageOf({provider, editionId, base}: Context): () => string | undefined {
  let known: {readonly at: number; readonly page: string} | undefined
  return () => {
    const at = statSync(index, {throwIfNoEntry: false})?.mtimeMs
    if (at === undefined) return undefined
    if (known?.at !== at) {
      const page = readFileSync(index, "utf8")
        .replace("__EDITION__", editionId)
        .replaceAll("__BASE__", base)
        .replaceAll(/(href|src)="\.\//g, `$1="${base}/`) // the build's own files, which it names from where the page is
      const openid = '<meta name="zhengming-openid" content="yes">\n</head>'
      known = {at, page: provider ? page.replace("</head>", openid) : page}
    }
    return known.page
  }
}

/** Styles that the page makes while it runs are let in by a word that is new each time. */
function sendPage(reply: FastifyReply, page: string | undefined, base: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64")
  reply
    .header("content-security-policy", policyWith(nonce))
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
  return page === undefined
    ? reply.status(503).send(notBuilt.replace("__BASE__", base))
    : reply.send(page.replace("__NONCE__", nonce))
}

const notBuilt = `<!doctype html>
<meta charset="utf-8">
<title>正名 Zhengming</title>
<p>网页尚未构建:请运行 npm run build。接口可用。</p>
<p>The page isn't built yet: run npm run build. The API works: <a href="__BASE__/api/v1/docs">/api/v1/docs</a>.</p>
`
