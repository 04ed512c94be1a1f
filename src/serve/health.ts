import type {FastifyInstance} from "fastify"
import type {Refusal} from "../issue/index.ts"
import {openJobs} from "../store/index.ts"
import {openJobStates} from "../store/lists.ts"
import type {Context} from "./context.ts"
import {open} from "./needs.ts"

/** Alive, ready, and figures: for whoever watches the server. */
export function registerHealth(server: FastifyInstance, context: Context): void {
  const {store, metrics} = context
  server.get("/healthz", open, () => {
    const edition = context.shelf.edition(context.editionId)
    return {edition: edition.id, items: edition.items.size}
  })
  server.get("/readyz", open, async (_request, reply) => {
    try {
      await store.keepTime(store.db) // is refused where a newer program has the store
      await store.db.selectFrom("audit_head").select("seq").execute()
      return {ready: true, database: store.kind, editions: context.shelf.ids().length}
    } catch (error) {
      server.log.error({err: error}, "not ready")
      const {issue} = store.refusalOf(error) as Partial<Refusal>
      return reply.status(503).send({ready: false, database: store.kind, ...(issue && {why: issue.id})})
    }
  })
  server.get("/metrics", open, async (_request, reply) => {
    const counts = await openJobs(store.db)
    for (const state of openJobStates) metrics.jobs.set({state}, counts[state])
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  server.addHook("onResponse", (request, reply, done) => {
    const {url: route = "none", method} = request.routeOptions
    metrics.requests.observe(
      {route, method: String(method), status: String(reply.statusCode)},
      reply.elapsedTime / 1000,
    )
    done()
  })
}
