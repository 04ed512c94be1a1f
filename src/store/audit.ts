import {createHash} from "node:crypto"
import {fail, ok, type Result} from "../issue/index.ts"
import {insertMany} from "./bulk.ts"
import {canonical, type Json} from "./canonical.ts"
import type {Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import {issue} from "./issues.ts"
import type {AuditTable} from "./schema.ts"

/** What was done, to be entered in the audit. */
export interface Deed {
  /** A verb and its object: `mapping.accept`, `user.disable`. */
  readonly act: string
  /** `kind:id`. */
  readonly subject: string
  readonly institutionId?: string
  readonly details?: Json
}

/**
 * Enter deeds in the audit, in the transaction that does them, so that neither
 * is kept without the other. Writers queue on the head of the chain until that
 * transaction ends: enter deeds last.
 */
export async function record(change: Change, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return
  if (!change.db.isTransaction) throw new Error("an audit entry outside the transaction of its deed")
  const head = await takeHead(change.db, deeds.length)
  const entries = chain(change, deeds, head)
  await insertMany(change.db, "audit", entries)
  await change.db
    .updateTable("audit_head")
    .set({hash: entries.at(-1)?.hash ?? ""})
    .execute()
}

/** The last entry before ours; its row stays locked until the transaction ends. */
async function takeHead(db: Connection, count: number): Promise<AuditHead> {
  const head = await db
    .updateTable("audit_head")
    .set(eb => ({seq: eb("seq", "+", count)}))
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow()
  return {seq: head.seq - count, hash: head.hash}
}

function chain(change: Change, deeds: readonly Deed[], head: AuditHead): readonly AuditTable[] {
  let previous = head.hash
  return deeds.map((deed, i) => {
    const entry = {
      seq: head.seq + i + 1,
      at: change.at,
      by: change.by,
      act: deed.act,
      subject: deed.subject,
      institution_id: deed.institutionId ?? null,
      details: canonical({why: change.why || undefined, ...(deed.details as object | undefined)}),
      previous,
    }
    previous = hashOf(entry)
    return {...entry, hash: previous}
  })
}

const hashOf = (entry: Omit<AuditTable, "hash">): string =>
  createHash("sha256")
    .update(canonical({...entry}))
    .digest("hex")

/** Where the chain ends. Whoever keeps a copy elsewhere can tell later that nothing before it was changed. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

const page = 5000

/** Where the chain ends now. */
export const auditHead = (db: Connection): Promise<AuditHead> =>
  db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirstOrThrow()

/**
 * Check every entry against its hash and its predecessor, while others go on
 * entering theirs.
 *
 * @param noted an end of the chain that was noted elsewhere: the chain must go through it
 * @returns the end of the chain; `audit.changed`, `audit.missing` or `audit.other`, naming the first broken entry
 */
export async function verifyAudit(db: Connection, noted?: AuditHead): Promise<Result<AuditHead>> {
  let last: AuditHead = {seq: 0, hash: ""}
  for (;;) {
    const before = await endNoted(db)
    const entries = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", last.seq)
      .orderBy("seq")
      .limit(page)
      .execute()
    for (const entry of entries) {
      if (entry.seq !== last.seq + 1) return fail(issue("audit.missing", {seq: last.seq + 1}))
      if (!follows(entry, last)) return fail(issue("audit.changed", {seq: entry.seq}))
      if (entry.seq === noted?.seq && entry.hash !== noted.hash) return fail(issue("audit.other", {seq: entry.seq}))
      last = entry
    }
    if (entries.length === page) continue
    if (before === undefined || before.seq > last.seq) return lost(last)
    const after = await endNoted(db)
    if (after !== undefined && after.seq > last.seq) continue // entered while we read
    return noted && noted.seq > last.seq ? lost(last) : endOf(after, last)
  }
}

const endNoted = (db: Connection): Promise<AuditHead | undefined> =>
  db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirst()

function follows({hash, ...entry}: AuditTable, last: AuditHead): boolean {
  return entry.previous === last.hash && hashOf(entry) === hash
}

const lost = ({seq}: AuditHead): Result<AuditHead> => fail(issue("audit.missing", {seq: seq + 1}))

function endOf(head: AuditHead | undefined, last: AuditHead): Result<AuditHead> {
  const {seq, hash} = last
  if (head === undefined) return lost(last)
  if (head.seq < seq || head.hash !== hash) return fail(issue("audit.changed", {seq}))
  return ok({seq, hash})
}

/** Which entries are asked for. */
export interface AuditAsked {
  readonly subject?: string
  readonly by?: string
  readonly institution?: string
  /** Beginnings of acts, before their dot: `mapping`, `user`. */
  readonly acts?: readonly string[]
  /** From this time on, in milliseconds. */
  readonly from?: number
  /** Before this time. */
  readonly until?: number
}

/** Entries, the newest first. `before` is the `seq` of the last one of the page before. */
export function auditPage(
  db: Connection,
  query: AuditAsked & {readonly before?: number; readonly limit: number},
): Promise<readonly AuditTable[]> {
  let rows = db.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(query.limit)
  if (query.before !== undefined) rows = rows.where("seq", "<", query.before)
  if (query.subject !== undefined) rows = rows.where("subject", "=", query.subject)
  if (query.by !== undefined) rows = rows.where("by", "=", query.by)
  const {institution, acts, from, until} = query
  if (institution !== undefined) rows = rows.where("institution_id", "=", institution)
  if (from !== undefined) rows = rows.where("at", ">=", from)
  if (until !== undefined) rows = rows.where("at", "<", until)
  if (acts !== undefined) rows = rows.where(eb => eb.or(acts.map(act => eb("act", "like", `${act}.%`))))
  return rows.execute()
}
