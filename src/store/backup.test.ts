import {createHash} from "node:crypto"
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {gunzipSync, gzipSync} from "node:zlib"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {record, verifyAudit} from "./audit.ts"
import {backup, pages} from "./backup.ts"
import {assign} from "./catalogues/assignments.ts"
import {addCatalogue, addImport, addRows, renameRows} from "./catalogues/catalogues.ts"
import {addComment} from "./catalogues/comments.ts"
import {decide} from "./catalogues/decisions.ts"
import {putExtension} from "./catalogues/extensions.ts"
import {insertMappings, type NewMapping} from "./catalogues/mappings.ts"
import {putWord} from "./catalogues/words.ts"
import {change} from "./change.ts"
import {loadEditions} from "./editions/editions.ts"
import {enqueue} from "./jobs.ts"
import {openTicking, packed, placesFor} from "./made-stores.ts"
import {openReader} from "./open.ts"
import {addSession, addToken, addUser, grantRole, keepPastPassword} from "./people/accounts.ts"
import {putFailures} from "./people/failures.ts"
import {addGroupRequest} from "./people/group-requests.ts"
import {addIdentity, removeIdentity} from "./people/identities.ts"
import {addGroup, addInstitution} from "./people/institutions.ts"
import {restore} from "./restore.ts"
import {putSetting} from "./settings.ts"
import type {Store, Where} from "./store.ts"
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
    await keepPastPassword(tx, userId)
    await putFailures(tx.db, {key: "k", count: 1, at: 1, earlier: 1})
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
    await renameRows(tx, [{id: ids[1] ?? "", name: "胸部CT平扫1"}])
    const [first] = mappings
    if (first) await decide(tx, {sawId, act: "accept", mapping: {...first, state: "accepted"}})
    await assign(tx, {catalogueId, userId, kind: "share", lower: "0", upper: "50"})
    const combined = {institutionId, kind: "combination", code: "TJ", name: hard, items: [hard], aliases: []} as const
    await putExtension(tx, combined)
    await putWord(tx, {institutionId, word: hard, family: "", kind: "aside", value: ""})
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

/** What a restore keeps as it was: not who is signed in, nor the audit, which tells of the restore. */
async function kept(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const {sessions: _, tokens: __, audit: ___, audit_head: ____, ...rest} = await contents(store)
  return rest
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
    const {rows: counts} = await backup(reader, file)
    await reader.close()
    expect(Object.values(counts).every(count => count > 0)).toBe(true)
    const target = await openTicking(await places[other].make())
    expect(await restore(target, file)).toEqual(counts)
    expect(await kept(target)).toEqual(await kept(store))
    const ends = await Promise.all([store, target].map(({db}) => verifyAudit(db)))
    expect(ends.map(end => end.ok && end.value.seq)).toEqual([counts.audit, (counts.audit ?? 0) + 1])
    await change(target, {by: "system", why: ""}, tx => record(tx, [{act: "after", subject: "x:1"}]))
    await expect(target.db.deleteFrom("audit").execute()).rejects.toThrow("append-only")
    await expect(restore(target, file)).rejects.toMatchObject({issue: {id: "store.full"}})
    await restore(target, file, {replace: true})
    expect(await kept(target)).toEqual(await kept(store))
    await target.close()
  })

  it("tells where the audit ended, through which the chain goes after a restore", async () => {
    const {audit} = await backup(store, file)
    expect(await verifyAudit(store.db, audit)).toMatchObject({ok: true, value: audit})
    const target = await openTicking(await places[kind].make())
    await restore(target, file)
    expect((await verifyAudit(target.db, audit)).ok).toBe(true)
    const other = {...audit, hash: audit.hash.replace(/./g, "0")}
    expect(await verifyAudit(target.db, other)).toMatchObject({issues: [{id: "audit.other", params: {seq: audit.seq}}]})
    const later = {...audit, seq: audit.seq + 9}
    expect(await verifyAudit(target.db, later)).toMatchObject({issues: [{id: "audit.missing"}]})
    await target.close()
  })

  it("lets nobody in by what ended since, and keeps tokens that the store has or that are told to go on", async () => {
    await backup(store, file)
    const live = async (of: Store) => ({
      sessions: (await rowsOf(of, "sessions")).filter(row => row.includes('"ended_at":null')).length,
      tokens: (await rowsOf(of, "tokens")).filter(row => row.includes('"revoked_at":null')).length,
    })
    expect(await live(store)).toEqual({sessions: 1, tokens: 1})
    const target = await openTicking(await places[kind].make())
    await restore(target, file)
    expect(await live(target)).toEqual({sessions: 0, tokens: 0})
    await restore(target, file, {replace: true, keepTokens: true})
    expect(await live(target)).toEqual({sessions: 0, tokens: 0}) // revoked here meanwhile
    const other = await openTicking(await places[kind].make())
    await restore(other, file, {keepTokens: true})
    expect(await live(other)).toEqual({sessions: 0, tokens: 1})
    await restore(other, file, {replace: true})
    expect(await live(other)).toEqual({sessions: 0, tokens: 1}) // in use here
    await target.close()
    await other.close()
  })

  it("links nobody with what they have unlinked since", async () => {
    await backup(store, file)
    const target = await openTicking(await places[kind].make())
    await restore(target, file)
    const [linked, ...more] = await rowsOf(target, "identities")
    const {user_id: userId, issuer, subject} = JSON.parse(linked ?? "")
    expect(more).toEqual([])
    await restore(target, file, {replace: true})
    expect(await rowsOf(target, "identities")).toEqual([linked])
    await change(target, {by: userId, why: ""}, tx => removeIdentity(tx, userId, issuer, subject))
    await restore(target, file, {replace: true})
    expect(await rowsOf(target, "identities")).toEqual([])
    await target.close()
  })

  it("that was made up is refused, and nothing is touched", async () => {
    await backup(store, file)
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n")
    const made = (change: (line: string) => string, rows = (counts: Record<string, number>) => counts) => {
      const body = lines.slice(0, -1).map(change).join("\n").concat("\n")
      const last = JSON.parse(lines.at(-1) ?? "")
      const sha256 = createHash("sha256").update(body).digest("hex")
      return packed(`${body}${JSON.stringify({...last, rows: rows(last.rows), sha256})}\n`)
    }
    const head = (with_: object) => (line: string) =>
      line.startsWith('{"format"') ? JSON.stringify({...JSON.parse(line), ...with_}) : line
    const bad = {
      "a table of others": made(
        line => line.replace('{"table":"groups"', '{"table":"pg_user"'),
        ({groups = 0, ...rest}) => ({...rest, pg_user: groups}),
      ),
      "a column of others": made(line =>
        line.replace('"columns":["id","name","created_at"', '"columns":["id","name\\" --","created_at"'),
      ),
      "a value of another kind": made(line => (line.includes('"组"') ? line.replace('"组"', '{"a":[1]}') : line)),
      "no steps": made(head({schema: []})),
      "steps that are none": made(head({schema: [1]})),
      "a time that is none": made(head({at: "x"})),
      "nothing for a line": made(line => (line.includes('"组"') ? "null" : line)),
    }
    const before = await contents(store)
    for (const [what, bytes] of Object.entries(bad)) {
      writeFileSync(file, bytes)
      await expect(restore(store, file, {replace: true}), what).rejects.toMatchObject({issue: {id: "backup.damaged"}})
    }
    expect(await contents(store)).toEqual(before)
  })

  it("is its owner's alone and leaves nothing beside it", async () => {
    await backup(store, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter(name => name.endsWith(".part"))).toEqual([])
    await expect(backup(store, join(folder, "no/such/folder"))).rejects.toMatchObject({issue: {id: "file.folder"}})
  })

  it("holds one moment, while others write", async () => {
    const [{rows: counts}] = await Promise.all([
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
    expect(end.ok && end.value.seq).toBe((counts.audit ?? 0) + 1) // and the restore
    await target.close()
  })

  it("that is cut off or damaged is refused before anything is touched", async () => {
    await backup(store, file)
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString()
    const bad = {
      "cut in the middle": whole.subarray(0, whole.length / 2),
      "cut by a byte": whole.subarray(0, -1),
      "a byte changed": Buffer.concat([
        whole.subarray(0, 5000),
        Buffer.from([(whole[5000] ?? 0) ^ 1]),
        whole.subarray(5001),
      ]),
      "the time of packing changed": Buffer.concat([whole.subarray(0, 4), Buffer.from([1]), whole.subarray(5)]),
      "a byte added": Buffer.concat([whole, Buffer.from([0])]),
      "without its seal": whole.subarray(0, -packed("").length + gzipSync("").length),
      "a seal of something else": Buffer.concat([
        whole.subarray(0, -packed("").length + gzipSync("").length),
        packed("").subarray(gzipSync("").length),
      ]),
      "not gzip": Buffer.from("hello"),
      empty: Buffer.alloc(0),
      "without its last line": packed(text.slice(0, text.lastIndexOf('{"end"'))),
      "without a row": packed(text.replace(/\n\["audit|\n\[[^\n]*胸部CT77"[^\n]*/, "")),
      "a number changed": packed(text.replace("胸部CT77", "胸部CT78")),
      "no lines of JSON": packed("x\n"),
      "another format": packed('{"format":"other"}\n'),
      "more after the end": packed(`${text}[]\n`),
    }
    const before = await contents(store)
    for (const [what, bytes] of Object.entries(bad)) {
      writeFileSync(file, bytes)
      await expect(restore(store, file, {replace: true}), what).rejects.toMatchObject({issue: {id: "backup.damaged"}})
    }
    await expect(restore(store, `${file}.none`)).rejects.toMatchObject({issue: {id: "file.missing"}})
    expect(await contents(store)).toEqual(before)
  })

  it("of a program that sealed none is read", async () => {
    await backup(store, file)
    const [head = "", ...rest] = gunzipSync(readFileSync(file)).toString().split("\n").slice(0, -2)
    const {sealed: _, ...older} = JSON.parse(head)
    const body = `${[JSON.stringify(older), ...rest].join("\n")}\n`
    const end = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n").at(-1) ?? ""
    const sha256 = createHash("sha256").update(body).digest("hex")
    writeFileSync(file, gzipSync(`${body}${JSON.stringify({...JSON.parse(end), sha256})}\n`))
    const target = await openTicking(await places[kind].make())
    await restore(target, file)
    expect((await verifyAudit(target.db)).ok).toBe(true)
    await target.close()
  })

  it("of a newer program is refused", async () => {
    await backup(store, file)
    const lines = gunzipSync(readFileSync(file)).toString().split("\n")
    const body = [lines[0]?.replace('"2-guard"', '"2-guard","3-new"'), ...lines.slice(1, -2)].join("\n").concat("\n")
    const end = {...JSON.parse(lines.at(-2) ?? ""), sha256: createHash("sha256").update(body).digest("hex")}
    writeFileSync(file, packed(`${body}${JSON.stringify(end)}\n`))
    await expect(restore(store, file, {replace: true})).rejects.toMatchObject({issue: {id: "store.newer"}})
  })
})

afterAll(async () => {
  rmSync(folder, {recursive: true})
  for (const kind of kinds) await places[kind].clear()
})
