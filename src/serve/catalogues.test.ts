import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {exportForms} from "../api/lists.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {auditPage, type Store, verifyAudit} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {openTable} from "../tables/index.ts"
import {partOf} from "../tables/made-files.ts"
import {standardJobs} from "./jobs/standard.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"
import {type RunningWorker, startWorker} from "./work.ts"

const file =
  "编码,名称,检查类型,数量\nA1,CT胸部平扫,CT,500\nA2,膝关节MR,MR,40\nA3,MR膝关节,MR,30\nA4,神秘检查,,3\nA5,,CT,1\n"

describe.each(["sqlite", "postgres"] as const)("catalogues over HTTP on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let server: FastifyInstance
  let worker: RunningWorker
  let at: string
  let mapper: Browser
  let reviewer: Browser
  let catalogue: string
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    worker = startWorker(
      store,
      standardJobs({shelf: await openStoreShelf(store, {below: shelf}), where: {data: ""}, backups: undefined}),
      {idleMs: 5},
    )
    const here = await madeInstitution(store, "H1")
    at = `/api/v1/institutions/${here}`
    await madeUser(store, "mapper", "mapper", here)
    await madeUser(store, "reviewer", "reviewer", here)
    mapper = await signIn(server, "mapper")
    reviewer = await signIn(server, "reviewer")
    catalogue = (await post("/catalogues", {name: "放射"})).id
  })
  afterAll(async () => {
    await worker.stop()
    await server.close()
    await store.close()
    await places.clear()
    rmSync(folder, {recursive: true, force: true})
  })

  async function post(path: string, payload: object, browser = mapper) {
    const answer = await browser.send({method: "POST", url: `${at}${path}`, payload})
    if (answer.statusCode >= 400) throw new Error(answer.body)
    return answer.body === "" ? {} : answer.json()
  }
  const get = async (path: string) => (await mapper.send({url: `${at}${path}`})).json()
  const upload = (path: string, body: string | Buffer, query: Record<string, string>) =>
    mapper.send({
      method: "POST",
      url: `${at}${path}`,
      query,
      payload: body,
      headers: {"content-type": "application/octet-stream"},
    })
  const work = async (query = "") => (await get(`/catalogues/${catalogue}/work${query}`)).items
  async function ended(job: {id: string}) {
    for (;;) {
      const now = (await mapper.send({url: `/api/v1/jobs/${job.id}`})).json()
      if (now.ended) return now
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }

  it("shows what a file would change, then takes it in", async () => {
    const preview = (await upload(`/catalogues/${catalogue}/imports`, file, {file: "目录.csv"})).json()
    expect(preview).toMatchObject({applied: false, added: 4, changed: 0, columns: {name: "名称", count: "数量"}})
    expect(preview.header).toEqual(["编码", "名称", "检查类型", "数量"])
    expect(preview.issues.map((found: {id: string; place: {row: number}}) => [found.id, found.place.row])).toEqual([
      ["row.unnamed", 6],
    ])
    expect(await work()).toEqual([])
    const done = await upload(`/catalogues/${catalogue}/imports`, file, {file: "目录.csv", apply: "true"})
    expect(done.json()).toMatchObject({applied: true, added: 4})
    expect(
      (await upload(`/catalogues/${catalogue}/imports`, file, {file: "目录.csv"})).json().takenBefore,
    ).toBeDefined()
  })
  it("refuses a state that there is not, with those that there are", async () => {
    const answer = await mapper.send({url: `${at}/catalogues/${catalogue}/export?as=csv&states=foo`})
    expect(answer.statusCode).toBe(400)
    expect(answer.json().issues[0].en).toContain("in review")
  })
  it("takes no patients' data, and no other type of body", async () => {
    const patients = await upload(`/catalogues/${catalogue}/imports`, "名称,患者姓名\n胸部,王五\n", {
      file: "a.csv",
      apply: "true",
    })
    expect([patients.statusCode, patients.json().issues[0].id]).toEqual([400, "column.personal"])
    const wrong = await mapper.send({
      method: "POST",
      url: `${at}/catalogues/${catalogue}/imports?file=a.csv`,
      payload: {},
    })
    expect(wrong.statusCode).toBe(415)
  })
  it("maps it to no edition that there isn't", async () => {
    const answer = await mapper.send({
      method: "POST",
      url: `${at}/catalogues/${catalogue}/map`,
      payload: {edition: "9.9"},
    })
    expect([answer.statusCode, answer.json().issues[0].id]).toEqual([404, "edition.unknown"])
  })
  it("maps it as a job, and lists the work by weight", async () => {
    const job = await ended(await post(`/catalogues/${catalogue}/map`, {}))
    expect(job).toMatchObject({state: "done", result: {rows: 4, accepted: 1, proposed: 3}})
    const rows = await work()
    expect(rows.map((row: {name: string}) => row.name)).toEqual(["膝关节MR", "MR膝关节", "神秘检查"])
    expect(rows[0].mapping.account.status).toBe("underspecified")
    expect((await work("?q=膝")).length).toBe(2)
    expect((await work("?q=%25")).length).toBe(0)
    expect((await work("?limit=2")).length).toBe(2)
  })
  it("jumps to any row of the work list, counts it, and narrows it by what was read", async () => {
    const list = (query: string) => get(`/catalogues/${catalogue}/work?${query}`)
    const names = async (query: string) => (await list(query)).items.map(({name}: {name: string}) => name)
    const page = await list("skip=1&limit=1&total=true")
    expect(page).toMatchObject({items: [{name: "MR膝关节"}], total: 3})
    expect(await names(`after=${page.next}`)).toEqual(["神秘检查"])
    expect(await names("reading=underspecified")).toEqual(["膝关节MR", "MR膝关节"])
    expect(await names("modality=磁共振")).toEqual(["膝关节MR", "MR膝关节"])
    expect(await names("flag=typo")).toEqual([])
    expect(await names("origin=person")).toEqual([])
    expect((await list("q=膝&total=true&limit=1")).total).toBe(2)
    const [accepted] = (await list("state=accepted&origin=machine")).items
    const [{edition, code}] = accepted.mapping.items
    expect(await names(`state=accepted&item=${edition}%20${code}`)).toEqual(["CT胸部平扫"])
    expect(await names(`state=accepted&item=${edition}%20${code}9`)).toEqual([])
    expect((await mapper.send({url: `${at}/catalogues/${catalogue}/work?reading=bad`})).statusCode).toBe(400)
  })
  it("keeps decisions, tells the second of two, and undoes", async () => {
    const [row] = await work("?q=神秘")
    const decide = (browser: Browser, code: string) =>
      browser.send({
        method: "POST",
        url: `${at}/rows/${row.row}/decisions`,
        payload: {saw: row.mapping.id, act: "change", items: [{edition: "5.0", code}], tookMs: 1200},
      })
    const first = await decide(mapper, "20040100110000")
    expect(first.json().mapping).toMatchObject({state: "accepted", items: [{name: "CT胸部(平扫)"}]})
    const second = await decide(reviewer, "20010100110000")
    expect([second.statusCode, second.json().issues[0].id]).toEqual([409, "mapping.moved"])
    expect(second.json().issues[0].params).toMatchObject({by: "mapper", state: "accepted", codes: "20040100110000"})
    await post(`/rows/${row.row}/comments`, {text: "<script>1</script>", flag: "问"})
    const sheet = await get(`/rows/${row.row}`)
    expect(sheet.history).toHaveLength(2)
    expect(sheet.decisions).toMatchObject([{act: "change", tookMs: 1200, items: ["5.0 20040100110000"]}])
    expect(sheet.comments).toMatchObject([{text: "<script>1</script>", flag: "问"}])
    expect((await post(`/rows/${row.row}/undo`, {})).mapping.state).toBe("proposed")
  })
  it("decides what reads alike as one, after showing it, and undoes it as one", async () => {
    const [row] = await work("?q=膝关节MR")
    const choice = {like: row.mapping.id, act: "change", items: [{edition: "5.0", code: "30072203110000"}]}
    const shown = await post(`/catalogues/${catalogue}/bulk`, {...choice, apply: false})
    expect(shown.rows).toMatchObject([{code: "A2", name: "膝关节MR", saw: row.mapping.id}, {name: "MR膝关节"}])
    const some = await post(`/catalogues/${catalogue}/bulk`, {...choice, leave: [shown.rows[1].row], apply: true})
    expect(some.rows.map(({name}: {name: string}) => name)).toEqual(["膝关节MR"])
    expect(await post(`/catalogues/${catalogue}/bulk/${some.bulk}/undo`, {})).toEqual({undone: 1, stayed: []})
    choice.like = (await work("?q=膝关节MR"))[0].mapping.id
    const {bulk} = await post(`/catalogues/${catalogue}/bulk`, {...choice, apply: true})
    expect((await work("?state=accepted")).length).toBe(3)
    expect(await post(`/catalogues/${catalogue}/bulk/${bulk}/undo`, {})).toEqual({undone: 2, stayed: []})
    expect(await get(`/catalogues/${catalogue}/figures`)).toMatchObject({rows: 4, rowsDone: 1, volume: 573})
  })
  it("counts accepted rows by item, and how much was done each day", async () => {
    const {items, unmapped} = await get(`/catalogues/${catalogue}/items`)
    expect(items).toEqual([
      {
        edition: "5.0",
        code: "20040100110000",
        name: {zh: "CT胸部(平扫)", en: "CT chest (plain)"},
        modality: "CT",
        facets: expect.objectContaining({site: "040100", method: "11"}),
        site1: {code: "04", zh: "胸部", en: "chest"},
        method: {zh: "平扫", en: "plain"},
        names: 1,
        volume: 500,
      },
    ])
    expect(unmapped).toEqual({names: 3, volume: 73})
    const {days} = await get(`/catalogues/${catalogue}/coverage`)
    expect(days.at(-1)).toEqual({day: expect.any(String), rows: 4, volume: 573, rowsDone: 1, volumeDone: 500})
  })
  it("hands out a workbook and takes its decisions back", async () => {
    const out = await mapper.send({url: `${at}/catalogues/${catalogue}/export?as=work`})
    expect(out.headers["content-disposition"]).toContain("work.xlsx")
    const back = await upload(`/catalogues/${catalogue}/decided`, out.rawPayload, {file: "work.xlsx"})
    expect(back.json()).toMatchObject({decided: 0, left: 3, issues: []})
  })
  it("maps in no edition that there is not, before a job is made", async () => {
    const jobs = async () => (await mapper.send({url: "/api/v1/jobs"})).json().items.length
    const before = await jobs()
    for (const path of ["map", "remap"]) {
      const payload = {edition: "nope", ...(path === "remap" && {apply: false})}
      const answer = await reviewer.send({method: "POST", url: `${at}/catalogues/${catalogue}/${path}`, payload})
      expect([answer.statusCode, answer.json().issues[0].id]).toEqual([404, "edition.unknown"])
    }
    expect(await jobs()).toBe(before)
  })
  it("enters remarks on rows in the audit, with their institution", async () => {
    const [row] = await work()
    const {id} = await post(`/rows/${row.row}/comments`, {text: "请核对"})
    const entries = await auditPage(store.db, {limit: 9, subject: `row:${row.row}`})
    const [entry] = entries
    expect(entry).toMatchObject({act: "row.comment", institution_id: at.split("/").at(-1)})
    expect(JSON.parse(entry?.details ?? "{}")).toEqual({comment: id})
  })
  it("exports what is accepted in each form", async () => {
    const send = async (as: string) => (await mapper.send({url: `${at}/catalogues/${catalogue}/export?as=${as}`})).body
    expect(await send("csv")).toContain("A1,CT胸部平扫")
    expect(JSON.parse(await send("conceptmap")).group[0].element[0].target[0].code).toBe("20040100110000")
    expect(await send("sssom")).toContain("H1:A1\tCT胸部平扫\tskos:exactMatch\tzhengming:20040100110000")
  })
  it("tells how many rows an export leaves out, by state", async () => {
    const left = async (query: string) =>
      (await mapper.send({url: `${at}/catalogues/${catalogue}/export?${query}`})).headers["left-out"]
    const {states} = await get(`/catalogues/${catalogue}/figures`)
    expect(await left("as=sssom")).toContain(`proposed=${states.proposed}`)
    expect(await left(`as=csv&states=${Object.keys(states).filter(state => state !== "unmapped")}`)).toBeUndefined()
  })
  it("converts live names, and remembers the new ones", async () => {
    const {names} = await post("/convert", {names: [{code: "A1"}, {name: "新来的检查", modality: "CT"}]})
    expect(names.map(({source}: {source: string}) => source)).toEqual(["mapping", "recognised"])
    expect((await work("?q=新来")).length).toBe(1)
  })
  it("keeps two people blind in a round, and shows the reviewer where they part", async () => {
    const [row] = await work("?q=神秘")
    const say = (browser: Browser, code: string) =>
      post(`/rows/${row.row}/rounds/一`, {act: "accept", items: [{edition: "5.0", code}]}, browser)
    await say(mapper, "20040100110000")
    await say(reviewer, "20040100210000")
    expect((await mapper.send({url: `${at}/catalogues/${catalogue}/rounds/一`})).statusCode).toBe(403)
    const both = (await reviewer.send({url: `${at}/catalogues/${catalogue}/rounds/一`})).json()
    expect(both).toMatchObject({waiting: 0, whole: {rows: 1, same: 0}, facets: {site: {same: 1}, method: {same: 0}}})
    const {name, mapping} = row
    expect(both.pairs).toMatchObject([
      {name, code: "A4", volume: 3, mapping: {id: mapping.id, state: "proposed"}, first: {byName: "mapper"}},
    ])
    expect((await mapper.send({url: `${at}/catalogues/${catalogue}/rounds`})).statusCode).toBe(403)
    const {rounds} = (await reviewer.send({url: `${at}/catalogues/${catalogue}/rounds`})).json()
    expect(rounds).toMatchObject([{round: "一", rows: 1, both: 1, people: [{name: "mapper"}, {decisions: 1}]}])
    const own = (await get(`/catalogues/${catalogue}/rounds/一/own`)).rows
    expect(own).toMatchObject([{row: row.row, act: "accept", items: ["5.0 20040100110000"]}])
    expect((await get(`/catalogues/${catalogue}/rounds/二/own`)).rows).toEqual([])
  })
  it("shows accepted rows with names like one's", async () => {
    const [row] = await work("?state=accepted")
    const name = `${row.name}(急诊)`
    await post("/convert", {names: [{code: "A9", name, modality: "CT"}]})
    const {rows} = await get(`/rows/${row.row}/similar`)
    expect(rows).toMatchObject([
      {code: "A9", name, own: true, institution: {code: "H1"}, origin: "machine", byName: "system"},
    ])
    expect(rows[0].items).toEqual([
      {edition: "5.0", code: "20040100110000", name: "CT胸部(平扫)", en: "CT chest (plain)"},
    ])
    expect(rows[0].similarity).toBeGreaterThan(0.7)
  })
  it("reports who decided how much", async () => {
    const {people} = await get(`/catalogues/${catalogue}/report`)
    expect(people.find(({act}: {act: string}) => act === "change").decisions).toBeGreaterThan(0)
    expect(new Set(people.map(({byName}: {byName: string}) => byName))).toContain("mapper")
  })
  it("shares the work out, by codes or by shares that leave nothing and nobody's row twice", async () => {
    const assign = (part: object) => post(`/catalogues/${catalogue}/assignments`, {login: "mapper", ...part}, reviewer)
    const range = await assign({kind: "range", lower: "A2", upper: "A3"})
    expect((await work(`?assignment=${range.id}`)).map(({code}: {code: string}) => code)).toEqual(["A2", "A3"])
    const second = await get(`/catalogues/${catalogue}/work?assignment=${range.id}&skip=1&limit=1&total=true`)
    expect(second).toMatchObject({items: [{code: "A3"}], total: 2})
    const [low, high] = [
      await assign({kind: "share", lower: "0", upper: "37.5"}),
      await assign({kind: "share", lower: "37.5", upper: "100"}),
    ]
    const both = [...(await work(`?assignment=${low.id}`)), ...(await work(`?assignment=${high.id}`))]
    expect(both.map(({row}) => row).sort()).toEqual((await work()).map(({row}: {row: string}) => row).sort())
    await expect(assign({kind: "share", lower: "50", upper: "20"})).rejects.toThrow("lower")
    await reviewer.send({method: "DELETE", url: `${at}/catalogues/${catalogue}/assignments/${low.id}`})
    expect(
      (await get(`/catalogues/${catalogue}/assignments`)).items.map(({userName}: {userName: string}) => userName),
    ).toEqual(["mapper", "mapper"])
  })
  it("registers extensions and combinations, each code for one thing", async () => {
    const items = [{edition: "5.0", code: "20040100110000"}]
    const one = {kind: "extension", code: "20040100110000-C1", name: "CT胸部(平扫)急诊", items}
    const made = await post("/extensions", one)
    expect((await get("/extensions")).items).toMatchObject([
      {code: one.code, items: ["5.0 20040100110000"], promoted: null},
    ])
    await expect(post("/extensions", {...one, code: "20040100110000-错"})).rejects.toThrow("extension.suffix")
    await expect(post("/extensions", {...one, items: [{edition: "5.0", code: "1"}]})).rejects.toThrow("item.unknown")
    await post(`/extensions/${made.id}/promote`, {}, reviewer)
    expect((await get("/extensions")).items[0].promoted).not.toBeNull()
    expect((await reviewer.send({method: "DELETE", url: `${at}/extensions/${made.id}`})).statusCode).toBe(204)
    expect((await get("/extensions")).items).toEqual([])
  })
  it("exports a catalogue of a name that no file could have", async () => {
    const own = `/api/v1/institutions/${await madeInstitution(store, "H3")}`
    await madeUser(store, "namer", "mapper", own.split("/").at(-1))
    const namer = await signIn(server, "namer")
    const name = "目".repeat(200)
    const made = await namer.send({method: "POST", url: `${own}/catalogues`, payload: {name}})
    const {statusCode, headers} = await namer.send({url: `${own}/catalogues/${made.json().id}/export?as=csv`})
    expect(statusCode).toBe(200)
    expect(headers["content-disposition"]).toContain(encodeURIComponent(`${name}.csv`))
  })
  it("shows nothing of another institution's", async () => {
    const other = await madeInstitution(store, "H2")
    const [row] = await work("?q=神秘")
    await madeUser(store, "stranger", "admin", other)
    const stranger = await signIn(server, "stranger")
    const elsewhere = `/api/v1/institutions/${other}`
    for (const path of [`/rows/${row.row}`, `/catalogues/${catalogue}/work`, `/catalogues/${catalogue}/export?as=csv`])
      expect((await stranger.send({url: elsewhere + path})).statusCode, path).toBe(404)
    const made = await stranger.send({method: "POST", url: `${elsewhere}/catalogues`, payload: {name: "自己的"}})
    const theirs = `${elsewhere}/catalogues/${made.json().id}`
    const exported = await mapper.send({url: `${at}/catalogues/${catalogue}/export?as=work`})
    const path = join(folder, "work.xlsx")
    writeFileSync(path, exported.rawPayload)
    const table = await openTable(path)
    const lines = [table.header.join("\t")]
    for await (const rows of table.batches())
      for (const {cells} of rows) lines.push([...cells.slice(0, 13), "change", "20040100110000", "", ""].join("\t"))
    const sent = await stranger.send({
      method: "POST",
      url: `${theirs}/decided?file=work.tsv`,
      payload: lines.join("\n"),
      headers: {"content-type": "application/octet-stream"},
    })
    expect(sent.json().decided).toBe(0)
    expect(new Set(sent.json().issues.map((found: {id: string}) => found.id))).toEqual(new Set(["thing.missing"]))
    const payload = {
      like: row.mapping.id,
      act: "change",
      items: [{edition: "5.0", code: "20040100110000"}],
      apply: true,
    }
    expect((await stranger.send({method: "POST", url: `${theirs}/bulk`, payload})).statusCode).toBe(404)
  })
  it.each(exportForms)("exports a catalogue of a name as long as may be as %s", async as => {
    const {id, name} = await post("/catalogues", {name: `${as}影像检查项目目录`.padEnd(200, "长")})
    const answer = await mapper.send({url: `${at}/catalogues/${id}/export?as=${as}`})
    expect(answer.statusCode, answer.body).toBe(200)
    expect(decodeURIComponent(String(answer.headers["content-disposition"]))).toContain(`H1-${name}.`)
  })
  it("tells what is read beside the names, what is renamed, and answers as before until it is reviewed", async () => {
    const {id} = await post("/catalogues", {name: "部位"})
    const take = async (text: string, apply = "true") =>
      (await upload(`/catalogues/${id}/imports`, text, {file: "部位.csv", apply})).json()
    const first = await take("编码,名称,检查部位,备注\nS1,CT平扫,胸部,x\nS2,CT平扫,颅脑,x\n")
    expect(first.beside).toEqual([{kind: "site", column: "检查部位"}])
    expect(first.examples.added[0]).toMatchObject({
      name: "CT平扫",
      beside: [{kind: "site", column: "检查部位", text: "胸部"}],
    })
    await ended(await post(`/catalogues/${id}/map`, {}))
    const second = await take("编码,名称,检查部位\nS1,CT增强,胸部\nS2,CT平扫,颅脑\n", "false")
    expect(second).toMatchObject({changed: 1, renamed: 1})
    expect(second.examples.changed).toMatchObject([{code: "S1", was: "CT平扫", name: "CT增强", what: ["name"]}])
    await take("编码,名称,检查部位\nS1,CT增强,胸部\nS2,CT平扫,颅脑\n")
    const {names} = await post("/convert", {names: [{code: "S1"}, {code: "S2"}, {code: "S2", name: "CT增强"}]})
    expect(names).toMatchObject([
      {state: "in review", answeredAs: "CT平扫", items: [{code: "20040100110000"}]},
      {state: "accepted", items: [{code: "20010100110000"}]},
      {state: "in review", named: "CT平扫"},
    ])
    const [row] = (await get(`/catalogues/${id}/work?state=in+review`)).items
    expect(row).toMatchObject({name: "CT增强", beside: [{text: "胸部"}]})
  })
  it("holds the audit's chain over all of this", async () => {
    expect((await verifyAudit(store.db)).ok).toBe(true)
  })
  it("hands out a template, and the package for a hospital's system as one archive", async () => {
    const template = await mapper.send({url: "/api/v1/catalogue-template?language=zh"})
    expect([template.statusCode, template.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"])
    const wrong = await mapper.send({url: "/api/v1/catalogue-template?language=xx"})
    expect([wrong.statusCode, wrong.json().detail]).toEqual([400, expect.stringMatching(/zh.*en/)])
    const answer = await mapper.send({url: `${at}/catalogues/${catalogue}/export?as=his`})
    expect(answer.headers["content-type"]).toBe("application/zip")
    const path = join(folder, "his.zip")
    writeFileSync(path, answer.rawPayload)
    expect(await partOf(path, "items.csv")).toContain("orderable")
    expect(await partOf(path, "report.csv")).toContain("local_code")
    expect((await partOf(path, "matrix.csv")).split("\n").length).toBeGreaterThan(1)
  })
  it("remembers what was said of columns, for the institution's next file with these", async () => {
    const other = (await post("/catalogues", {name: "检验"})).id
    const list = "编码,名称,地点,备注\nB1,CT平扫,胸部,旧\n"
    const to = `/catalogues/${other}/imports`
    const column = ["site:地点", "none:备注"] as unknown as string
    const said = (await upload(to, list, {file: "甲.csv", column, apply: "true"})).json()
    expect(said).toMatchObject({beside: [{kind: "site", column: "地点"}], told: {地点: "site", 备注: "none"}})
    const next = (await upload(to, `${list}B2,MR平扫,腰椎,新\n`, {file: "乙.csv"})).json()
    expect(next).toMatchObject({added: 1, same: 1, beside: [{kind: "site", column: "地点"}], told: {地点: "site"}})
    const wrong = await upload(to, list, {file: "乙.csv", column: "colour:备注"})
    expect([wrong.statusCode, wrong.json().issues[0].id]).toEqual([400, "column.kind"])
  })
})
