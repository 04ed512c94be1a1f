import type {FastifyInstance, RouteShorthandOptions} from "fastify"
import type {Needs} from "../people/index.ts"

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route asks of its caller. */
    readonly needs?: Needs
  }
}

/** Of routes beside the API that anyone may call. */
export const open: RouteShorthandOptions = {schema: {hide: true}, config: {needs: "anyone"}}

/** A route that doesn't state what it asks of its caller never gets onto the server. */
export function demandNeeds(server: FastifyInstance): void {
  server.addHook("onRoute", ({config, url}) => {
    if (config?.needs === undefined) throw new Error(`${url} doesn't state what it needs`)
  })
}
