import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, shoot, signIn, smallWindows, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addUser, type Prepared, prepare} from "./prepared.ts"

const texts = {
  zh: {
    steps: "四个步骤",
    takeIn: "导入目录",
    map: "机器对照",
    decide: "人工决定",
    handOut: "导出",
    importNow: "导入文件",
    mapNow: "开始对照",
    reached: "已达到",
    reached99: "检查量已达到 99 %",
    notMapped: "2 行还没有对照",
    done: "没有待处理的行了。",
    file: "下载 表格CSV",
  },
  en: {
    steps: "The four steps",
    takeIn: "Import",
    map: "Map",
    decide: "Decide",
    handOut: "Export",
    importNow: "Import a file",
    mapNow: "Map now",
    reached: "Reached",
    reached99: "99 % of examinations settled",
    notMapped: "2 rows are not mapped yet",
    done: "Nothing is left open here.",
    file: "Download Table, CSV",
  },
} as const

describe.each(languages)("whoever begins, in %s,", language => {
  const say = texts[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let window: Window
  let page: Page
  beforeAll(async () => {
    prepared = await prepare(on.served)
    const {api} = prepared
    const {id: institution} = (await api.call("institutions.add", {body: {code: "H1", name: "示范医院"}})).value
    const {id: catalogue} = (await api.call("catalogues.add", {params: {institution}, body: {name: "放射"}})).value
    at = {institution, catalogue}
    await addUser(prepared, {login: "li", name: "李对照"}, {institution, role: "mapper"})
    window = await on.open({language})
    page = window.page
    await signIn(page, "li")
  })

  const work = () => `/catalogues/${at.institution}/${at.catalogue}`
  const bar = (on = page) => on.getByRole("navigation", {name: say.steps})
  const now = (on = page) => bar(on).locator("[aria-current=step]").getByRole("link").textContent()
  const fits = async (name: string) => {
    const narrow = await on.open({language, width: 390, height: 780})
    await signIn(narrow.page, "li")
    await narrow.page.goto(work())
    await bar(narrow.page).waitFor()
    for (const [width, height] of smallWindows) {
      await narrow.page.setViewportSize({width, height})
      await narrow.page.getByRole("button", {name: say.mapNow}).scrollIntoViewIfNeeded()
      expect(await widthOf(narrow.page)).toBeLessThanOrEqual(width)
      expect(await barriers(narrow.page)).toEqual([])
      await shoot(narrow.page, `${name}-${width}-${language}`)
    }
    await narrow.page.emulateMedia({forcedColors: "active"})
    const line = bar(narrow.page).locator("[aria-current=step]")
    expect(await line.evaluate(step => getComputedStyle(step).borderBottomStyle)).toBe("solid")
    await shoot(narrow.page, `${name}-forced-colours-${language}`)
    expect(narrow.faults).toEqual([])
    await narrow.context.close()
  }

  it("is led from an empty catalogue to its file", async () => {
    await page.goto(work())
    expect(await now()).toBe(say.takeIn)
    expect(await barriers(page)).toEqual([])
    await page.getByRole("link", {name: say.importNow}).click()
    await page.waitForURL("**/import")
  })
  it("is never told that a catalogue is done which nobody mapped", async () => {
    const body = "编码,名称,数量\n1,胸部CT平扫,90\n2,神秘检查,10\n"
    await prepared.api.call("catalogues.import", {params: at, query: {file: "a.csv", apply: true}, body})
    await page.goto("/catalogues")
    await page.getByRole("link", {name: /2/}).first().waitFor()
    expect(await page.getByText(say.reached, {exact: true}).count()).toBe(0)
    await page.goto(work())
    expect(await now()).toBe(say.map)
    await page.getByText(say.notMapped).waitFor()
    expect(await page.getByText(say.reached99).count()).toBe(0)
    expect(await page.getByText(say.done).count()).toBe(0)
    expect(await barriers(page)).toEqual([])
    await shoot(page, `led-unmapped-${language}`)
    await fits("led-unmapped")
  })
  it("maps it from the work list and goes on there", async () => {
    await page.getByRole("button", {name: say.mapNow}).click()
    await page.locator("[role=row]").filter({hasText: "神秘检查"}).waitFor()
    await expect.poll(() => now()).toBe(say.decide)
    await shoot(page, `led-mapped-${language}`)
  })
  it("is led to the export when nothing is left", async () => {
    const {items} = (await prepared.api.call("work.list", {params: at, query: {state: "proposed"}})).value
    for (const {row, mapping} of items)
      await prepared.api.call("rows.decide", {
        params: {institution: at.institution, row},
        body: {saw: mapping.id, act: "no match", reason: "x"},
      })
    await page.goto(work())
    await page.getByText(say.done).waitFor()
    expect(await now()).toBe(say.handOut)
    await page.getByRole("grid").or(page.locator("main")).first().waitFor()
    await page.getByRole("link", {name: say.handOut}).last().click()
    await page.getByRole("link", {name: say.file}).waitFor()
    expect(await now()).toBe(say.handOut)
    expect(await barriers(page)).toEqual([])
    await shoot(page, `led-export-${language}`)
  })
  it("left no fault in the console", () => expect(window.faults).toEqual([]))
})
