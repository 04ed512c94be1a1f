import {spawnSync} from "node:child_process"
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {pathToFileURL} from "node:url"
import {afterAll, expect, it} from "vitest"
import {mapCatalogue, readDecided, writeWork} from "../src/catalogue/index.ts"
import {madeCatalogue} from "../src/catalogue/made-catalogues.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {decisionTimes} from "../src/store/catalogues/index.ts"
import {openStore} from "../src/store/index.ts"
import {openTable} from "../src/tables/index.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-office-"))
afterAll(() => rmSync(folder, {recursive: true}))

/** Let LibreOffice read a file and write it in another format, beside it. */
function convert(path: string, to: string): string {
  const profile = pathToFileURL(join(folder, "profile")).href
  const args = [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", to, "--outdir", folder, path]
  const done = spawnSync("soffice", args, {encoding: "utf8"})
  if (done.error) throw new Error("LibreOffice is not there: install libreoffice-calc")
  const written = path.replace(/\.\w+$/, `.${to}`)
  expect(done.stdout + done.stderr).toContain(written)
  return written
}

const decisions = [
  ["修改", "20040100110000", "等同", ""],
  ["no match", "", "", "已停用"],
  ["change", "20040100110000;20010100110000", "inexact", "a < b & “c”"],
  ["暂缓", "", "", ""],
] as const

it("comes back from LibreOffice with every decision", async () => {
  const store = await openStore({data: join(folder, "data")})
  const rows = Array.from({length: 40}, (_, i) => ({
    code: String(i).padStart(6, "0"),
    name: `神秘检查${i}=1+1`,
    volume: 100 - i,
  }))
  const {catalogueId} = await madeCatalogue(store, "H1", rows)
  const cause = {by: "u1", why: ""}
  await mapCatalogue(store, cause, {catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
  const path = join(folder, "work.xlsx")
  expect(await writeWork(store.db, shelf, {catalogueId, path, states: ["proposed"], edition: "5.0"})).toBe(40)

  const flat = convert(path, "fods")
  let row = -1
  const edited = readFileSync(flat, "utf8").replace(/<table:table-row[^>]*>.*?<\/table:table-row>/gs, text => {
    const decision = decisions[row++ % decisions.length]
    if (row === 0 || !decision || !text.includes("神秘")) return text // the header, and what is below
    const cells = decision.map(value => {
      const safe = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
      return value === ""
        ? "<table:table-cell/>"
        : `<table:table-cell office:value-type="string"><text:p>${safe}</text:p></table:table-cell>`
    })
    const open = text.replace(/<table:table-cell[^>]*\/>\s*<\/table:table-row>/, "</table:table-row>")
    return open.replace("</table:table-row>", `${cells.join("")}</table:table-row>`)
  })
  writeFileSync(flat, edited)
  rmSync(path)
  const back = convert(flat, "xlsx")

  const decided = async () => {
    await using table = await openTable(back)
    return await readDecided(store, cause, {shelf, catalogueId, table, edition: "5.0"})
  }
  const done = await decided()
  expect(done).toEqual({decided: 40, same: 0, left: 0, issues: []})
  const times = await decisionTimes(store.db, catalogueId)
  expect(
    Object.fromEntries(
      Map.groupBy(times, ({act}) => act)
        .entries()
        .map(([act, all]) => [act, all.length]),
    ),
  ).toEqual({
    change: 20,
    "no match": 10,
    defer: 10,
  })
  const reasons = await store.db.selectFrom("decisions").select("why").where("act", "=", "change").execute()
  expect(new Set(reasons.map(({why}) => why))).toEqual(new Set(["", "a < b & “c”"]))
  expect(await decided()).toMatchObject({decided: 0, issues: []})
  await store.close()
})
