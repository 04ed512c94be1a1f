import {chmodSync, mkdirSync, readdirSync, statSync, writeFileSync} from "node:fs"
import {join} from "node:path"
import {type KyselyPlugin, sql} from "kysely"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {auditPage, record, verifyAudit} from "./audit.ts"
import {insertMany} from "./bulk.ts"
import {addCatalogue, addRows, catalogueRows, dropRows, succeedFacts} from "./catalogues/catalogues.ts"
import {addComment, commentsOn, resolveComment} from "./catalogues/comments.ts"
import {decide, decisionsOf} from "./catalogues/decisions.ts"
import {historyOf, itemsOf, mappingsOf, type NewMapping, putMappings} from "./catalogues/mappings.ts"
import type {CatalogueRowsTable, CataloguesTable, MappingsTable, RowFactsTable} from "./catalogues/schema.ts"
import {workList} from "./catalogues/work-list.ts"
import {type Cause, type Change, change} from "./change.ts"
import {claim, enqueue, fault, finish, progress, stopJob, type Worker} from "./jobs.ts"
import {openTicking, placesFor} from "./made-stores.ts"
import {latest, migrate} from "./migrate.ts"
import {openReader, openStore} from "./open.ts"
import * as accounts from "./people/accounts.ts"
import {addIdentity, identitiesOf, removeIdentity, userByIdentity} from "./people/identities.ts"
import {addGroup, addInstitution, institutions} from "./people/institutions.ts"
import type {InstitutionsTable} from "./people/schema.ts"
import {putSetting, settings} from "./settings.ts"
import type {Store, Where} from "./store.ts"
import {keys, tables} from "./tables.ts"

const me: Cause = {by: "u1", why: "test"}
const code = "20040100110000"

describe.each(["sqlite", "postgres"] as const)("the store on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let where: Where
  let store: Store
  const make = <T>(work: (tx: Change) => Promise<T>) => change(store, me, work)

  beforeAll(async () => {
    where = await places.make()
    store = await openTicking(where)
  })
  afterAll(async () => {
    await store.close()
    await places.clear()
  })

  describe("opening", () => {
    it("makes the tables that the list names, each with its key", async () => {
      const made = (await store.db.introspection.getTables()).map(table => table.name)
      expect(made.sort()).toEqual([...tables].sort())
      for (const [table, columns] of Object.entries(keys))
        await sql`select ${sql.join(columns.map(column => sql.ref(column)))} from ${sql.table(table)}`.execute(store.db)
    })
    it("finds everything done when it opens again", async () => {
      const other = await places.make()
      for (let times = 0; times < 2; times++) await (await openTicking(other)).close()
    })
    it("refuses a database that a newer program wrote, and leaves it as it is", async () => {
      const other = await places.make()
      const first = await openTicking(other)
      await first.db.insertInto("migrations").values({name: "99-tomorrow", at: 1}).execute()
      await first.close()
      await expect(openStore(other)).rejects.toMatchObject({issue: {id: "store.newer", params: {step: "99-tomorrow"}}})
      await expect(openReader(other)).rejects.toMatchObject({issue: {id: "store.newer"}})
    })
    it("is read beside the one who works in it", async () => {
      await make(tx => putSetting(tx, "read", 1))
      const reader = await openReader(where)
      expect((await settings(reader.db)).get("read")).toBe(1)
      await reader.close()
    })
  })

  describe("a change", () => {
    it("is kept whole or not at all", async () => {
      const broken = make(async tx => {
        await putSetting(tx, "half", true)
        await record(tx, [{act: "setting.put", subject: "setting:half"}])
        throw new Error("stop")
      })
      await expect(broken).rejects.toThrow("stop")
      expect((await settings(store.db)).has("half")).toBe(false)
      expect((await verifyAudit(store.db)).ok).toBe(true)
    })
    it("succeeds a setting; the old one is still there as of its time", async () => {
      await make(tx => putSetting(tx, "public", false))
      const then = store.clock()
      await make(tx => putSetting(tx, "public", {read: true}))
      expect((await settings(store.db)).get("public")).toEqual({read: true})
      expect((await settings(store.db, then)).get("public")).toBe(false)
      expect((await settings(store.db, 0)).has("public")).toBe(false)
    })
  })

  describe("catalogues and mappings", () => {
    let catalogueId = ""
    let ids: readonly string[] = []
    const mapping = (row: number, weight: number, rest: Partial<NewMapping> = {}): NewMapping => ({
      rowId: ids[row] ?? "",
      catalogueId,
      state: "proposed",
      items: [{edition: "5.0", code}],
      relation: "equivalent",
      confidence: 0.7,
      weight,
      origin: "machine",
      modality: null,
      volume: 10 * row,
      ...rest,
    })
    const asOf = (at?: number) => catalogueRows(store.db, catalogueId, {limit: 10, ...(at && {at})})

    beforeAll(async () => {
      await make(async tx => {
        const {id: groupId} = await addGroup(tx, "某医联体")
        const institutionId = (await addInstitution(tx, {code: "H1", name: "某医院", groupId, region: "沪"}))?.id ?? ""
        catalogueId = (await addCatalogue(tx, institutionId, "放射")).id
        const names = ["胸部CT平扫", "头颅CT", "腹部CT", "颈椎CT"]
        ids = await addRows(
          tx,
          catalogueId,
          names.map((name, i) => ({code: `${i}`, name, volume: 10 * i, other: {备注: "x"}})),
        )
      })
    })
    it("keep an institution's code to one institution", async () => {
      expect(await make(tx => addInstitution(tx, {code: "H1", name: "另一家"}))).toBeUndefined()
      expect((await institutions(store.db)).map(row => row.name)).toEqual(["某医院"])
    })
    it("take a row once", async () => {
      await expect(make(tx => addRows(tx, catalogueId, [{code: "0", name: "胸部CT平扫"}]))).rejects.toThrow()
    })
    it("succeed what is known of a row, and let rows go and see them as of any time", async () => {
      const then = store.clock()
      await make(tx => succeedFacts(tx, [{id: ids[0] ?? "", volume: 77}]))
      await make(tx => dropRows(tx, [ids[3] ?? ""]))
      expect((await asOf()).map(row => row.volume)).toEqual([77, 10, 20])
      expect((await asOf(then)).map(row => [row.volume, row.other])).toEqual(
        [0, 10, 20, 30].map(v => [v, '{"备注":"x"}']),
      )
    })
    it("list the work by weight, page by page", async () => {
      await make(tx => putMappings(tx, [mapping(0, 5), mapping(1, 9), mapping(2, 5)]))
      const first = await workList(store.db, catalogueId, {state: "proposed", limit: 2})
      const last = first.at(-1)
      const after = last ? {weight: last.weight, id: last.id} : {weight: 0, id: ""}
      const rest = await workList(store.db, catalogueId, {state: "proposed", limit: 2, after})
      expect([...first, ...rest].map(row => row.name)).toEqual(["头颅CT", "腹部CT", "胸部CT平扫"])
      expect(first[0]).toMatchObject({volume: 10, weight: 9, confidence: 0.7})
    })
    it("keep decision and mapping together, and refuse one that comes too late", async () => {
      const rowId = ids[1] ?? ""
      const [seen] = await mappingsOf(store.db, [rowId])
      const then = store.clock()
      const decision = {
        sawId: seen?.id ?? "",
        act: "change" as const,
        mapping: mapping(1, 0, {
          state: "accepted",
          origin: "person",
          items: [{edition: "5.0", code: "20010100110000"}],
        }),
      }
      const {id} = await make(tx => decide(tx, decision))
      await expect(make(tx => decide(tx, decision))).rejects.toMatchObject({issue: {id: "mapping.moved"}})
      expect(await mappingsOf(store.db, [rowId])).toMatchObject([{id, state: "accepted", by: "u1", why: "test"}])
      expect(await itemsOf(store.db, [id])).toMatchObject([{code: "20010100110000"}])
      expect(await mappingsOf(store.db, [rowId], then)).toMatchObject([{id: seen?.id, state: "proposed"}])
      expect((await historyOf(store.db, rowId)).map(row => row.state)).toEqual(["accepted", "proposed"])
      expect(await decisionsOf(store.db, rowId)).toMatchObject([{act: "change", saw_id: seen?.id, mapping_id: id}])
    })
    it("let one of two people who decide at once go first and tell the other", async () => {
      const rowId = ids[2] ?? ""
      const [seen] = await mappingsOf(store.db, [rowId])
      const one = (state: "accepted" | "rejected") =>
        make(tx => decide(tx, {sawId: seen?.id ?? "", act: "accept", mapping: mapping(2, 0, {state})}))
      const ends = await Promise.allSettled([one("accepted"), one("rejected")])
      expect(ends.map(end => end.status).sort()).toEqual(["fulfilled", "rejected"])
      expect(await mappingsOf(store.db, [rowId])).toHaveLength(1)
    })
    it("carry comments", async () => {
      const subject = `row:${ids[0]}`
      const {id} = await make(tx => addComment(tx, subject, "为何?", "question"))
      await make(tx => resolveComment(tx, id))
      expect(await commentsOn(store.db, subject)).toMatchObject([{text: "为何?", flag: "question", by: "u1"}])
    })
  })

  describe("accounts", () => {
    let userId = ""
    beforeAll(async () => {
      userId = (await make(tx => accounts.addUser(tx, {login: "Li.Na", name: "李娜", password: "hash"})))?.id ?? ""
    })
    it("take a login once, whatever its letter case", async () => {
      expect(await make(tx => accounts.addUser(tx, {login: "LI.NA", name: "另一人"}))).toBeUndefined()
      expect(await accounts.userByLogin(store.db, "li.nA")).toMatchObject({id: userId, name: "李娜"})
    })
    it("know users by an OpenID provider's word", async () => {
      await make(tx => addIdentity(tx, userId, "https://id", "7"))
      expect((await userByIdentity(store.db, "https://id", "7"))?.id).toBe(userId)
      expect(await userByIdentity(store.db, "https://other", "7")).toBeUndefined()
      expect(await identitiesOf(store.db, userId)).toMatchObject([{issuer: "https://id", subject: "7"}])
      expect(await make(tx => removeIdentity(tx, "another", "https://id", "7"))).toBe(false)
      expect(await make(tx => removeIdentity(tx, userId, "https://id", "7"))).toBe(true)
      expect(await userByIdentity(store.db, "https://id", "7")).toBeUndefined()
    })
    it("give and take roles, and remember when they were held", async () => {
      for (let times = 0; times < 2; times++) await make(tx => accounts.grantRole(tx, userId, "editor", null))
      const [held] = await accounts.rolesOf(store.db, userId)
      const then = store.clock()
      await make(tx => accounts.revokeRole(tx, held?.id ?? ""))
      expect(await accounts.rolesOf(store.db, userId)).toEqual([])
      expect(await accounts.rolesOf(store.db, userId, then)).toMatchObject([{role: "editor", institution_id: null}])
    })
    it("let in by sessions and tokens that are good, until they end or the user is disabled", async () => {
      const {db} = store
      const session = {userId, csrfHash: "c", expiresAt: 10 ** 9}
      const token = {userId, name: "ris", scopes: ["read"] as const}
      const first = await make(tx => accounts.addSession(tx, {...session, hash: "s1"}))
      await make(tx => accounts.addSession(tx, {...session, hash: "s2"}))
      await make(tx => accounts.addToken(tx, {...token, hash: "t1", expiresAt: 10 ** 9}))
      const {id: other} = await make(tx => accounts.addToken(tx, {...token, hash: "t2"}))
      const alive = async (now: number) =>
        [
          ...(await Promise.all(["s1", "s2"].map(hash => accounts.liveSession(db, hash, now)))),
          ...(await Promise.all(["t1", "t2"].map(hash => accounts.liveToken(db, hash, now)))),
        ].map(row => row?.hash)
      expect(await alive(5000)).toEqual(["s1", "s2", "t1", "t2"])
      expect(await alive(10 ** 9)).toEqual([undefined, undefined, undefined, "t2"])
      await make(tx => accounts.endSessions(tx, userId, first))
      await make(tx => accounts.revokeToken(tx, other))
      expect(await alive(5000)).toEqual([undefined, "s2", "t1", undefined])
      await make(tx => accounts.disableUser(tx, userId))
      expect(await alive(5000)).toEqual([undefined, undefined, undefined, undefined])
    })
  })

  describe("jobs", () => {
    const worker = (name: string): Worker => ({name, kinds: ["map"], leaseMs: 1000})
    const [a, b] = [worker("a"), worker("b")]
    const state = async (id: string) =>
      store.db.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirstOrThrow()

    it("go to one worker each, the oldest first", async () => {
      const ids = await make(async tx => [
        (await enqueue(tx, {kind: "map", input: 1})).id,
        (await enqueue(tx, {kind: "map", input: 2})).id,
      ])
      const taken = await Promise.all(["a", "b", "c", "d"].map(name => claim(store, worker(name))))
      expect(taken.flatMap(job => (job ? [job.id] : [])).sort()).toEqual([...ids].sort())
      for (const job of taken) if (job) expect(await finish(store, worker(job.worker ?? ""), job.id, {n: 1})).toBe(true)
      expect(await state(ids[0] ?? "")).toMatchObject({state: "done", result: '{"n":1}'})
    })
    it("wait once for a key", async () => {
      const job = {kind: "map", input: 1, key: "catalogue:1"}
      const {id} = await make(tx => enqueue(tx, job))
      expect((await make(tx => enqueue(tx, job))).id).toBe(id)
      expect(await make(tx => stopJob(tx, id))).toBe(true)
      const {id: next} = await make(tx => enqueue(tx, job))
      expect(next).not.toBe(id)
      await make(tx => stopJob(tx, next))
    })
    it("go on with another worker when theirs falls silent, from where they noted", async () => {
      const {id} = await make(tx => enqueue(tx, {kind: "map", input: 1}))
      await claim(store, {...a, leaseMs: 1})
      await progress(store, {...a, leaseMs: 1}, id, {done: 5, total: 9, note: {row: 5}})
      store.clock()
      expect(await claim(store, b)).toMatchObject({id, note: '{"row":5}', attempts: 2, worker: "b"})
      expect(await progress(store, a, id, {done: 6, total: 9})).toBe(false)
      expect(await finish(store, a, id, null)).toBe(false)
      expect(await finish(store, b, id, null)).toBe(true)
    })
    it("run again after a fault, until they have failed often enough", async () => {
      const {id} = await make(tx => enqueue(tx, {kind: "map", input: 1, mostAttempts: 2}))
      for (let times = 0; times < 2; times++) {
        const job = await claim(store, a)
        if (job) await fault(store, a, job, "no disk", 0)
      }
      expect(await state(id)).toMatchObject({state: "failed", fault: "no disk", attempts: 2})
      expect(await claim(store, a)).toBeUndefined()
    })
    it("are given up when they end their worker each time", async () => {
      const {id} = await make(tx => enqueue(tx, {kind: "map", input: 1, mostAttempts: 1}))
      await claim(store, {...a, leaseMs: 0})
      store.clock()
      expect(await claim(store, a)).toBeUndefined()
      expect(await state(id)).toMatchObject({state: "failed", fault: "interrupted"})
    })
    it("wait until they are due, and are stopped under their worker", async () => {
      const {id} = await make(tx => enqueue(tx, {kind: "map", input: 1, runAfter: 10 ** 9}))
      expect(await claim(store, a)).toBeUndefined()
      await make(tx => stopJob(tx, id))
      const {id: other} = await make(tx => enqueue(tx, {kind: "map", input: 1}))
      await claim(store, a)
      await make(tx => stopJob(tx, other))
      expect(await progress(store, a, other, {done: 1, total: 2})).toBe(false)
    })
  })

  describe("the audit", () => {
    it("chains what many write at once", async () => {
      const before = await verifyAudit(store.db)
      await Promise.all(
        Array.from({length: 20}, (_, i) =>
          make(tx =>
            record(tx, [
              {act: "test", subject: `n:${i}`},
              {act: "b", subject: "x:1"},
            ]),
          ),
        ),
      )
      const after = await verifyAudit(store.db)
      expect(after.ok && before.ok && after.value.seq - before.value.seq).toBe(40)
      const [last] = await auditPage(store.db, {limit: 1, subject: "x:1"})
      expect(last).toMatchObject({by: "u1", act: "b", details: '{"why":"test"}'})
      expect(await auditPage(store.db, {limit: 5, before: last?.seq ?? 0, by: "u1"})).toHaveLength(5)
    })
    it("is whole to who checks it while others go on entering theirs", async () => {
      const own = await places.make()
      const writer = await openTicking(own)
      const enter = (i: number) => change(writer, me, tx => record(tx, [{act: "test", subject: `n:${i}`}]))
      await enter(0)
      const reader = await openReader(own)
      let entered = 0
      const meanwhile: KyselyPlugin = {
        transformQuery: ({node}) => node,
        transformResult: async ({result}) => {
          if (entered < 3) await enter(++entered)
          return result
        },
      }
      expect(await verifyAudit(reader.db.withPlugin(meanwhile))).toMatchObject({ok: true, value: {seq: 4}})
      await reader.close()
      await writer.close()
    })
    it("takes no entry outside the transaction of its deed", async () => {
      const loose = {...me, db: store.db, kind, at: 1, newId: store.newId}
      await expect(record(loose, [{act: "x", subject: "y:1"}])).rejects.toThrow("outside")
    })
    it("cannot be changed or shortened", async () => {
      await expect(store.db.updateTable("audit").set({act: "x"}).execute()).rejects.toThrow("append-only")
      await expect(store.db.deleteFrom("audit").execute()).rejects.toThrow("append-only")
    })
    it.each([
      ["audit.changed", 2, "update audit set details = '{}' where seq = 2"],
      ["audit.missing", 2, "delete from audit where seq = 2"],
      ["audit.missing", 4, "delete from audit where seq = 4"],
      ["audit.missing", 1, "delete from audit"],
      ["audit.changed", 4, "update audit_head set hash = 'x'"],
    ])("says %s at entry %i after someone ran %s", async (id, seq, tampering) => {
      const other = await openTicking(await places.make())
      for (let i = 0; i < 4; i++) await change(other, me, tx => record(tx, [{act: "test", subject: `n:${i}`}]))
      for (const trigger of kind === "sqlite" ? ["audit_no_update", "audit_no_delete"] : ["audit_no_change"])
        await sql.raw(`drop trigger ${trigger}${kind === "sqlite" ? "" : " on audit"}`).execute(other.db)
      await sql.raw(tampering).execute(other.db)
      expect(await verifyAudit(other.db)).toMatchObject({ok: false, issues: [{id, params: {seq}}]})
      await other.close()
    })
  })
})

describe("a data folder", () => {
  const places = placesFor("sqlite", "")
  afterAll(places.clear)

  it("is its owner's alone, and belongs to one process, which the refusal names", async () => {
    const where = (await places.make()) as {data: string}
    const store = await openStore(where)
    expect(statSync(where.data).mode & 0o777).toBe(0o700)
    const pid = process.pid
    await expect(openStore(where)).rejects.toMatchObject({issue: {id: "store.held", params: {pid}}})
    await store.close()
    await (await openStore(where)).close()
  })
  it.each([{files: []}, {files: ["zhengming.db", "holder.db", "lock"]}])(
    "is closed to others though it was made before, with $files in it",
    async ({files}: {readonly files: readonly string[]}) => {
      const {data} = (await places.make()) as {data: string}
      mkdirSync(data, {recursive: true})
      for (const file of files) writeFileSync(join(data, file), "")
      for (const path of [data, ...files.map(file => join(data, file))]) chmodSync(path, path === data ? 0o755 : 0o644)
      const store = await openStore({data})
      await change(store, me, tx => putSetting(tx, "written", 1))
      const open = ["", ...readdirSync(data)].filter(file => (statSync(join(data, file)).mode & 0o077) !== 0)
      expect(readdirSync(data)).toContain("zhengming.db-wal")
      expect(open).toEqual([])
      await store.close()
    },
  )
  it("in which others' files stand keeps its mode, and ours are closed", async () => {
    const {data} = (await places.make()) as {data: string}
    mkdirSync(data, {recursive: true})
    chmodSync(data, 0o755)
    writeFileSync(join(data, "notes.txt"), "", {mode: 0o644})
    const store = await openStore({data})
    const open = readdirSync(data).filter(file => (statSync(join(data, file)).mode & 0o077) !== 0)
    expect([open, statSync(data).mode & 0o777]).toEqual([["notes.txt"], 0o755])
    await store.close()
  })
  it("that holds no store is told from one that does", async () => {
    await expect(openReader(await places.make())).rejects.toMatchObject({issue: {id: "store.none"}})
  })
  it("cannot be a file", async () => {
    await expect(openStore({data: "package.json/x"})).rejects.toMatchObject({issue: {id: "store.folder"}})
  })
})

describe.each(["sqlite", "postgres"] as const)("an older store on %s", kind => {
  it("lets its mappings know what was read and what their rows' facts say", async () => {
    const places = placesFor(kind, inject("postgres"))
    const store = await openTicking(await places.make())
    const found = await store.write(async db => {
      for (const table of tables.toReversed()) await db.schema.dropTable(table).ifExists().execute()
      await migrate(db, kind, 1, ["3-work", "1-tables", "2-guard"]) // as a backup may name them
      const began = {since: 1, until: null, by: "u", why: ""}
      const none = {import_id: null, department: null, price: null, price_code: null}
      const rest = {pinyin: null, valid_from: null, valid_to: null, other: null}
      const institution = {id: "h", group_id: null, code: "H", name: "", region: null, level: null}
      await insertMany(db, "institutions", [{...institution, created_at: 1, retired_at: null} as InstitutionsTable])
      await insertMany(db, "catalogues", [
        {id: "c", institution_id: "h", name: "放射", created_at: 1, retired_at: null} as CataloguesTable,
      ])
      for (const [id, account] of [
        ["a", `{"status":"underspecified","flags":["typo","side-missing"]}`],
        ["b", null],
      ] as const) {
        await insertMany(db, "catalogue_rows", [
          {id, catalogue_id: "c", code: id, name: id, created_at: 1} as CatalogueRowsTable,
        ])
        const until = id === "b" ? 2 : null
        await insertMany(db, "row_facts", [
          {id, row_id: id, modality: "CT", volume: 7, ...none, ...rest, ...began, until} as RowFactsTable,
        ])
        const read = {state: "proposed", relation: null, confidence: 0, weight: 1, origin: "machine"}
        const mapping = {id, row_id: id, catalogue_id: "c", ...read, engine: null, lexicon: null, account, ...began}
        await insertMany(db, "mappings", [mapping as MappingsTable])
      }
      await migrate(db, kind, 2)
      return db.selectFrom("mappings").select(["status", "flags", "modality", "volume"]).orderBy("id").execute()
    })
    expect(found).toEqual([
      {status: "underspecified", flags: " typo side-missing ", modality: "CT", volume: 7},
      {status: null, flags: null, modality: null, volume: null},
    ])
    await store.close()
    await places.clear()
  })
})

describe("a PostgreSQL", () => {
  it("that does not answer is named without its password", async () => {
    const opening = openStore({url: "postgres://me:secret@127.0.0.1:1/x"})
    await expect(opening).rejects.toMatchObject({
      issue: {id: "store.unreachable", params: {where: "postgres://127.0.0.1:1/x", reason: "ECONNREFUSED"}},
    })
  })
  it("is brought up once by servers that start together", async () => {
    const places = placesFor("postgres", inject("postgres"))
    const where = await places.make()
    const stores = await Promise.all(Array.from({length: 4}, () => openStore(where)))
    expect(await stores[0]?.db.selectFrom("migrations").selectAll().where("name", "!=", "").execute()).toHaveLength(
      latest.length,
    )
    for (const store of stores) await store.close()
    await places.clear()
  })
})
