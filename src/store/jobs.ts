import type {Updateable} from "kysely"
import {record} from "./audit.ts"
import type {Json} from "./canonical.ts"
import type {Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import {type JobState, type OpenJobState, openJobStates} from "./lists.ts"
import type {JobsTable} from "./schema.ts"
import type {Store} from "./store.ts"

/** Work to be done later, by whichever process comes to it. A job may run twice: make it safe. */
interface NewJob {
  readonly kind: string
  readonly input: Json
  /** At most one job of a key waits or runs. */
  readonly key?: string
  readonly institutionId?: string
  /** Not before this time. */
  readonly runAfter?: number
  /** Runs in all before it counts as failed; 3 when left out. */
  readonly mostAttempts?: number
}

/** How far a job is. `note` is what a run that goes on after an interruption starts from. */
interface Progress {
  readonly done: number
  readonly total: number
  readonly note?: Json
}

/**
 * Put a job in the queue, in the transaction of what calls for it.
 *
 * @returns it, or the one with the same key that waits or runs
 */
export async function enqueue(change: Change, job: NewJob): Promise<JobsTable> {
  const row = jobRow(change, change.newId(), job)
  const added = await change.db
    .insertInto("jobs")
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added) return added
  const same = change.db.selectFrom("jobs").selectAll().where("key", "=", row.key).where("state", "in", openJobStates)
  return (await same.executeTakeFirst()) ?? enqueue(change, job) // it ended between the two queries
}

/** Queue a job that somebody asks for, and enter it in the audit. */
export async function startJob(change: Change, job: NewJob): Promise<JobsTable> {
  const made = await enqueue(change, job)
  const {kind, institutionId} = job
  await record(change, [
    {act: "job.start", subject: `job:${made.id}`, ...(institutionId !== undefined && {institutionId}), details: {kind}},
  ])
  return made
}

function jobRow(change: Change, id: string, job: NewJob): JobsTable {
  return {
    id,
    kind: job.kind,
    key: job.key ?? null,
    institution_id: job.institutionId ?? null,
    input: JSON.stringify(job.input),
    state: "waiting",
    done: 0,
    total: 0,
    note: null,
    result: null,
    fault: null,
    attempts: 0,
    most_attempts: job.mostAttempts ?? 3,
    run_after: job.runAfter ?? change.at,
    worker: null,
    lease_until: null,
    by: change.by,
    created_at: change.at,
    started_at: null,
    ended_at: null,
  }
}

/** A worker's name, and how long it may be silent before another takes its job over. */
export interface Worker {
  readonly name: string
  readonly kinds: readonly string[]
  readonly leaseMs: number
}

/**
 * Take the oldest job that is due, or one whose worker fell silent. Any number
 * of workers may ask at once; each job goes to one.
 *
 * @returns nothing when no job is due
 */
export async function claim(store: Store, worker: Worker): Promise<JobsTable | undefined> {
  await store.keepTime(store.db) // whose lease has run out is told by one clock
  for (;;) {
    const next = await dueJob(store, worker)
    if (next === undefined) return undefined
    const taken =
      next.attempts < next.most_attempts
        ? await take(store, worker, next)
        : await giveUp(store, next).then(() => undefined)
    if (taken) return taken
  }
}

function dueJob(store: Store, worker: Worker): Promise<JobsTable | undefined> {
  const now = store.clock()
  return store.db
    .selectFrom("jobs")
    .selectAll()
    .where("kind", "in", worker.kinds)
    .where(eb =>
      eb.or([
        eb.and([eb("state", "=", "waiting"), eb("run_after", "<=", now)]),
        eb.and([eb("state", "=", "running"), eb("lease_until", "<", now)]),
      ]),
    )
    .orderBy("run_after")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst()
}

/** Nothing when another worker was faster: the number of attempts tells. */
function take(store: Store, worker: Worker, job: JobsTable): Promise<JobsTable | undefined> {
  const now = store.clock()
  return store.db
    .updateTable("jobs")
    .set({
      state: "running",
      worker: worker.name,
      lease_until: now + worker.leaseMs,
      attempts: job.attempts + 1,
      started_at: job.started_at ?? now,
    })
    .where("id", "=", job.id)
    .where("attempts", "=", job.attempts)
    .where("state", "=", job.state)
    .returningAll()
    .executeTakeFirst()
}

const giveUp = (store: Store, job: JobsTable) =>
  store.db
    .updateTable("jobs")
    .set({state: "failed", fault: job.fault ?? "interrupted", worker: null, lease_until: null, ended_at: store.clock()})
    .where("id", "=", job.id)
    .where("attempts", "=", job.attempts)
    .where("state", "=", "running")
    .execute()

/**
 * Say how far a job is, and that its worker lives.
 *
 * @returns false when the job is no longer this worker's: stopped, or taken over. Stop working then.
 */
export async function progress(store: Store, worker: Worker, id: string, told: Progress): Promise<boolean> {
  const note = told.note === undefined ? {} : {note: JSON.stringify(told.note)}
  const set = {done: told.done, total: told.total, lease_until: store.clock() + worker.leaseMs, ...note}
  return updateOwn(store, worker, id, set)
}

/** End a job well. False when it is no longer this worker's. */
export function finish(store: Store, worker: Worker, id: string, result: Json): Promise<boolean> {
  const set = {
    state: "done" as const,
    result: JSON.stringify(result),
    fault: null,
    lease_until: null,
    ended_at: store.clock(),
  }
  return updateOwn(store, worker, id, set)
}

/** End a run badly: the job waits `retryMs` and runs again, unless it has run often enough. */
export function fault(store: Store, worker: Worker, job: JobsTable, text: string, retryMs = 10_000): Promise<boolean> {
  const again = job.attempts < job.most_attempts
  const now = store.clock()
  const set: Updateable<JobsTable> = again
    ? {state: "waiting", run_after: now + retryMs, fault: text, worker: null, lease_until: null}
    : {state: "failed", fault: text, lease_until: null, ended_at: now}
  return updateOwn(store, worker, job.id, set)
}

/** Give a job back unfinished: it waits again, and this run doesn't count. */
export function release(store: Store, worker: Worker, job: JobsTable): Promise<boolean> {
  const set = {state: "waiting" as const, run_after: store.clock(), worker: null, lease_until: null}
  return updateOwn(store, worker, job.id, {...set, attempts: job.attempts - 1})
}

/** Stop a job that waits or runs; its worker is told at its next word of progress. */
export async function stopJob(change: Change, id: string): Promise<boolean> {
  const result = await change.db
    .updateTable("jobs")
    .set({state: "stopped", lease_until: null, ended_at: change.at})
    .where("id", "=", id)
    .where("state", "in", openJobStates)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Change a job that runs under this worker; false when it no longer does. */
async function updateOwn(store: Store, worker: Worker, id: string, set: Updateable<JobsTable>): Promise<boolean> {
  const result = await store.db
    .updateTable("jobs")
    .set(set)
    .where("id", "=", id)
    .where("worker", "=", worker.name)
    .where("state", "=", "running")
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export const jobById = (db: Connection, id: string): Promise<JobsTable | undefined> =>
  db.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst()

/** A page of jobs, the newest first; `before` is the last id of the page before, `at` the institutions whose jobs may be in it. */
export function jobs(
  db: Connection,
  query: {
    readonly by?: string
    readonly at?: readonly string[] | undefined
    readonly state?: JobState
    readonly kind?: string
    readonly before?: string
    readonly limit: number
  },
): Promise<JobsTable[]> {
  const {at} = query
  let rows = db.selectFrom("jobs").selectAll().orderBy("id", "desc").limit(query.limit)
  if (at !== undefined)
    rows = rows.where(eb =>
      eb.or([eb("institution_id", "is", null), ...(at.length > 0 ? [eb("institution_id", "in", at)] : [])]),
    )
  if (query.by !== undefined) rows = rows.where("by", "=", query.by)
  if (query.state !== undefined) rows = rows.where("state", "=", query.state)
  if (query.kind !== undefined) rows = rows.where("kind", "=", query.kind)
  if (query.before !== undefined) rows = rows.where("id", "<", query.before)
  return rows.execute()
}

/** How many jobs are in each state that is not an end. */
export async function openJobs(db: Connection): Promise<Readonly<Record<OpenJobState, number>>> {
  const rows = await db
    .selectFrom("jobs")
    .select(eb => ["state", eb.fn.countAll().as("count")] as const)
    .where("state", "in", openJobStates)
    .groupBy("state")
    .execute()
  const counts = new Map<string, number>(rows.map(row => [row.state, Number(row.count)]))
  return {waiting: counts.get("waiting") ?? 0, running: counts.get("running") ?? 0}
}
