import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {askedFor, barriers, composeText, isInWindow, shoot, signIn, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {cutOnPaper, onPaper} from "./paper.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

const count = 60
const names = Array.from({length: count}, (_, i) => `神秘检查${String(i).padStart(2, "0")}`)
const csv = `编码,名称,数量\n${names.map((name, i) => `A${i},${name},${1000 - i}`).join("\n")}\n`

describe("the chosen row of the work list", () => {
  const on = journey()
  let prepared: Prepared
  let path: string
  let window: Window
  let page: Page
  beforeAll(async () => {
    prepared = await prepare(on.served)
    const at = await addCatalogue(prepared, csv)
    await addUser(prepared, {login: "li", name: "李对照"}, {institution: at.institution, role: "mapper"})
    path = `/catalogues/${at.institution}/${at.catalogue}`
    window = await on.open()
    page = window.page
    await signIn(page, "li")
    await page.goto(path)
  })
  const chosen = (on = page) => on.locator("[role=row][aria-selected=true]")
  /** How much of the chosen row can be seen, in pixels of those it has: neither below the box nor under the head. */
  const seen = (on = page) =>
    on.evaluate(() => {
      const grid = document.querySelector("[role=grid]")?.getBoundingClientRect()
      const row = document.querySelector("[role=row][aria-selected=true]")?.getBoundingClientRect()
      const head = document.querySelector("[role=row]:has([role=columnheader])")?.getBoundingClientRect()
      if (!grid || !row) return "none"
      const top = Math.max(grid.top, head?.height ? head.bottom : grid.top)
      return `${Math.round(Math.min(row.bottom, grid.bottom) - Math.max(row.top, top))} of ${Math.round(row.height)}`
    })
  const whole = (on = page, height = 32) => expect.poll(() => seen(on)).toBe(`${height} of ${height}`)

  it("is in sight whole, down to the last row and up again", async () => {
    await chosen().waitFor()
    for (let i = 1; i < count; i++) {
      await page.keyboard.press("j")
      await expect.poll(() => chosen().getAttribute("aria-rowindex")).toBe(String(i + 2))
      if (i % 7 === 3 || i > count - 4) await whole()
    }
    await shoot(page, "work-last-row")
    for (let i = 0; i < 30; i++) await page.keyboard.press("k")
    await whole()
    for (const key of ["Home", "End", "PageUp", "PageUp", "PageDown", "Home"]) {
      await page.keyboard.press(key)
      await whole()
    }
  })
  it("is in sight after another search, however far one had scrolled", async () => {
    await page.keyboard.press("End")
    await whole()
    await page.keyboard.press("/")
    await page.keyboard.type("神秘检查")
    await expect.poll(() => chosen().getAttribute("aria-rowindex")).toBe("2")
    await whole()
    await page.keyboard.press("Control+A")
    await page.keyboard.press("Delete")
    await expect.poll(() => page.locator("[role=grid]").getAttribute("aria-rowcount")).toBe(String(count + 1))
    await whole()
  })
  it("is that of what an input method wrote, and nothing is asked while it composes", async () => {
    const asked = askedFor(page, /\/work$/)
    await page.getByRole("textbox", {name: "查找名称或编码"}).focus()
    await composeText(page, ["s", "shen", "shen'mi"], "神秘检查5")
    await expect.poll(() => page.locator("[role=grid]").getAttribute("aria-rowcount")).toBe("11")
    expect(asked.filter(q => /[a-z]/.test(q))).toEqual([])
    await whole()
    await page.keyboard.press("Control+A")
    await page.keyboard.press("Delete")
    await expect.poll(() => page.locator("[role=grid]").getAttribute("aria-rowcount")).toBe(String(count + 1))
  })
  it("goes on paper among all rows, in a table with its head on each sheet", async () => {
    await page.goto(path)
    await chosen().waitFor()
    const sheets = await onPaper(page)
    expect(sheets).toHaveLength(2)
    expect(sheets[0]).toContain("状态：待决定；60行；按检查量×疑问排序")
    for (const [i, sheet] of sheets.entries()) {
      expect(sheet).toContain("标准项目置信度")
      expect(sheet).toContain(`${i + 1}/2`)
      expect(sheet).not.toMatch(/目录对照|筛选|按键|接受并下一行/) // of the bar, the filters and what stands beside the list
    }
    for (const name of names) expect(sheets.filter(sheet => sheet.includes(name))).toHaveLength(1)
    expect(sheets[1]).toContain("列表末尾，共60行")
    expect(await cutOnPaper(page)).toEqual([])
    await page.emulateMedia({colorScheme: "dark"})
    const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
    await expect.poll(scheme).toBe("dark")
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
    expect(await scheme()).toBe("light")
    await page.evaluate(() => dispatchEvent(new Event("afterprint")))
    expect(await scheme()).toBe("dark")
    await page.emulateMedia({colorScheme: "light"})
  })
  it("is marked where colours are forced", async () => {
    await page.emulateMedia({forcedColors: "active"})
    await expect.poll(() => chosen().evaluate(row => getComputedStyle(row).outlineStyle)).toBe("solid")
    await shoot(page, "work-forced-colours")
    await page.emulateMedia({forcedColors: null})
  })
  it("is worked on at twice the size: a key shows what it opens, and the list again behind it", async () => {
    const zoomed = await on.open({width: 640, height: 400})
    await signIn(zoomed.page, "li")
    await zoomed.page.goto(path)
    await chosen(zoomed.page).waitFor()
    expect(await zoomed.page.locator("[role=row][aria-selected]").count()).toBeGreaterThan(3)
    for (let i = 0; i < 20; i++) await zoomed.page.keyboard.press("j")
    await whole(zoomed.page, 52)
    await shoot(zoomed.page, "work-zoom-list")
    await zoomed.page.keyboard.press("n")
    await zoomed.page.locator("aside form input:focus").waitFor()
    expect(await zoomed.page.locator("aside form input").evaluate(isInWindow)).toBe(true)
    await shoot(zoomed.page, "work-zoom-reason")
    expect(await barriers(zoomed.page)).toEqual([])
    await zoomed.page.keyboard.press("Escape")
    await expect.poll(() => zoomed.page.locator("aside").count()).toBe(0)
    await zoomed.page.keyboard.press("n")
    await zoomed.page.keyboard.type("不是检查")
    await zoomed.page.keyboard.press("Enter")
    await expect.poll(() => zoomed.page.locator("[data-state='no match']").count()).toBe(1)
    await expect.poll(() => chosen(zoomed.page).getAttribute("aria-rowindex")).toBe("23")
    await whole(zoomed.page, 52)
    await zoomed.page.keyboard.press("s")
    await zoomed.page.locator("aside input:focus").waitFor()
    await zoomed.page.keyboard.press("Escape")
    expect(await widthOf(zoomed.page)).toBeLessThanOrEqual(640)
    expect(zoomed.faults).toEqual([])
    await zoomed.context.close()
  })
  it("had no fault", () => expect(window.faults).toEqual([]))
})
