import {sql} from "kysely"
import {record} from "./audit.ts"
import {backupFormat} from "./backup.ts"
import {parts} from "./bulk.ts"
import type {Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import {type BackupFault, refuse} from "./issues.ts"
import {latest, migrate} from "./migrate.ts"
import {type Counts, checkRowsFile, type FileHead, fillTables} from "./rows-file.ts"
import type {Schema} from "./schema.ts"
import type {Store} from "./store.ts"
import {ownTables, tables} from "./tables.ts"

/**
 * Read a backup into a store, of either kind. The whole file is checked before
 * anything is touched; then all is done in one transaction. A backup of an
 * older program is brought up to this one's tables. Nobody gets in by what has
 * ended since: all sessions end, and tokens are revoked but for those that the
 * store holds and has not revoked, and what its users have unlinked stays so.
 *
 * @param replace what the store holds goes; without it, it must be empty
 * @param keepTokens tokens of the backup go on, but for those that the store has revoked
 * @throws Refusal `file.missing`, `file.unreadable`, `backup.damaged`, `store.newer`, `store.full`
 */
export async function restore(store: Store, path: string, {replace = false, keepTokens = false} = {}): Promise<Counts> {
  const {head, rows} = await checkBackup(path)
  await store.write(async tx => {
    if (!replace && !(await isEmpty(tx))) throw refuse("store.full", {where: store.shown})
    const tokens = await tx.selectFrom("tokens").select(["id", "revoked_at"]).execute()
    const isUnlinked = await unlinkedIn(tx)
    await dropTables(tx)
    await fillTables(tx, store.kind, {path, head, damaged: damagedIn(path)})
    await migrate(tx, store.kind, store.clock(), latest)
    const gone = new Set(tokens.filter(token => token.revoked_at !== null).map(({id}) => id))
    const live = new Set(tokens.filter(token => token.revoked_at === null).map(({id}) => id))
    const change = {kind: store.kind, db: tx, at: store.clock(), newId: store.newId, by: "system", why: ""}
    await unlink(tx, isUnlinked)
    await letNobodyIn(change, head, id => !gone.has(id) && (keepTokens || live.has(id)))
  })
  return rows
}

type Linked = Pick<Schema["identities"], "issuer" | "subject" | "user_id">

/** Tells whether a user that a store knows is not linked in it with what they are at a provider. */
async function unlinkedIn(db: Connection): Promise<(identity: Linked) => boolean> {
  const users = new Set((await db.selectFrom("users").select("id").execute()).map(({id}) => id))
  const keyOf = ({issuer, subject, user_id}: Linked) => JSON.stringify([issuer, subject, user_id])
  const linked = new Set((await db.selectFrom("identities").selectAll().execute()).map(keyOf))
  return identity => users.has(identity.user_id) && !linked.has(keyOf(identity))
}

async function unlink(db: Connection, isUnlinked: (identity: Linked) => boolean): Promise<void> {
  const identities = await db.selectFrom("identities").selectAll().execute()
  for (const {issuer, subject} of identities.filter(isUnlinked))
    await db.deleteFrom("identities").where("issuer", "=", issuer).where("subject", "=", subject).execute()
}

/** End what was open when the backup was made, and enter it in the audit. */
async function letNobodyIn(change: Change, head: FileHead, goesOn: (tokenId: string) => boolean): Promise<void> {
  const {db, at} = change
  await db.updateTable("sessions").set({ended_at: at}).where("ended_at", "is", null).execute()
  const tokens = await db.selectFrom("tokens").select("id").where("revoked_at", "is", null).execute()
  const ended = tokens.map(({id}) => id).filter(id => !goesOn(id))
  for (const some of parts(ended))
    await db.updateTable("tokens").set({revoked_at: at}).where("id", "in", some).execute()
  const details = {made: new Date(head.at).toISOString(), tokens: ended.length}
  await record(change, [{act: "backup.restore", subject: "store", details}])
}

async function isEmpty(db: Connection): Promise<boolean> {
  for (const table of tables.filter(table => !ownTables.includes(table))) {
    const {rows} = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

async function dropTables(db: Connection): Promise<void> {
  for (const table of tables.toReversed()) await db.schema.dropTable(table).ifExists().execute()
}

/**
 * Read a backup to its end and check its sum, its order and its counts.
 *
 * @throws Refusal `backup.damaged`, `store.newer`, `file.missing`, `file.unreadable`
 */
export const checkBackup = (path: string): Promise<{readonly head: FileHead; readonly rows: Counts}> =>
  checkRowsFile(path, {headOf: head => (head.format === backupFormat ? head : undefined), damaged: damagedIn(path)})

/** The refusal of a file that is no backup, or is not whole. */
export const damagedIn = (path: string) => (reason: BackupFault) => refuse("backup.damaged", {path, reason})
