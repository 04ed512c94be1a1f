import {spawn} from "node:child_process"
import {createHash} from "node:crypto"
import {once} from "node:events"
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {setTimeout} from "node:timers/promises"
import {gunzipSync, gzipSync} from "node:zlib"
import {sql} from "kysely"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {
  assign,
  chooseBlind,
  commentOnRow,
  conceptMap,
  decideRow,
  exportHis,
  exportSssom,
  exportTable,
  mapCatalogue,
  promote,
  registerExtension,
  statesIn,
  teachWord,
} from "../catalogue/index.ts"
import {madeCatalogue, madeGroup, madeRows} from "../catalogue/made-catalogues.ts"
import {changeInstitution} from "../people/index.ts"
import {toldOf} from "../serve/audit/told.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {addImport, cataloguesOf, renameRows, workList} from "../store/catalogues/index.ts"
import {auditPage, type Change, change, pages, type Store, tables, verifyAudit} from "../store/index.ts"
import {openTicking, packed, placesFor} from "../store/made-stores.ts"
import {addUser, grantRole, institutionByCode, institutionById, userById} from "../store/people/index.ts"
import {belongings, handed, handedTables, rowsOf} from "./belongings.ts"
import {exportInstitution, importInstitution, openInstitution, outlookOf, readPeopleMap} from "./index.ts"

const kinds = ["sqlite", "postgres"] as const
const places = {sqlite: placesFor("sqlite", ""), postgres: placesFor("postgres", inject("postgres"))}
const folder = mkdtempSync(join(tmpdir(), "zhengming-handover-"))
const cause = {by: "system", why: "made"}
const hard = 'a"b\\c\n\u2028😀\t正名'
const chest = {edition: "5.0", code: "20040100110000"}
const editions = shelf.ids()
let made = 0
const fresh = (name: string) => join(folder, `${made++}-${name}`)

afterAll(async () => {
  for (const kind of kinds) await places[kind].clear()
  rmSync(folder, {recursive: true})
})

/** Two institutions of a group that had to do with each other, worked on by people of both. */
async function fill(store: Store): Promise<Readonly<Record<"H1" | "H2", string>>> {
  const group = await madeGroup(store)
  const rows = ["胸部CT平扫:9", "头颅CT", "神秘检查:3", "膝关节MR", "腹部CT平扫+增强:70", "奇异检查"]
  const [one, two] = [
    await madeCatalogue(store, "H1", madeRows(...rows), group),
    await madeCatalogue(store, "H2", madeRows(...rows.map(row => row.replace("检查", "项目")), "神秘检查:90"), group),
  ]
  const people = await change(store, cause, async tx => ({
    H2: await person(tx, "zhao", two.institutionId),
    H1: await person(tx, "li", one.institutionId),
    both: await person(tx, "wang", one.institutionId),
  }))
  for (const {catalogueId} of [two, one]) {
    const {H1, H2} = people
    const by = catalogueId === one.catalogueId ? H1 : H2
    await change(store, {by, why: hard}, tx =>
      addImport(tx, {catalogueId, file: "目录.xlsx", hash: "h", rows: 6, columns: {名称: "name"}} as never),
    )
    await mapCatalogue(store, {by, why: ""}, {catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
    await work(store, catalogueId, [by, people.both])
  }
  await change(store, {by: people.H1, why: ""}, async tx => {
    await teachWord(tx, shelf, {
      institutionId: two.institutionId,
      text: "甲乙丙",
      kind: "aside",
      value: "",
      usual: "5.0",
    })
    await teachWord(tx, shelf, {
      ...{
        institutionId: one.institutionId,
        from: two.institutionId,
        text: "甲乙丙",
        kind: "aside",
        value: "",
        usual: "5.0",
      },
    })
  })
  return {H1: one.institutionId, H2: two.institutionId}
}

async function person(tx: Change, login: string, institutionId: string): Promise<string> {
  const {id = ""} =
    (await addUser(tx, {login, name: `姓名${login}`, email: `${login}@example`, password: "scrypt$x"})) ?? {}
  await grantRole(tx, id, "mapper", institutionId)
  return id
}

/** Whatever people do in a catalogue. */
async function work(store: Store, catalogueId: string, [by = "", other = ""]: readonly string[]): Promise<void> {
  const place = {catalogueId}
  const [first, second] = await workList(store.db, catalogueId, {state: "proposed", limit: 9})
  if (!first || !second) throw new Error("rows to decide")
  const {institution_id: institutionId} = await store.db
    .selectFrom("catalogues")
    .select("institution_id")
    .where("id", "=", catalogueId)
    .executeTakeFirstOrThrow()
  await change(store, {by, why: hard}, async tx => {
    await decideRow(tx, shelf, {
      place,
      rowId: first.row_id,
      sawId: first.id,
      act: "change",
      items: [chest],
      relation: "narrower",
    })
    await decideRow(tx, shelf, {place, rowId: second.row_id, sawId: second.id, act: "no match", reason: hard})
    await commentOnRow(tx, place as never, {rowId: first.row_id, text: hard, flag: "look"})
    await assign(tx, {institutionId, catalogueId}, {userId: other, kind: "share", lower: "0", upper: "50"})
    await renameRows(tx, [{id: second.row_id, name: `${second.name}（新）`}])
    const code = `TJ-${institutionId}`
    const {id} = await registerExtension(tx, shelf, {
      ...{
        institutionId,
        kind: "combination",
        code,
        name: hard,
        items: [`${chest.edition} ${chest.code}`],
        aliases: [],
        edition: "5.0",
      },
    })
    await promote(tx, {institutionId, extensionId: id})
    const known = await institutionById(tx.db, institutionId)
    if (known) await changeInstitution(tx, known, {name: known.name, region: "北京", level: "三级", secondLook: true})
  })
  await change(store, {by: other, why: ""}, tx =>
    chooseBlind(tx, shelf, {place: place as never, round: "盲审", rowId: first.row_id, act: "accept", items: [chest]}),
  )
}

const textOf = (path: string): string => gunzipSync(readFileSync(path)).toString("utf8")
const pack = (path: string, lines: readonly unknown[]): string => {
  const body = lines.map(line => `${JSON.stringify(line)}\n`).join("")
  const rows: Record<string, number> = {}
  let table = ""
  for (const line of lines) {
    if (Array.isArray(line)) rows[table] = (rows[table] ?? 0) + 1
    else table = (line as {table?: string}).table ?? table
  }
  const sha256 = createHash("sha256").update(body).digest("hex")
  writeFileSync(path, packed(`${body}${JSON.stringify({end: true, rows, sha256})}\n`))
  return path
}

/** What a file holds but its head and the audit, and with what stands for ids where these were made anew. */
function contentOf(path: string): readonly string[] {
  const [, ...lines] = textOf(path).trim().split("\n").slice(0, -1)
  const kept: string[] = []
  let table = ""
  for (const line of lines) {
    if (line.startsWith("{")) table = line
    if (!table.includes('"audit"')) kept.push(line)
  }
  const ids = new Map<string, string>()
  const stand = (id: string) => ids.get(id) ?? (ids.set(id, `id ${ids.size}`).get(id) as string)
  return kept.map(line => line.replaceAll(/(?<=")(row:)?(0[0-9a-z]{19})(?=")/g, (_, kind = "", id) => kind + stand(id)))
}

const institutionIn = async (store: Store, code: string) => {
  const found = await institutionByCode(store.db, code)
  if (!found) throw new Error(code)
  return found
}

async function exported(store: Store, code: string, named = true): Promise<string> {
  const path = fresh(`${code}.institution`)
  await exportInstitution(store, await institutionIn(store, code), path, {named})
  return path
}

async function imported(store: Store, path: string, options: Parameters<typeof importInstitution>[3] = {}) {
  await using file = await openInstitution(path)
  return await importInstitution(store, cause, file, options) // before the file is closed
}

/** All that the institution hands to others. */
async function handedOut(store: Store, code: string): Promise<Readonly<Record<string, string>>> {
  const {id} = await institutionIn(store, code)
  const found: Record<string, string> = {}
  for (const {id: catalogueId} of await cataloguesOf(store.db, id)) {
    const [table, sssom, his] = [fresh("table.csv"), fresh("sssom.tsv"), fresh("his")]
    await exportTable(store.db, shelf, {
      catalogueId,
      path: table,
      states: statesIn("accepted,no match,proposed,to confirm"),
    })
    await exportSssom(store.db, shelf, {catalogueId, institution: code, zone: "Asia/Shanghai", path: sssom})
    await exportHis(store.db, shelf, {catalogueId, folder: his, today: "2026-12-01"})
    found.table = readFileSync(table, "utf8")
    found.sssom = readFileSync(sssom, "utf8")
    for (const name of readdirSync(his)) found[name] = readFileSync(join(his, name), "utf8")
    found.map = JSON.stringify((await conceptMap(store.db, shelf, {catalogueId, institution: code, at: 0})).map)
  }
  const people = await store.db.selectFrom("users").select(["id", "name"]).execute()
  const named = (text: string) => people.reduce((all, {id, name}) => all.replaceAll(id, name), text)
  return Object.fromEntries(Object.entries(found).map(([name, text]) => [name, named(text)]))
}

async function contents(store: Store): Promise<string> {
  const all: unknown[] = []
  for (const table of tables) for await (const page of pages(store.db, table)) all.push(table, ...page)
  return JSON.stringify(all)
}

describe("what is handed over", () => {
  it("is said of every table of the store", () => {
    expect(Object.keys(belongings).sort()).toEqual([...tables].sort())
    for (const stays of Object.values(belongings)) if ("why" in stays) expect(stays.why).not.toBe("")
  })

  it("names every column with an id or a person", async () => {
    const store = await openTicking(await places.sqlite.make())
    const made = new Map((await store.db.introspection.getTables()).map(({name, columns}) => [name, columns]))
    for (const table of handedTables) {
      const {ids, people, others = []} = handed(table)
      const columns = (made.get(table) ?? []).map(({name}) => name)
      const telling = columns.filter(name => /^id$|^by$|_id$|_by$/.test(name))
      expect(telling.sort(), table).toEqual([...ids, ...people, ...others].sort())
    }
    await store.close()
  })
})

describe.each(kinds)("an institution of %s", kind => {
  let store: Store
  let ids: Awaited<ReturnType<typeof fill>>
  let file: string
  beforeAll(async () => {
    store = await openTicking(await places[kind].make())
    ids = await fill(store)
    file = await exported(store, "H1")
  })
  afterAll(() => store.close())

  it("has rows in every table that is handed over", async () => {
    for (const table of handedTables) {
      let count = 0
      for await (const page of rowsOf(store.db, table, ids.H1)) count += page.length
      expect(count, table).toBeGreaterThan(0)
    }
  })

  it.each(kinds)("is the same in %s, and hands the same out", async other => {
    const target = await openTicking(await places[other].make())
    const done = await imported(target, file)
    expect(done.renewed).toBe(false)
    expect(contentOf(await exported(target, "H1"))).toEqual(contentOf(file))
    expect(await handedOut(target, "H1")).toEqual(await handedOut(store, "H1"))
    expect((await institutionIn(target, "H1")).group_id).toBeNull()
    expect(await verifyAudit(target.db)).toMatchObject({ok: true})
    await target.close()
  })

  it("comes beside itself under another code alone, with new ids and the same content", async () => {
    const target = await openTicking(await places[kind].make())
    await imported(target, file)
    await expect(imported(target, file)).rejects.toMatchObject({issue: {id: "handover.taken", params: {code: "H1"}}})
    await expect(imported(target, file, {as: "H1"})).rejects.toMatchObject({issue: {id: "handover.taken"}})
    expect((await imported(target, file, {as: "H9"})).renewed).toBe(true)
    const again = await exported(target, "H9")
    const asOne = (lines: readonly string[]) => lines.join("\n").replaceAll('"H9"', '"H1"')
    expect(asOne(contentOf(again))).toEqual(asOne(contentOf(file)))
    const {table} = await handedOut(target, "H9")
    expect(table).toEqual((await handedOut(target, "H1")).table)
    await target.close()
  })

  it("has nothing of another in its file, nor how anybody signs in, nor a name that was not asked for", async () => {
    const texts = [textOf(file), textOf(await exported(store, "H1", false))]
    const foreign = new Set<string>()
    const own = new Set<string>()
    for (const table of ["catalogue_rows", "row_names"] as const)
      for await (const page of rowsOf(store.db, table, ids.H1)) for (const {name} of page) own.add(String(name))
    for await (const page of rowsOf(store.db, "catalogue_rows", ids.H2))
      for (const {name} of page) if (!own.has(String(name))) foreign.add(String(name))
    const inherited = store.db.selectFrom("mappings").select("account").where("origin", "=", "inherited")
    expect((await inherited.executeTakeFirst())?.account).toContain(`"from":{"institution":"${ids.H2}"`)
    for (const table of handedTables)
      for await (const page of rowsOf(store.db, table, ids.H2))
        for (const row of page)
          for (const column of ["id", "mapping_id", "hash"])
            if (typeof row[column] === "string") foreign.add(String(row[column]))
    for (const {id, login, email} of await store.db.selectFrom("users").selectAll().execute())
      for (const secret of [id, `"${login}"`, String(email)]) foreign.add(secret)
    foreign.delete("h") // of the files that both took in
    for (const text of texts)
      for (const secret of [...foreign, "H2", "医院H2", "神秘项目", "scrypt", "姓名zhao", "医联体"])
        expect(text.includes(secret), secret).toBe(false)
    expect(texts.map(text => text.includes("姓名li"))).toEqual([true, false])
  })

  it("names one person by one mark throughout, and the person once it came in", async () => {
    const bare = await exported(store, "H1", false)
    const target = await openTicking(await places[kind].make())
    const wang = await change(target, cause, tx => addUser(tx, {login: "wang2", name: "王"}))
    await using opened = await openInstitution(file)
    const mark = opened.people.find(({name}) => name === "姓名wang")?.id ?? ""
    const list = fresh("people.csv")
    writeFileSync(list, `person,login\n${mark},WANG2\n`)
    const people = await readPeopleMap(target.db, list, opened.people)
    expect([...people]).toEqual([[mark, wang?.id]])
    await importInstitution(target, cause, opened, {people})
    const names = await namesOf(target)
    expect(names).toEqual(
      new Map([...(await namesOf(store))].map(([act, name]) => [act, name === "姓名wang" ? "王" : name])),
    )
    const other = await openTicking(await places[kind].make())
    await imported(other, bare, {language: "zh"})
    expect(new Set((await namesOf(other)).values())).toEqual(new Set(["人员1", "人员2"]))
    for (const row of await other.db.selectFrom("users").selectAll().execute())
      expect(row).toMatchObject({password: null, email: null, disabled_at: expect.any(Number)})
    await Promise.all([target.close(), other.close()])
  })

  async function namesOf(of: Store): Promise<ReadonlyMap<string, string>> {
    const decisions = await of.db
      .selectFrom("decisions")
      .innerJoin("catalogue_rows", "catalogue_rows.id", "decisions.row_id")
      .innerJoin("catalogues", "catalogues.id", "catalogue_rows.catalogue_id")
      .select(["decisions.act", "decisions.round", "decisions.by", "decisions.id"])
      .where("catalogues.institution_id", "=", ids.H1)
      .execute()
    const named = new Map<string, string>()
    for (const one of decisions)
      named.set(`${one.act} ${one.round} ${one.id}`, (await userById(of.db, one.by))?.name ?? "")
    return named
  }

  it("keeps its audit to be read as what was before, with place and hash in its own chain", async () => {
    const target = await openTicking(await places[kind].make())
    await imported(target, file)
    const [all, then] = await Promise.all([
      auditPage(target.db, {limit: 500}),
      auditPage(store.db, {institution: ids.H1, limit: 500}),
    ])
    const handedOver = all.filter(({act}) => act === "audit.handed-over").map(({details}) => JSON.parse(details))
    const placesOf = (entries: readonly {seq: number; hash: string; act: string}[]) =>
      entries.map(({seq, hash, act}) => ({seq, hash, act}))
    expect(placesOf(handedOver)).toEqual(placesOf(then))
    const [whole] = all.filter(({act}) => act === "institution.import")
    const head = await verifyAudit(store.db)
    expect(JSON.parse(whole?.details ?? "")).toMatchObject({audit: head.ok ? head.value : {}, from: "H1"})
    const told = await toldOf(target.db, all)
    const said = told.map(({told: {zh}}) => zh).join("\n")
    expect(said).toMatch(/移交了一条记录：\d{4}-.*，姓名li修改并接受了“.+”的对照/)
    expect(said).toContain("把目录“放射”的一部分分派给姓名wang")
    await target.close()
  })

  it("is refused where a byte was changed, it is cut, or it is something else", async () => {
    const target = await openTicking(await places[kind].make())
    const before = await contents(target)
    const bytes = readFileSync(file)
    const wrong: Buffer[] = [bytes.subarray(0, -9), Buffer.concat([bytes, gzipSync("{}\n")])]
    // each byte of the header and of the seal, and some between
    const ends = [0, bytes.length - 120]
      .flatMap(from => Array.from({length: 120}, (_, i) => from + i))
      .filter(at => at % 3 < 2)
    const between = Array.from({length: 25}, (_, i) => 120 + i * Math.floor((bytes.length - 240) / 25))
    for (const at of [...ends, ...between]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      wrong.push(changed)
    }
    for (const [i, some] of wrong.entries()) {
      const path = fresh(`wrong-${i}`)
      writeFileSync(path, some)
      await expect(imported(target, path), String(i)).rejects.toMatchObject({issue: {id: "handover.damaged"}})
    }
    const lines = textOf(file)
      .trim()
      .split("\n")
      .slice(0, -1)
      .map(line => JSON.parse(line))
    const [head, ...rest] = lines
    const from = (...some: unknown[]) => imported(target, pack(fresh("made"), some))
    await expect(from({...head, schema: [...head.schema, "99-later"]}, ...rest)).rejects.toMatchObject({
      issue: {id: "store.newer"},
    })
    await expect(from({...head, format: "zhengming-backup"}, ...rest)).rejects.toMatchObject({
      issue: {params: {reason: "head"}},
    })
    const token = [{table: "tokens", columns: ["id"]}, ["x"]]
    await expect(from(head, ...rest, ...token)).rejects.toMatchObject({issue: {params: {reason: "table"}}})
    const loose = rest.filter(line => !Array.isArray(line) || line[0] !== "person 1")
    await expect(from(head, ...loose)).rejects.toMatchObject({issue: {id: "handover.damaged"}})
    expect(await contents(target)).toBe(before)
    await target.close()
  })

  it("tells what would come in, and does nothing", async () => {
    const target = await openTicking(await places[kind].make())
    const here = await madeCatalogue(target, "H7", madeRows("胸部"))
    const code = `TJ-${ids.H1}`
    await change(target, cause, tx =>
      registerExtension(tx, shelf, {
        ...{
          institutionId: here.institutionId,
          kind: "combination",
          code,
          name: "另一",
          items: [`5.0 ${chest.code}`],
          aliases: [],
          edition: "5.0",
        },
      }),
    )
    const before = await contents(target)
    await using opened = await openInstitution(file)
    expect(await outlookOf(target.db, opened, {editions: editions.filter(id => id !== "5.0")})).toMatchObject({
      ...{code: "H1", name: "医院H1", extensions: 1, words: 1},
      catalogues: [{name: "放射", rows: 6, decisions: 3}],
      editions: [{edition: "5.0"}],
      elsewhere: [{code, institution: "医院H7"}],
    })
    expect(await contents(target)).toBe(before)
    await target.close()
  })
})

describe("an institution's file", () => {
  it.each([
    ["姓名,账号\n谁,li\n", "handover.person", 2],
    ["person,login\nperson 1,nobody\n", "thing.missing", 2],
    ["person,login\nperson 1,li\nperson 1,li\n", "handover.twice", 3],
    ["a,b\n1,2\n", "handover.columns", undefined],
  ])("takes no list of people like %j", async (text, id, row) => {
    const store = await openTicking(await places.sqlite.make())
    await change(store, cause, tx => addUser(tx, {login: "li", name: "李"}))
    const list = fresh("people.csv")
    writeFileSync(list, text)
    const people = [{id: "person 1", name: "王"}]
    await expect(readPeopleMap(store.db, list, people)).rejects.toMatchObject({
      issue: {id, place: {table: list, ...(row && {row})}},
    })
    await store.close()
  })

  it("of an older program is brought up to this one's tables", async () => {
    for (const fixture of readdirSync("cases/stores")) {
      const lines = textOf(join("cases/stores", fixture))
        .trim()
        .split("\n")
        .slice(0, -1)
        .map(line => JSON.parse(line))
      const [head, ...rest] = lines
      const kept: unknown[] = []
      let of = ""
      for (const line of rest) {
        if (!Array.isArray(line)) of = line.table
        const isAudit = of === "audit"
        if (!isAudit && (handedTables as readonly string[]).includes(of)) kept.push(line)
        if (of === "users") kept.push(line)
      }
      const old = {
        ...head,
        format: "zhengming-institution",
        institution: {code: "H1", name: "x"},
        audit: {seq: 1, hash: "h"},
      }
      const path = pack(fresh(fixture), [old, ...kept])
      const target = await openTicking(await places.sqlite.make())
      const {rows} = await imported(target, path)
      expect(rows.catalogue_rows, fixture).toBeGreaterThan(0)
      const {institutionId} = await imported(target, path, {as: "H2"})
      expect((await cataloguesOf(target.db, institutionId)).length).toBeGreaterThan(0)
      await target.close()
    }
  })

  it("leaves nothing where the disk is full", async () => {
    const file = await many()
    const target = await openTicking(await places.sqlite.make())
    const before = await contents(target)
    const {rows} = await sql<{page_count: number}>`pragma page_count`.execute(target.db)
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 9)}`.execute(target.db)
    await expect(imported(target, file)).rejects.toMatchObject({issue: {id: "store.disk"}})
    expect(await contents(target)).toBe(before)
    await target.close()
  })

  it.each(kinds)("comes into %s whole or not at all, whenever the program dies", async kind => {
    const file = await many()
    let isWhole = false
    for (let delay = 0; !isWhole; delay = 2 * delay + 40) {
      const where = await places[kind].make()
      await (await openTicking(where)).close()
      const [url, place] = "url" in where ? ["--database", where.url] : ["--data", where.data]
      const child = spawn(process.execPath, ["bin/zhengming", "import-institution", file, url, place, "--yes"])
      const ended = once(child, "close")
      await Promise.race([once(child.stdout, "data"), ended]) // it is shown; now it is written
      await setTimeout(delay)
      child.kill("SIGKILL")
      await ended
      const store = await openTicking(where)
      const {rows} = await sql<{institutions: number; rows: number}>`
        select (select count(*) from institutions) as institutions, (select count(*) from catalogue_rows) as rows`.execute(
        store.db,
      )
      expect([0, size]).toContain(rows[0]?.rows)
      expect(rows[0]?.rows).toBe((rows[0]?.institutions ?? 0) * size)
      isWhole = rows[0]?.rows === size
      expect(await verifyAudit(store.db)).toMatchObject({ok: true})
      await store.close()
    }
  })
})

const size = 4000

/** The file of an institution with many rows. */
async function many(): Promise<string> {
  const store = await openTicking(await places.sqlite.make())
  await madeCatalogue(store, "H1", madeRows(...Array.from({length: size}, (_, i) => `胸部CT平扫${i}`)))
  const file = await exported(store, "H1")
  await store.close()
  return file
}
