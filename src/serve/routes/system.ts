import type {Endpoints, Reply} from "../../api/index.ts"
import {changeSettings, endJob, jobSeenBy, jobsOf, renewed, settingsNow} from "../../people/index.ts"
import {auditPage, jobs, startJob} from "../../store/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {etagOf, readMatched} from "../etag.ts"
import {refuse} from "../issues.ts"
import {readCursor, readCursorNumber, rowsPage} from "../pages.ts"
import {jobView, timeOf} from "../views.ts"

const lookMs = 300 // between two looks at a job that goes on

/** Jobs, the audit, settings, and how the server is. */
export const systemRoutes = {
  "jobs.list": async ({context, actor, query}) => {
    const limit = query.limit ?? 100
    const rows = await jobs(context.store.db, {
      limit: limit + 1,
      ...jobsOf(userOf(actor)),
      ...(query.state !== undefined && {state: query.state}),
      ...(query.after !== undefined && {before: readCursor(query.after)}),
    })
    return rowsPage(rows, limit, row => row.id, jobView)
  },
  "jobs.start": async ({context, body, change}) => {
    if (body.kind === "backup" && context.backups === undefined) throw refuse("backup.nowhere", {})
    const {kind} = body
    const made = await change(async tx => jobView(await startJob(tx, {kind, input: {}, key: kind})))
    context.wake()
    return made
  },
  "jobs.get": async ({context, actor, params}) => jobView(await jobSeenBy(context.store.db, userOf(actor), params.job)),
  "jobs.events": async function* ({context, actor, params}) {
    for (let last = ""; ; ) {
      const user = await renewed(context.store, userOf(actor))
      if (!user) return
      const job = await jobSeenBy(context.store.db, user, params.job)
      const state = etagOf(jobView(job))
      if (state !== last) yield jobView(job)
      if (job.ended_at !== null) return
      last = state
      await new Promise(resolve => setTimeout(resolve, lookMs))
    }
  },
  "jobs.stop": ({actor, params, change}) =>
    change(async tx => {
      await endJob(tx, userOf(actor), params.job)
      return {}
    }),
  "audit.list": async ({context, query}) => {
    const limit = query.limit ?? 100
    const rows = await auditPage(context.store.db, {
      limit: limit + 1,
      ...(query.after !== undefined && {before: readCursorNumber(query.after)}),
      ...(query.subject !== undefined && {subject: query.subject}),
      ...(query.by !== undefined && {by: query.by}),
    })
    return rowsPage(rows, limit, row => String(row.seq), auditView)
  },
  "settings.get": ({context}) => context.settings.read(),
  "settings.change": async ({context, body, ifMatch, change}) => {
    await change(async tx => {
      await readMatched(tx, "settings", {ifMatch, read: () => settingsNow(tx.db), view: settings => settings})
      return changeSettings(tx, body)
    })
    return context.settings.read()
  },
  "doctor.get": async ({context}) => {
    const findings = await context.examine()
    return {at: timeOf(Date.now()), fault: findings.some(({state}) => state === "fault"), findings}
  },
} satisfies Partial<Handlers>

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
