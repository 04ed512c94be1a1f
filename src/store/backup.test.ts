import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {gunzipSync, gzipSync} from "node:zlib"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {record, verifyAudit} from "./audit.ts"
import {backup, pages} from "./backup.ts"
import {assign} from "./catalogues/assignments.ts"
import {addCatalogue, addImport, addRows} from "./catalogues/catalogues.ts"
import {addComment} from "./catalogues/comments.ts"
import {decide} from "./catalogues/decisions.ts"
import {putExtension} from "./catalogues/extensions.ts"
import {insertMappings, type NewMapping} from "./catalogues/mappings.ts"
import {change} from "./change.ts"
import {loadEditions} from "./editions/editions.ts"
import {enqueue} from "./jobs.ts"
import {openTicking, placesFor} from "./made-stores.ts"
import {openReader, type Store, type Where} from "./open.ts"
import {addIdentity, addSession, addToken, addUser, grantRole} from "./people/accounts.ts"
import {addGroupRequest} from "./people/group-requests.ts"
import {addGroup, addInstitution} from "./people/institutions.ts"
import {restore} from "./restore.ts"
import {putSetting} from "./settings.ts"
import {tables} from "./tables.ts"

const kinds = ["sqlite", "postgres"] as const
const places = {sqlite: placesFor("sqlite", ""), postgres: placesFor("postgres", inject("postgres"))}
const folder = mkdtempSync(join(tmpdir(), "zhengming-backup-"))
const hard = 'a"b\\c\n\u2028😀\t正名'

/** At least one row in every table, and texts that are hard to carry. */
async function fill(store: Store): Promise<void> {
  await loadEditions(store, shelf)
  await change(store, {by: "system", why: hard}, async tx => {
    await putSetting(tx, "public", {read: true, text: hard})
    const userId = (await addUser(tx, {login: "li", name: hard, password: "scrypt$x"}))?.id ?? ""
    await addIdentity(tx, userId, "https://id", "7")
    await addSession(tx, {userId, hash: "s", csrfHash: "c", expiresAt: 2 ** 52})
    await addToken(tx, {userId, name: "ris", hash: "t", scopes: ["read", "map"]})
    await tx.db
      .insertInto("replies")
      .values({user_id: userId, key: "k", request: "r", status: 200, body: "{}", at: 1})
      .execute()
    const {id: groupId} = await addGroup(tx, "组")
    const institutionId = (await addInstitution(tx, {code: "H1", name: "某医院", groupId}))?.id ?? ""
    await addGroupRequest(tx, {institutionId, groupId, act: "leave"})
    await grantRole(tx, userId, "mapper", institutionId)
    const {id: catalogueId} = await addCatalogue(tx, institutionId, "放射")
    const importId = await addImport(tx, {catalogueId, file: "a.xlsx", hash: "h", rows: 2100})
    const rows = Array.from({length: 2100}, (_, i) => ({code: `${i}`, name: `胸部CT${i}`, volume: i}))
    const ids = await addRows(tx, catalogueId, rows, importId)
    const mappings = ids.map(
      (rowId, i): NewMapping => ({
        rowId,
        catalogueId,
        state: "proposed",
        items: [{edition: "5.0", code: "20040100110000"}],
        confidence: i / 7,
        weight: i * 1.1,
        origin: "machine",
        status: "standard",
        flags: ["typo"],
        modality: "CT",
        volume: i,
      }),
    )
    const [sawId = ""] = await insertMappings(tx, mappings)
    const [first] = mappings
    if (first) await decide(tx, {sawId, act: "accept", mapping: {...first, state: "accepted"}})
    await assign(tx, {catalogueId, userId, kind: "share", lower: "0", upper: "50"})
    const combined = {institutionId, kind: "combination", code: "TJ", name: hard, items: [hard], aliases: []} as const
    await putExtension(tx, combined)
    await addComment(tx, `row:${ids[0]}`, hard)
    await enqueue(tx, {kind: "map", input: {hard}, key: "k", institutionId})
    await record(tx, [{act: "test", subject: "x:1", institutionId, details: {hard}}])
  })
}

async function contents(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {}
  for (const table of tables) all[table] = await rowsOf(store, table)
  return all
}

async function rowsOf(store: Store, table: (typeof tables)[number]): Promise<readonly string[]> {
  const rows: unknown[] = []
  for await (const page of pages(store.db, table)) rows.push(...page)
  return rows.map(row => JSON.stringify(row)).sort()
}

describe.each(kinds)("a backup of %s", kind => {
  let store: Store
  let where: Where
  const file = join(folder, `${kind}.backup`)
  beforeAll(async () => {
    where = await places[kind].make()
    store = await openTicking(where)
    await fill(store)
  })
  afterAll(() => store.close())

  it.each(kinds)("restores into %s with every row of every table", async other => {
    const reader = await openReader(where) // as the command does, while the store is at work
    const counts = await backup(reader, file)
    await reader.close()
    expect(Object.values(counts).every(count => count > 0)).toBe(true)
    const target = await openTicking(await places[other].make())
    expect(await restore(target, file)).toEqual(counts)
    expect(await contents(target)).toEqual(await contents(store))
    expect(await verifyAudit(target.db)).toEqual(await verifyAudit(store.db))
    await change(target, {by: "system", why: ""}, tx => record(tx, [{act: "after", subject: "x:1"}]))
    await expect(target.db.deleteFrom("audit").execute()).rejects.toThrow("append-only")
    await expect(restore(target, file)).rejects.toMatchObject({issue: {id: "store.full"}})
    await restore(target, file, {replace: true})
    expect(await contents(target)).toEqual(await contents(store))
    await target.close()
  })

  it("is its owner's alone and leaves nothing beside it", async () => {
    await backup(store, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter(name => name.endsWith(".part"))).toEqual([])
    await expect(backup(store, join(folder, "no/such/folder"))).rejects.toMatchObject({issue: {id: "file.folder"}})
  })

  it("holds one moment, while others write", async () => {
    const [counts] = await Promise.all([
      backup(store, file),
      change(store, {by: "u1", why: ""}, tx =>
        record(
          tx,
          Array.from({length: 100}, () => ({act: "meanwhile", subject: "x:1"})),
        ),
      ),
    ])
    const target = await openTicking(await places[kind].make())
    await restore(target, file)
    const end = await verifyAudit(target.db)
    expect(end.ok && end.value.seq).toBe(counts.audit)
    await target.close()
  })

  it("that is cut off or damaged is refused before anything is touched", async () => {
    await backup(store, file)
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString()
    const bad = {
      "cut in the middle": whole.subarray(0, whole.length / 2),
      "cut by a byte": whole.subarray(0, -1),
      "a byte changed": Buffer.concat([whole.subarray(0, 5000), Buffer.from([1]), whole.subarray(5001)]),
      "not gzip": Buffer.from("hello"),
      empty: Buffer.alloc(0),
      "without its last line": gzipSync(text.slice(0, text.lastIndexOf('{"end"'))),
      "without a row": gzipSync(text.replace(/\n\["audit|\n\[[^\n]*胸部CT77"[^\n]*/, "")),
      "a number changed": gzipSync(text.replace("胸部CT77", "胸部CT78")),
      "no lines of JSON": gzipSync("x\n"),
      "another format": gzipSync('{"format":"other"}\n'),
      "more after the end": gzipSync(`${text}[]\n`),
    }
    const before = await contents(store)
    for (const [what, bytes] of Object.entries(bad)) {
      writeFileSync(file, bytes)
      await expect(restore(store, file, {replace: true}), what).rejects.toMatchObject({issue: {id: "backup.damaged"}})
    }
    await expect(restore(store, `${file}.none`)).rejects.toMatchObject({issue: {id: "file.missing"}})
    expect(await contents(store)).toEqual(before)
  })

  it("of a newer program is refused", async () => {
    await backup(store, file)
    const lines = gunzipSync(readFileSync(file)).toString().split("\n")
    const {createHash} = await import("node:crypto")
    const body = [lines[0]?.replace('"2-guard"', '"2-guard","3-new"'), ...lines.slice(1, -2)].join("\n").concat("\n")
    const end = {...JSON.parse(lines.at(-2) ?? ""), sha256: createHash("sha256").update(body).digest("hex")}
    writeFileSync(file, gzipSync(`${body}${JSON.stringify(end)}\n`))
    await expect(restore(store, file, {replace: true})).rejects.toMatchObject({issue: {id: "store.newer"}})
  })
})

afterAll(async () => {
  rmSync(folder, {recursive: true})
  for (const kind of kinds) await places[kind].clear()
})
