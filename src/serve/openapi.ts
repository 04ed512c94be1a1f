import swagger from "@fastify/swagger"
import type {FastifyInstance} from "fastify"
import {tags} from "../api/index.ts"
import type {Context} from "./context.ts"
import {sessionCookie} from "./cookies.ts"

/** The reference of the API, made from the schemas of its routes: register before these. */
export async function describe(
  server: FastifyInstance,
  {version, served}: {readonly version: string; readonly served: Pick<Context, "origin" | "base">},
): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "正名 Zhengming",
        version,
        description:
          "Names and codes of medical imaging examinations: the standard, its tools, recognition, institutions and their work. Errors are problem+json (RFC 9457) with the ids of their issues. / 医学影像检查项目的名称与编码。",
        license: {name: "Apache-2.0", identifier: "Apache-2.0"},
      },
      servers: [{url: `${served.base}/`}],
      tags: Object.values(tags).map(({zh, en}) => ({name: en, description: zh})),
      components: {
        securitySchemes: {
          session: {type: "apiKey", in: "cookie", name: sessionCookie(served)},
          token: {type: "http", scheme: "bearer"},
        },
      },
    },
  })
}
