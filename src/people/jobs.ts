import {type Change, type Connection, type JobsTable, jobById, record, stopJob} from "../store/index.ts"
import {may, type User} from "./actor.ts"
import {refuse} from "./issues.ts"

/**
 * A job that a user may see: one's own, of an institution one works at, or any for who manages the system.
 *
 * @throws Refusal `thing.missing`
 */
export async function jobSeenBy(db: Connection, user: User, id: string): Promise<JobsTable> {
  const job = await jobById(db, id)
  const own = job && (job.by === user.user.id || may(user, "system.manage"))
  const near = job && job.institution_id !== null && may(user, "institution.map", job.institution_id)
  if (!job || !(own || near)) throw refuse("thing.missing", {kind: "job", id})
  return job
}

/**
 * Stop a job that a user may see, and enter it in the audit; one that is over stays so.
 *
 * @throws Refusal `thing.missing`
 */
export async function endJob(tx: Change, user: User, id: string): Promise<void> {
  await jobSeenBy(tx.db, user, id)
  if (await stopJob(tx, id)) await record(tx, [{act: "job.stop", subject: `job:${id}`}])
}
