import type {Endpoints, Reply} from "../../api/index.ts"
import {type AuditKind, auditKinds} from "../../api/lists.ts"
import {dayIn, dayStart} from "../../catalogue/index.ts"
import {changeSettings, endJob, jobSeenBy, jobsOf, renewed, settingsNow} from "../../people/index.ts"
import {type AuditAsked, auditPage, jobs, startJob} from "../../store/index.ts"
import {writeAudit} from "../audit/file.ts"
import {sheetText} from "../audit/texts.ts"
import {type Told, toldOf} from "../audit/told.ts"
import {userOf} from "../cause.ts"
import type {Context, Handlers} from "../context.ts"
import {etagOf, readMatched} from "../etag.ts"
import {csvType, downloadOf, xlsxType} from "../files.ts"
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
      ...(query.kind !== undefined && {kind: query.kind}),
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
    const {db} = context.store
    const limit = query.limit ?? 100
    const rows = await auditPage(db, {
      ...askedOf(query, context),
      limit: limit + 1,
      ...(query.after !== undefined && {before: readCursorNumber(query.after)}),
    })
    return rowsPage(await toldOf(db, rows), limit, ({entry}) => String(entry.seq), auditView)
  },
  "audit.export": ({context, reading, query}) => {
    const {as, language} = query
    const zone = context.settings.now["time-zone"]
    const name = `${sheetText[language]}-${dayIn(zone, context.store.clock())}.${as}`
    return downloadOf(context, {name, type: as === "csv" ? csvType : xlsxType}, path =>
      writeAudit(reading, askedOf(query, context), {path, language, zone}),
    )
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

interface Narrowed {
  readonly subject?: string
  readonly by?: string
  readonly institution?: string
  readonly kind?: AuditKind
  readonly from?: string
  readonly to?: string
}

/** What narrows the audit: whole days of the settings' time zone. */
function askedOf(
  {subject, by, institution, kind, from, to}: Narrowed,
  {settings}: Pick<Context, "settings">,
): AuditAsked {
  const zone = settings.now["time-zone"]
  return {
    ...(subject !== undefined && {subject}),
    ...(by !== undefined && {by}),
    ...(institution !== undefined && {institution}),
    ...(kind !== undefined && {acts: auditKinds[kind].acts}),
    ...(from !== undefined && {from: dayStart(from, zone)}),
    ...(to !== undefined && {until: dayStart(dayAfter(to), zone)}),
  }
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

type AuditView = Reply<Endpoints["audit.list"]>["items"][number]

const auditView = ({entry, by, told, institution}: Told): AuditView => ({
  seq: entry.seq,
  at: timeOf(entry.at),
  by: entry.by,
  byName: by,
  act: entry.act,
  subject: entry.subject,
  told,
  institution: entry.institution_id,
  institutionName: institution,
  details: JSON.parse(entry.details),
  hash: entry.hash,
})
