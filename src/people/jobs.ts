import {type Change, type Connection, type JobsTable, jobById, type jobs, record, stopJob} from "../store/index.ts"
import {institutionsWith, may, type User} from "./actor.ts"
import {refuse} from "./issues.ts"

/**
 * A job that a user may see: one's own, as long as one may read its institution;
 * of an institution one works at; or any for who manages the system.
 *
 * @throws Refusal `thing.missing`
 */
export async function jobSeenBy(db: Connection, user: User, id: string): Promise<JobsTable> {
  const job = await jobById(db, id)
  if (!job || !isSeen(user, job)) throw refuse("thing.missing", {kind: "job", id})
  return job
}

function isSeen(user: User, {by, institution_id: at}: JobsTable): boolean {
  if (may(user, "system.manage")) return true
  const own = by === user.user.id
  return at === null ? own : may(user, own ? "institution.read" : "institution.map", at)
}

/** Whose jobs a list shows to a user: one's own and what belongs to no institution, or to one that one may read. */
export const jobsOf = (user: User): Pick<Parameters<typeof jobs>[1], "by" | "at"> =>
  may(user, "system.manage") ? {} : {by: user.user.id, at: institutionsWith(user, "institution.read")}

/**
 * Stop a job that a user may see, and enter it in the audit; one that is over stays so.
 *
 * @throws Refusal `thing.missing`
 */
export async function endJob(tx: Change, user: User, id: string): Promise<void> {
  await jobSeenBy(tx.db, user, id)
  if (await stopJob(tx, id)) await record(tx, [{act: "job.stop", subject: `job:${id}`}])
}
