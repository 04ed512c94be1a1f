import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {madeCatalogue, madeRows} from "../src/catalogue/made-catalogues.ts"
import {mapCatalogue} from "../src/catalogue/map.ts"
import {run} from "../src/cli/catalogue.ts"
import {type Browser, madeUser, serverOver, signIn} from "../src/serve/made-servers.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {workList} from "../src/store/catalogues/index.ts"
import {auditPage, type Store} from "../src/store/index.ts"
import {openTicking, placesFor} from "../src/store/made-stores.ts"

const ways = ["route", "uploaded file", "command line", "bulk", "selection"] as const
type Way = (typeof ways)[number]
const names: Readonly<Record<Way, string>> = {
  route: "神秘检查",
  "uploaded file": "另一检查",
  "command line": "不知道什么",
  bulk: "膝关节MR",
  selection: "奇异检查",
}
const commandLine = {
  institution: "H1",
  catalogue: "放射",
  edition: "5.0",
  accept: "0.9",
  states: "",
  as: "table",
  kind: "aside",
  value: "",
} as const
const chest = {edition: "5.0", code: "20040100110000"}

describe.each(["sqlite", "postgres"] as const)("one deed done in several ways on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const folder = mkdtempSync(join(tmpdir(), "zhengming-deeds-"))
  let institution: string
  let entries: readonly {readonly act: string; readonly name: string}[]
  beforeAll(async () => {
    const where = await places.make()
    const store = await openTicking(where, {clock: Date.now})
    const {catalogueId, institutionId} = await madeCatalogue(store, "H1", madeRows(...Object.values(names)))
    await mapCatalogue(store, {by: "system", why: "made"}, {catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
    const rows = new Map(
      (await workList(store.db, catalogueId, {state: "proposed", limit: 9})).map(one => [one.name, one]),
    )
    const seen = (way: Way) => {
      const row = rows.get(names[way])
      if (!row) throw new Error(way)
      return {row: row.row_id, saw: row.id}
    }
    const written = (way: Way) => {
      const {row, saw} = seen(way)
      return `zm_row,zm_saw,zm_decision,zm_codes,zm_relation,zm_reason\n${row},${saw},修改,${chest.code},窄于,\n`
    }
    await throughServer(store, institutionId, async (browser, at) => {
      const choice = {act: "change", items: [chest], relation: "narrower"}
      const {row, saw} = seen("route")
      await browser.send({method: "POST", url: `${at}/rows/${row}/decisions`, payload: {...choice, saw}})
      const catalogue = `${at}/catalogues/${catalogueId}`
      const bulk = {...choice, like: seen("bulk").saw, apply: true}
      await browser.send({method: "POST", url: `${catalogue}/bulk`, payload: bulk})
      await browser.send({
        method: "POST",
        url: `${catalogue}/decisions`,
        payload: {...choice, rows: [seen("selection")]},
      })
      await browser.send({
        method: "POST",
        url: `${catalogue}/decided?file=work.csv`,
        payload: written("uploaded file"),
        headers: {"content-type": "application/octet-stream"},
      })
    })
    await store.close()
    const file = join(folder, "work.csv")
    writeFileSync(file, written("command line"))
    const place = "data" in where ? {data: where.data} : {database: where.url}
    await run(["decide", file], {...commandLine, ...place})
    const after = await openTicking(where, {clock: Date.now})
    entries = await entriesOn(after, new Map([...rows.values()].map(row => [`row:${row.row_id}`, row.name])))
    await after.close()
    institution = institutionId
  }, 60_000)
  afterAll(async () => {
    await places.clear()
    rmSync(folder, {recursive: true, force: true})
  })

  it.each(ways)("leaves one audit entry when it is done by %s, the same but for who and when", way => {
    const own = entries.filter(({name}) => name === names[way])
    expect(own).toEqual([
      {act: "mapping.change", name: names[way], institution, details: {catalogue: expect.any(String)}},
    ])
  })
})

it("no institution is left by a first import on the command line that is refused", async () => {
  const places = placesFor("sqlite", inject("postgres"))
  const where = await places.make()
  const folder = mkdtempSync(join(tmpdir(), "zhengming-deeds-"))
  const file = join(folder, "list.csv")
  writeFileSync(file, "名称,姓名\n胸部,王五\n")
  const options = {...commandLine, yes: "yes", ...("data" in where && {data: where.data})}
  await expect(run(["import", file], options)).rejects.toMatchObject({issue: {id: "column.personal"}})
  process.exitCode = undefined // the command's
  const store = await openTicking(where, {clock: Date.now})
  expect(await store.db.selectFrom("institutions").selectAll().execute()).toEqual([])
  await store.close()
  await places.clear()
  rmSync(folder, {recursive: true, force: true})
})

async function throughServer(
  store: Store,
  institutionId: string,
  work: (browser: Browser, at: string) => Promise<void>,
): Promise<void> {
  const server = await serverOver(store)
  await madeUser(store, "mapper", "mapper", institutionId)
  await work(await signIn(server, "mapper"), `/api/v1/institutions/${institutionId}`)
  await server.close()
}

/** The audit's entries on rows, without who did it, why they say they did, and when. */
async function entriesOn(store: Store, rows: ReadonlyMap<string, string>) {
  const all = await auditPage(store.db, {limit: 100})
  return all.flatMap(({act, subject, institution_id: institution, details}) => {
    const name = rows.get(subject)
    const {why: _, ...told} = JSON.parse(details) as {why?: string}
    return name === undefined ? [] : [{act, name, institution, details: told}]
  })
}
