import type {Endpoints, Reply} from "../../api/index.ts"
import {type Actor, may} from "../../people/index.ts"
import {auditPage, enqueue, type JobsTable, jobById, jobs, putSetting, record, stopJob} from "../../store/index.ts"
import type {Context, Handlers} from "../context.ts"
import {etagOf, mustMatch} from "../etag.ts"
import {refuse} from "../issues.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {jobView, timeOf} from "../views.ts"
import {userOf} from "./session.ts"

type Ids =
  | "jobs.list"
  | "jobs.start"
  | "jobs.get"
  | "jobs.events"
  | "jobs.stop"
  | "audit.list"
  | "settings.get"
  | "settings.change"

const lookMs = 300 // between two looks at a job that goes on

/** Jobs, the audit and settings. */
export const systemRoutes: Handlers<Ids> = {
  "jobs.list": async ({context, actor, query}) => {
    const limit = query.limit ?? 100
    const rows = await jobs(context.store.db, {
      limit: limit + 1,
      ...(!may(actor, "system.manage") && {by: userOf(actor).user.id}),
      ...(query.state !== undefined && {state: query.state}),
      ...(query.after !== undefined && {before: readCursor(query.after)}),
    })
    return rowsPage(rows, limit, row => row.id, jobView)
  },
  "jobs.start": async ({context, body, change}) => {
    if (body.kind === "backup" && context.backups === undefined) throw refuse("backup.nowhere", {})
    const made = await change(async tx => {
      const id = await enqueue(tx, {kind: body.kind, input: {}, key: body.kind})
      const job = await jobById(tx.db, id)
      if (!job) throw new Error("a job that was just made is not there")
      await record(tx, [{act: "job.start", subject: `job:${id}`, details: {kind: body.kind}}])
      return jobView(job)
    })
    context.wake()
    return made
  },
  "jobs.get": async ({context, actor, params}) => jobView(await visible(context, actor, params.job)),
  "jobs.events": async function* ({context, actor, params}) {
    for (let last = ""; ; ) {
      const job = await visible(context, actor, params.job)
      const state = etagOf(jobView(job))
      if (state !== last) yield jobView(job)
      if (job.ended_at !== null) return
      last = state
      await new Promise(resolve => setTimeout(resolve, lookMs))
    }
  },
  "jobs.stop": async ({context, actor, params, change}) => {
    const {id} = await visible(context, actor, params.job)
    return change(async tx => {
      if (await stopJob(tx, id)) await record(tx, [{act: "job.stop", subject: `job:${id}`}])
      return {}
    })
  },
  "audit.list": async ({context, query}) => {
    const limit = query.limit ?? 100
    const rows = await auditPage(context.store.db, {
      limit: limit + 1,
      ...(query.after !== undefined && {before: Number(readCursor(query.after))}),
      ...(query.subject !== undefined && {subject: query.subject}),
      ...(query.by !== undefined && {by: query.by}),
    })
    return rowsPage(rows, limit, row => String(row.seq), auditView)
  },
  "settings.get": ({context}) => context.settings.read(),
  "settings.change": async ({context, body, ifMatch, change}) => {
    const before = await context.settings.read()
    mustMatch(ifMatch, before)
    const after = {...before, ...body}
    await change(async tx => {
      for (const [name, value] of Object.entries(body)) await putSetting(tx, name, value)
      await record(tx, [
        {act: "settings.change", subject: "settings", details: {before: {...before}, after: {...after}}},
      ])
      return after
    })
    return context.settings.read()
  },
}

type AuditView = Reply<Endpoints["audit.list"]>["items"][number]

const auditView = (row: Awaited<ReturnType<typeof auditPage>>[number]): AuditView => ({
  seq: row.seq,
  at: timeOf(row.at),
  by: row.by,
  act: row.act,
  subject: row.subject,
  institution: row.institution_id,
  details: JSON.parse(row.details),
  hash: row.hash,
})

/**
 * A job that the actor may see: one's own, of an institution one works at, or any for who manages the system.
 *
 * @throws Refusal `thing.missing`
 */
async function visible({store}: Context, actor: Actor, id: string): Promise<JobsTable> {
  const job = await jobById(store.db, id)
  const own = job && (job.by === userOf(actor).user.id || may(actor, "system.manage"))
  const near = job && job.institution_id !== null && may(actor, "institution.map", job.institution_id)
  if (!job || !(own || near)) throw refuse("thing.missing", {kind: "job", id})
  return job
}
