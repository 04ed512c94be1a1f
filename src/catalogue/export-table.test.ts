import {mkdtempSync, readFileSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {mappingsOf, workList} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {mappingStates, openStates} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addUser} from "../store/people/index.ts"
import {openTable, writeTable} from "../tables/index.ts"
import {timesIn} from "./dates.ts"
import {decideRow} from "./decide.ts"
import {exportTable} from "./export-table.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"
import {writePaper} from "./paper.ts"
import {readDecided, writeWork} from "./workbook.ts"

const lexicon = shelf.lexicon("5.0")
const chest = {edition: "5.0", code: "20040100110000"}

async function rowsOf(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  await using table = await openTable(path)
  const rows: Record<string, string>[] = []
  for await (const batch of table.batches())
    for (const {cells} of batch) rows.push(Object.fromEntries(table.header.map((name, i) => [name, cells[i] ?? ""])))
  return rows
}

it("times are told as clocks show them in a zone", () => {
  const at = Date.UTC(2026, 11, 1, 3, 20, 5)
  expect(timesIn("Asia/Shanghai")(at)).toBe("2026-12-01T11:20:05+08:00")
  expect(timesIn("America/New_York")(at)).toBe("2026-11-30T22:20:05-05:00")
  expect(timesIn("UTC")(at)).toBe("2026-12-01T03:20:05+00:00")
})

describe.each(["sqlite", "postgres"] as const)("files for people on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const folder = mkdtempSync(join(tmpdir(), "zhengming-files-"))
  let store: Store
  beforeEach(async () => {
    store = await openTicking(await places.make())
  })
  afterEach(() => store.close())
  afterAll(() => {
    rmSync(folder, {recursive: true})
    return places.clear()
  })

  /** A catalogue of a name that is read, one that is not, and one that 李 decided. */
  async function made() {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("胸部CT平扫:2009", "神秘检查:7", "老名称"))
    await mapCatalogue(store, {by: "system", why: ""}, {catalogueId, shelf, lexicon})
    const rows = await workList(store.db, catalogueId, {state: "proposed", limit: 9})
    const old = rows.find(({name}) => name === "老名称")
    await change(store, {by: "system", why: ""}, async tx => {
      const by = (await addUser(tx, {login: "li", name: "李雷"}))?.id ?? ""
      const [saw] = await mappingsOf(tx.db, [old?.row_id ?? ""])
      const choice = {rowId: old?.row_id ?? "", sawId: saw?.id ?? "", act: "change" as const, items: [chest]}
      await decideRow({...tx, by}, shelf, {place: {catalogueId}, ...choice})
    })
    return catalogueId
  }

  it.each(["zh", "en"] as const)("have headings, words and names of people in %s", async language => {
    const path = join(folder, `${kind}-${language}.xlsx`)
    const people = {language, zone: "Asia/Shanghai"}
    await exportTable(store.db, shelf, {catalogueId: await made(), path, states: mappingStates, people})
    const [first, , decided] = (await rowsOf(path)).toSorted(
      (a, b) => Number(Object.values(b)[5]) - Number(Object.values(a)[5]),
    )
    if (language === "zh") {
      expect(first).toMatchObject({
        本院名称: "胸部CT平扫",
        例数: "2009",
        状态: "已接受",
        关系: "等同",
        来源: "机器识别",
      })
      expect(decided).toMatchObject({对照人: "李雷", 来源: "人工", 标准名称: "CT胸部(平扫)", 项数: "一项"})
      expect(decided?.对照时间).toMatch(/\+08:00$/)
    } else {
      expect(first).toMatchObject({"Local name": "胸部CT平扫", State: "accepted", Origin: "machine"})
      expect(decided).toMatchObject({"Mapped by": "李雷", "Standard names": "CT chest (plain)"})
    }
  })

  it.each(["zh", "en"] as const)("go out as work and come back in %s", async language => {
    const catalogueId = await made()
    const path = join(folder, `${kind}-work-${language}.xlsx`)
    expect(await writeWork(store.db, shelf, {catalogueId, path, states: openStates, edition: "5.0", language})).toBe(1)
    const [row = {}] = await rowsOf(path)
    expect(row[language === "zh" ? "识别结果" : "Read as"]).not.toMatch(/unresolved unknown-text/)
    const filled =
      language === "zh"
        ? {处理: "修改", 改为编码: chest.code, 改为关系: "宽于"}
        : {Decision: "change", "Codes instead": chest.code}
    const back = join(folder, `${kind}-back-${language}.csv`)
    const whole = {...row, ...filled}
    await writeTable(back, Object.keys(whole), table => table.write([Object.values(whole)]))
    await using table = await openTable(back)
    const cause = {by: "system", why: ""}
    expect(await readDecided(store, cause, {shelf, catalogueId, table, edition: "5.0"})).toMatchObject({
      decided: 1,
      refused: [],
    })
  })

  it.each(["zh", "en"] as const)("are a sheet to sign in %s, which says what it leaves out", async language => {
    const catalogueId = await made()
    const path = join(folder, `${kind}-${language}.html`)
    const title = {institution: "<b>医院</b>", catalogue: "放射"}
    const options = {catalogueId, path, title, language, zone: "Asia/Shanghai", at: Date.UTC(2026, 11, 1)}
    expect(await writePaper(store.db, shelf, {...options, states: ["accepted"]})).toEqual({
      rows: 2,
      left: {proposed: 1},
    })
    const page = readFileSync(path, "utf8")
    for (const text of ["&#60;b&#62;医院", "老名称", "李雷", "2026-12-01 08:00<", "<tbody>\n<tr><td>1</td>"])
      expect(page).toContain(text)
    expect(page).toContain(language === "zh" ? "审核人（签字）" : "Reviewed by (signature)")
    expect(page).toContain(language === "zh" ? "CT胸部(平扫)" : "CT chest (plain)")
    expect(page).toMatch(language === "zh" ? /<p>[^<]*待决定[^<]*1/ : /<p>[^<]*undecided[^<]*1|1 undecided/)
    expect(page).not.toMatch(/<script|https?:/)
  })

  it("tell what is refused by what the row is called, and give it back to be mended", async () => {
    const catalogueId = await made()
    const path = join(folder, `${kind}-refused.csv`)
    await writeWork(store.db, shelf, {catalogueId, path, states: openStates, edition: "5.0", language: "zh"})
    const [row = {}] = await rowsOf(path)
    const back = join(folder, `${kind}-refused-back.csv`)
    const header = Object.keys(row)
    const fill = (cells: object) => Object.values({...row, ...cells})
    await writeTable(back, header, table =>
      table.write([fill({处理: "接受"}), fill({处理: "乱写"}), fill({处理: "暂缓", 改为关系: "差不多"})]),
    )
    await using table = await openTable(back)
    const {issues, refused, decided} = await readDecided(
      store,
      {by: "system", why: ""},
      {shelf, catalogueId, table, edition: "5.0"},
    )
    expect([decided, issues.map(({id}) => id)]).toEqual([
      0,
      ["decision.no-item", "decision.unknown", "relation.unknown"],
    ])
    expect(refused.map(({row, cells}) => [row, cells[header.indexOf("处理")]])).toEqual([
      [2, "接受"],
      [3, "乱写"],
      [4, "暂缓"],
    ])
  })
})
