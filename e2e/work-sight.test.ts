import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, shoot, signIn, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
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

const isInWindow = (element: Element): boolean => {
  const {top, bottom} = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
