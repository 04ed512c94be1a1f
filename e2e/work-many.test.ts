import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, composeText, isInWindow, shoot, signIn, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

/** Rows in the order of their weight: none of them is read into an item, but for the last. */
const names: readonly (readonly [string, number])[] = [
  ["激光干片加收", 900],
  ["脑血管造影DSA", 800],
  ["选择性冠脉造影", 700],
  ["股动脉造影DSA", 600],
  ["神秘检查", 500],
  ["奇异检查", 400],
  ["膝关节MR", 300],
]
const csv = `编码,名称,数量\n${names.map(([name, count], i) => `A${i + 1},${name},${count}`).join("\n")}\n`

const texts = {
  zh: {
    confirm: "确认为非检查项目",
    other: "确认为其他标准的检查",
    notExam: "非检查项目",
    otherStandard: "是检查，属于其他标准",
    unclear: "名称含义不清",
    why: "为什么没有对应项目？",
    alike: "识别结果相同的行",
    undo: "撤销",
    order: "按检查量×疑问排序",
    flag: "需询问科室",
    selected: (n: number) => `已选定 ${n} 行`,
    selection: "一并处理选定的行",
    noMatch: "无匹配",
    code: "院内编码",
  },
  en: {
    confirm: "Confirm: not an examination",
    other: "Confirm: belongs to another standard",
    notExam: "not an examination",
    otherStandard: "an examination of another standard",
    unclear: "the name is unclear",
    why: "Why does no item match?",
    alike: "Rows that read alike",
    undo: "Undo",
    order: "by examinations × doubt",
    flag: "ask the department",
    selected: (n: number) => `${n} rows selected`,
    selection: "Decide the selected rows together",
    noMatch: "No match",
    code: "Local code",
  },
} as const

describe.each(languages)("many rows of the work list in %s", language => {
  const say = texts[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let window: Window
  let page: Page
  beforeAll(async () => {
    prepared = await prepare(on.served)
    at = await addCatalogue(prepared, csv)
    await addUser(prepared, {login: "li", name: "李对照"}, {institution: at.institution, role: "mapper"})
    window = await on.open({language})
    page = window.page
    await signIn(page, "li")
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
  })
  const chosen = () => page.locator("[role=row][aria-selected=true]")
  const line = (name: string, on = page) => on.locator("[role=row]").filter({hasText: name}).first()
  const told = async (name: string) => {
    for (const state of ["proposed", "accepted", "deferred", "no match"] as const) {
      const {items} = (await prepared.api.call("work.list", {params: at, query: {state, limit: 100}})).value
      const found = items.find(row => row.name === name)
      if (found) return state === "proposed" ? state : `${state} ${found.mapping.why}`
    }
    throw new Error(name)
  }
  const kept = (name: string, state: string) => expect.poll(() => told(name)).toBe(state)

  it("are confirmed as no examinations by Enter alone", async () => {
    await line("激光干片加收").click()
    await page.getByRole("button", {name: say.confirm}).waitFor()
    await page.keyboard.press("Enter")
    await kept("激光干片加收", `no match ${say.notExam}`)
    expect(await chosen().textContent()).toContain("脑血管造影DSA")
    await page.getByRole("button", {name: say.other}).waitFor()
    await shoot(page, `work-outside-${language}`)
    expect(await barriers(page)).toEqual([])
  })
  it("are taken together where they are of one kind, and taken back", async () => {
    await page.keyboard.press("b")
    const dialog = page.getByRole("dialog", {name: say.alike})
    await dialog.getByText("股动脉造影DSA").click()
    await shoot(page, `work-outside-bulk-${language}`)
    await dialog.getByRole("button").last().click()
    await kept("脑血管造影DSA", `no match ${say.otherStandard}`)
    await kept("选择性冠脉造影", `no match ${say.otherStandard}`)
    await kept("股动脉造影DSA", "proposed")
    await page.getByRole("status").getByRole("button", {name: say.undo}).click()
    await kept("选择性冠脉造影", "proposed")
  })
  it("have their reasons on number keys", async () => {
    await line("神秘检查").click()
    await page.keyboard.press("n")
    await page.getByLabel(say.why).waitFor()
    await page.keyboard.press("4")
    await kept("神秘检查", `no match ${say.unclear}`)
    await line("奇异检查").click()
    await page.keyboard.press("n")
    await page.getByLabel(say.why).and(page.locator(":focus")).waitFor()
    await composeText(page, ["d", "di", "di'4"], "第") // none of the numbers is the reason's while it is composed
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await kept("奇异检查", "no match 第4")
    await line("膝关节MR").click()
    for (const flag of ["1", "自己写的\n"]) {
      await page.keyboard.press("f")
      await page.locator("aside form input:focus").waitFor()
      await page.keyboard.type(flag)
      await page.locator("aside form").waitFor({state: "detached"})
    }
    const {items} = (await prepared.api.call("work.list", {params: at, query: {q: "膝关节MR"}})).value
    const params = {institution: at.institution, row: items[0]?.row ?? ""}
    await expect
      .poll(async () => (await prepared.api.call("rows.get", {params})).value.comments.map(({flag}) => flag).sort())
      .toEqual([say.flag, "自己写的"].sort())
  })
  it("are ordered by any column, either way, and again as they are worked off", async () => {
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}?state=no%20match`)
    const shown = () => page.locator("[role=row] [role=gridcell]:last-child").allTextContents()
    await page.getByText(say.order).waitFor()
    const head = page.getByRole("columnheader", {name: say.code})
    await head.getByRole("button").click()
    await expect.poll(shown).toEqual(["A1", "A5", "A6"])
    expect(await head.getAttribute("aria-sort")).toBe("ascending")
    await head.getByRole("button").click()
    await expect.poll(shown).toEqual(["A6", "A5", "A1"])
    expect(await barriers(page)).toEqual([])
    await page.reload()
    await expect.poll(shown).toEqual(["A6", "A5", "A1"])
    await shoot(page, `work-ordered-${language}`)
    await head.getByRole("button").click()
    await page.getByText(say.order).waitFor()
  })
  it("are selected by keys and clicks, decided alike, and taken back", async () => {
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await line("脑血管造影DSA").click()
    await page.keyboard.press("Shift+ArrowDown")
    await page.getByText(say.selected(2)).waitFor()
    await line("膝关节MR").click({modifiers: ["Shift"]})
    await page.getByText(say.selected(4)).waitFor()
    await page.keyboard.press(" ")
    await page.getByText(say.selected(3)).waitFor()
    await shoot(page, `work-selected-${language}`)
    await page.emulateMedia({forcedColors: "active"})
    expect(await page.locator("[data-selected] [role=gridcell]:first-child").allTextContents()).toEqual(["☑", "☑", "☑"])
    await shoot(page, `work-selected-forced-colours-${language}`)
    await page.emulateMedia({forcedColors: null})
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press("b")
    const dialog = page.getByRole("dialog", {name: say.selection})
    await dialog.getByRole("radio", {name: say.noMatch}).check()
    await dialog.getByRole("button", {name: say.otherStandard}).click()
    await shoot(page, `work-selected-dialog-${language}`)
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole("button").last().click()
    for (const name of ["脑血管造影DSA", "选择性冠脉造影", "股动脉造影DSA"])
      await kept(name, `no match ${say.otherStandard}`)
    await kept("膝关节MR", "proposed")
    await page.getByRole("status").getByRole("button", {name: say.undo}).click()
    for (const name of ["脑血管造影DSA", "股动脉造影DSA"]) await kept(name, "proposed")
    await line("脑血管造影DSA").click()
    await page.keyboard.press(" ")
    await page.getByText(say.selected(1)).waitFor()
    await page.keyboard.press("Escape")
    await expect.poll(() => page.locator("[data-selected]").count()).toBe(0)
  })
  it("are decided in a narrow window, and at twice the size", async () => {
    const small = await on.open({language, width: 390, height: 780})
    await signIn(small.page, "li")
    await small.page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await line("脑血管造影DSA", small.page).click()
    await small.page.getByRole("button", {name: say.other}).waitFor()
    expect(await widthOf(small.page)).toBeLessThanOrEqual(390)
    expect(await barriers(small.page)).toEqual([])
    await small.page.getByRole("button", {name: say.other}).click()
    await kept("脑血管造影DSA", `no match ${say.otherStandard}`)
    await small.page.setViewportSize({width: 640, height: 400}) // 200 %
    await small.page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await line("选择性冠脉造影", small.page).click()
    await small.page.keyboard.press("b")
    const go = small.page.getByRole("dialog", {name: say.alike}).getByRole("button").last()
    await go.and(small.page.locator(":focus")).waitFor()
    await expect.poll(() => go.evaluate(isInWindow)).toBe(true)
    await shoot(small.page, `work-zoom-bulk-${language}`)
    await small.page.keyboard.press("Enter")
    await kept("股动脉造影DSA", `no match ${say.otherStandard}`)
    expect(await widthOf(small.page)).toBeLessThanOrEqual(640)
    expect(small.faults).toEqual([])
    await small.context.close()
  })
  it("had no fault", () => expect(window.faults).toEqual([]))
})
