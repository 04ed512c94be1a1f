import {existsSync, mkdirSync} from "node:fs"
import {join} from "node:path"
import {sql} from "kysely"
import {auditHead, record, verifyAudit} from "./audit.ts"
import {backup} from "./backup.ts"
import type {Connection} from "./connection.ts"
import {refuse} from "./issues.ts"
import {appliedSteps, latest, migrate, queueForSteps} from "./migrate.ts"
import type {Counts} from "./rows-file.ts"
import type {Store} from "./store.ts"
import {type Table, tables} from "./tables.ts"

/** Steps that an older store has still to go through after those it has; none for an empty one, whose tables are made at once. */
export const stepsAfter = (done: readonly string[]): readonly string[] =>
  done.length === 0 ? [] : latest.filter(step => !done.includes(step))

/** What an upgrade would do to a store. */
interface Outlook {
  /** None where it is up to date. */
  readonly steps: readonly string[]
  readonly rows: number
  /** Bytes of the database; its backup takes less. */
  readonly bytes: number
}

export async function upgradeOutlook({kind, db}: Pick<Store, "kind" | "db">): Promise<Outlook> {
  const size =
    kind === "sqlite"
      ? sql<{n: number}>`select page_count * page_size as n from pragma_page_count(), pragma_page_size()`
      : sql<{n: number}>`select pg_database_size(current_database()) as n`
  const {rows} = await size.execute(db)
  const now = await lookAt(db)
  return {
    steps: stepsAfter(now.steps),
    rows: Object.values(now.rows).reduce((sum, count) => sum + count, 0),
    bytes: Number(rows[0]?.n),
  }
}

/** Where the backup is that was made before the last upgrade of a store. */
export async function lastUpgradeBackup(db: Connection): Promise<string | undefined> {
  const found = await db
    .selectFrom("audit")
    .select("details")
    .where("act", "=", "store.upgrade")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst()
  return found && (JSON.parse(found.details) as {readonly backup: string}).backup
}

/** A store whose tables are an older program's. */
type Older = Pick<Store, "kind" | "db" | "clock" | "newId" | "shown">

/**
 * Bring an older store up to this program's tables. A backup is made first; then
 * all steps, a look at what they must not have harmed, and an entry in the audit
 * are one transaction: whenever the program dies, and whatever fails, the store
 * is as it was, or as it should be. Of several programs that start at once one does it.
 *
 * @param folder where the backup goes; made where it is not there
 * @throws Refusal `upgrade.folder`, `upgrade.harmed`, those of `backup`
 */
export async function upgrade(store: Older, folder: string | undefined): Promise<void> {
  const steps = stepsAfter(await appliedSteps(store.db))
  const [first = "", last = ""] = [steps[0], steps.at(-1)]
  if (folder === undefined) throw refuse("upgrade.folder", {where: store.shown, step: last})
  const path = backupPath(folder, first, store.clock())
  await backup(store, path)
  await store.db.transaction().execute(async tx => {
    await queueForSteps(tx, store.kind)
    const before = await lookAt(tx)
    if (stepsAfter(before.steps).length === 0) return // another program did it meanwhile
    await migrate(tx, store.kind, store.clock())
    await checkWhole(store, tx, {before, path})
    const at = Math.max(store.clock(), before.at)
    const change = {kind: store.kind, db: tx, at, newId: store.newId, by: "system", why: ""}
    const details = {from: before.steps.at(-1) ?? "", to: last, backup: path}
    await record(change, [{act: "store.upgrade", subject: "store", details}])
  })
}

/** A name that no backup has: what it is of, and when it was made. */
function backupPath(folder: string, step: string, now: number): string {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const time = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, "")
  const name = (i: number) => join(folder, `before-${step}-${time}${i === 0 ? "" : `-${i}`}.backup`)
  let i = 0
  while (existsSync(name(i))) i++
  return name(i)
}

/** What steps must leave. */
interface Looked {
  readonly steps: readonly string[]
  readonly rows: Counts
  readonly audit: {readonly seq: number; readonly hash: string}
  /** Time of the last entry. */
  readonly at: number
}

async function lookAt(db: Connection): Promise<Looked> {
  const there = new Set((await db.introspection.getTables()).map(({name}) => name))
  const rows: Record<string, number> = {}
  for (const table of tables.filter(table => there.has(table))) rows[table] = await countOf(db, table)
  const last = await db.selectFrom("audit").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst()
  return {steps: await appliedSteps(db), rows, audit: await auditHead(db), at: last?.at ?? 0}
}

async function countOf(db: Connection, table: Table): Promise<number> {
  const {rows} = await sql<{n: number}>`select count(*) as n from ${sql.table(table)}`.execute(db)
  return Number(rows[0]?.n)
}

/** No row is gone, nothing points to nowhere, and the audit goes on from where it ended. */
async function checkWhole(
  {kind}: Older,
  db: Connection,
  {before, path}: {readonly before: Looked; readonly path: string},
): Promise<void> {
  const after = await lookAt(db)
  const lost = Object.keys(before.rows).find(table => (after.rows[table] ?? 0) < (before.rows[table] ?? 0))
  if (lost !== undefined) throw refuse("upgrade.harmed", {fault: "rows", table: lost, backup: path})
  const audit = await verifyAudit(db)
  if (!audit.ok || audit.value.hash !== before.audit.hash)
    throw refuse("upgrade.harmed", {fault: "audit", table: "audit", backup: path})
  const loose =
    kind === "sqlite" ? (await sql<{table: string}>`pragma foreign_key_check`.execute(db)).rows[0] : undefined
  if (loose) throw refuse("upgrade.harmed", {fault: "links", table: loose.table, backup: path})
}
