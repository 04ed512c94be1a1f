import {spawn} from "node:child_process"
import {once} from "node:events"
import {mkdtempSync, readdirSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {setTimeout} from "node:timers/promises"
import {fileURLToPath} from "node:url"
import {sql} from "kysely"
import {afterAll, describe, expect, inject, it} from "vitest"
import {verifyAudit} from "./audit.ts"
import {backup, pages} from "./backup.ts"
import {bare, madeOlder, placesFor} from "./made-stores.ts"
import {latest} from "./migrate.ts"
import {openReader, openStore} from "./open.ts"
import {checkBackup, restore} from "./restore.ts"
import type {Store, Where} from "./store.ts"
import {tables} from "./tables.ts"

const stores = fileURLToPath(new URL("../../cases/stores/", import.meta.url))
/** How often a program is killed on each database; `npm run test:faults` asks for 30. */
const rounds = Number(process.env.ZHENGMING_FAULTS ?? 4)
/** Stores as each published step left them, by the programs of their time. */
const fixtures = readdirSync(stores).map(file => join(stores, file))
const folder = mkdtempSync(join(tmpdir(), "zhengming-upgrade-"))
afterAll(() => rmSync(folder, {recursive: true}))
const kinds = ["sqlite", "postgres"] as const
const places = {sqlite: placesFor("sqlite", ""), postgres: placesFor("postgres", inject("postgres"))}
afterAll(async () => {
  for (const kind of kinds) await places[kind].clear()
})

/** All that a store holds, whatever its tables are. */
async function contentOf({db}: Pick<Store, "db">): Promise<Record<string, readonly unknown[]>> {
  const there = new Set((await db.introspection.getTables()).map(({name}) => name))
  const found: Record<string, readonly unknown[]> = {}
  for (const table of tables.filter(table => there.has(table))) {
    const rows: unknown[] = []
    for await (const page of pages(db, table)) rows.push(...page)
    found[table] = rows
  }
  return found
}

async function reading<T>(where: Where, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openReader(where, {older: true})
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const backups = () => mkdtempSync(join(folder, "backups-"))

describe.each(kinds)("a store of an older program on %s", kind => {
  it.each(fixtures)("%s is brought up to date, after a backup that gives it back", async fixture => {
    const [where, kept] = [await places[kind].make(), backups()]
    await madeOlder(where, fixture)
    const before = await reading(where, contentOf)
    const head = await reading(where, async ({db}) => await verifyAudit(db))
    const store = await openStore(where, {backups: kept})
    const audit = await verifyAudit(store.db, head.ok ? head.value : undefined)
    expect(audit.ok).toBe(true)
    const after = await contentOf(store)
    const steps = after.migrations?.map(row => (row as {name: string}).name).filter(Boolean)
    expect(new Set(steps)).toEqual(new Set(latest))
    for (const [table, rows] of Object.entries(before)) expect(after[table]?.length).toBeGreaterThanOrEqual(rows.length)
    const fresh = await openStore(await places[kind].make())
    const columns = async ({db}: Store) =>
      (await db.introspection.getTables()).map(({name, columns}) => [name, columns.map(({name}) => name).sort()]).sort()
    expect(await columns(store)).toEqual(await columns(fresh))
    await fresh.close()
    await store.close()
    const made = readdirSync(kept).map(file => join(kept, file))
    const isOld = Object.keys(before).length > 0 && before.migrations?.length !== latest.length + 1
    expect(made).toHaveLength(isOld ? 1 : 0)
    for (const file of made) {
      expect((await checkBackup(file)).head.schema).toEqual(
        before.migrations?.map(row => (row as {name: string}).name).filter(Boolean),
      )
      const again = await openStore(await places[kind].make())
      await restore(again, file)
      expect((await contentOf(again)).decisions).toHaveLength(before.decisions?.length ?? 0)
      await again.close()
    }
  })

  const older = async (): Promise<Where> => {
    const where = await places[kind].make()
    await madeOlder(where, join(stores, "9.backup"))
    return where
  }

  it("is as it was where a step fails", async () => {
    const where = await older()
    const db = bare(where)
    await sql`create table institution_words (id integer)`.execute(db) // the step that makes it will find it there
    await db.destroy()
    const before = await reading(where, contentOf)
    await expect(openStore(where, {backups: backups()})).rejects.toThrow()
    expect(await reading(where, contentOf)).toEqual(before)
  })

  it("is as it was where its audit does not hold, and the backup is named", async () => {
    const where = await older()
    const db = bare(where)
    await sql
      .raw(kind === "sqlite" ? "drop trigger audit_no_update" : "drop trigger audit_no_change on audit")
      .execute(db)
    await db.updateTable("audit").set({act: "nothing.done"}).where("seq", "=", 2).execute()
    await db.destroy()
    const before = await reading(where, contentOf)
    const kept = backups()
    await expect(openStore(where, {backups: kept})).rejects.toMatchObject({
      issue: {id: "upgrade.harmed", params: {fault: "audit", backup: expect.stringContaining(kept)}},
    })
    expect(await reading(where, contentOf)).toEqual(before)
  })

  it("is read by nothing that knows new tables alone, but can be backed up as it is", async () => {
    const where = await older()
    await expect(openReader(where)).rejects.toMatchObject({issue: {id: "store.older"}})
    const file = join(backups(), "old.backup")
    await reading(where, store => backup(store, file))
    expect((await checkBackup(file)).head.schema.at(-1)).toBe("9-one-of")
  })

  it("is whole whenever the program dies meanwhile", async () => {
    for (let round = 0; round < rounds; round++) {
      const where = await older()
      const before = await reading(where, contentOf)
      const script = `const {openStore} = await import(${JSON.stringify(new URL("./open.ts", import.meta.url).href)})
        process.stdout.write("begins")
        await openStore(${JSON.stringify(where)}, {backups: ${JSON.stringify(backups())}})`
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
        stdio: ["ignore", "pipe", "ignore"],
      })
      const gone = once(child, "exit")
      await Promise.race([once(child.stdout, "data"), gone])
      await setTimeout(Math.random() * 150)
      child.kill("SIGKILL")
      await gone
      const found = await reading(where, contentOf)
      if (found.migrations?.length !== latest.length + 1) expect(found).toEqual(before)
      const store = await openStore(where, {backups: backups()})
      expect((await verifyAudit(store.db)).ok).toBe(true)
      await store.close()
    }
  })
})

it("on PostgreSQL is touched by no program that is not told where its backup goes", async () => {
  const where = await places.postgres.make()
  await madeOlder(where, join(stores, "9.backup"))
  const before = await reading(where, contentOf)
  await expect(openStore(where)).rejects.toMatchObject({issue: {id: "upgrade.folder", params: {step: latest.at(-1)}}})
  expect(await reading(where, contentOf)).toEqual(before)
})

it("on PostgreSQL is brought up to date once by programs that start together", async () => {
  const where = await places.postgres.make()
  await madeOlder(where, join(stores, "9.backup"))
  const all = await Promise.all([1, 2, 3].map(() => openStore(where, {backups: backups()})))
  const [{db} = {db: undefined}] = all
  const deeds = await db?.selectFrom("audit").select("act").where("act", "=", "store.upgrade").execute()
  expect(deeds).toHaveLength(1)
  for (const store of all) await store.close()
})
