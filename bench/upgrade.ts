// A store of an older program with a catalogue of 250,000 mapped rows brought up to date, its backup included, beside the backup alone; both databases. `node bench/upgrade.ts [ROWS] [sqlite|postgres]`
import {randomInt} from "node:crypto"
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {backup} from "../src/store/backup.ts"
import {insertMany} from "../src/store/bulk.ts"
import type {Connection} from "../src/store/connection.ts"
import {makeIds} from "../src/store/ids.ts"
import {latest, openAsItIs, openStore, type Where} from "../src/store/index.ts"
import {bare, madeOlder, placesFor} from "../src/store/made-stores.ts"
import {startPostgres} from "../test/postgres.ts"
import {at, line, ms} from "./measure.ts"

const size = Number(process.argv[2] ?? 250_000)
const oldest = at("cases/stores/5.backup") // its sites, decisions and audit are there too
const atOnce = 5000
const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const start = performance.now()
  const value = await work()
  return [performance.now() - start, value]
}

type AnyRow = Record<string, unknown>

/** Its mapped rows again and again, each with facts, mapping and item of its own, as the older program's tables have them. */
async function fill(db: Connection): Promise<void> {
  const newId = makeIds(Date.now, randomInt)
  const first = async (table: string, by: AnyRow = {}): Promise<AnyRow> => {
    let query = db.selectFrom(table as "mappings").selectAll()
    for (const [column, value] of Object.entries(by)) query = query.where(column as "id", "=", value as string)
    return (await query.limit(1).executeTakeFirstOrThrow()) as AnyRow
  }
  const mapping = await first("mappings", {state: "accepted", origin: "machine"})
  const like = {
    row: await first("catalogue_rows", {id: mapping.row_id}),
    facts: await first("row_facts", {row_id: mapping.row_id}),
    item: await first("mapping_items", {mapping_id: mapping.id}),
  }
  for (let done = 0; done < size; done += atOnce) {
    const ids = Array.from({length: Math.min(atOnce, size - done)}, () => [newId(), newId(), newId()] as const)
    const put = (table: string, rows: readonly AnyRow[]) => insertMany(db, table as "settings", rows as never)
    await put(
      "catalogue_rows",
      ids.map(([id], i) => ({...like.row, id, code: `M${done + i}`, name: `${like.row.name}${done + i}`})),
    )
    await put(
      "row_facts",
      ids.map(([row_id, id]) => ({...like.facts, id, row_id, until: null})),
    )
    await put(
      "mappings",
      ids.map(([row_id, , id]) => ({...mapping, id, row_id, until: null})),
    )
    await put(
      "mapping_items",
      ids.map(([, , mapping_id]) => ({...like.item, mapping_id})),
    )
  }
}

async function measure(what: string, where: Where): Promise<void> {
  await madeOlder(where, oldest)
  const db = bare(where)
  await fill(db)
  await db.destroy()
  const {store: before, steps} = await openAsItIs(where)
  const [backupMs] = await timed(() => backup(before, join(folder, `${what}.alone`)))
  await before.close()
  const [upgradeMs, store] = await timed(() => openStore(where, {backups: folder}))
  await store.close()
  const count = `${size} rows, ${latest.length - steps.length} steps`
  line(what, count, `backup alone ${ms(backupMs)}`, `all ${ms(upgradeMs)}`)
}

const server = await startPostgres()
try {
  for (const kind of ["sqlite", "postgres"] as const) {
    if (process.argv[3] !== undefined && process.argv[3] !== kind) continue
    const places = placesFor(kind, server.url)
    await measure(kind, await places.make())
    await places.clear()
  }
} finally {
  await server.stop()
  rmSync(folder, {recursive: true})
}
