import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {askedFor, barriers, composeText, password, shoot, signIn, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

/** Rows in the order of their weight: each name is left to a person. */
const names: readonly (readonly [string, number])[] = [
  ["膝关节MR", 900],
  ["MR膝关节", 800],
  ["MRI 膝关节", 700],
  ["踝关节MR平扫", 600],
  ["神秘检查", 500],
  ["<img src=x onerror=alert(1)>头部", 400],
  ["肩关节CT平扫", 300],
  ["髋关节MR平扫", 200],
  ["腕关节MR", 90],
  ["MR腕关节", 80],
  ["MRI腕关节", 70],
]
const csv = `编码,名称,数量\n${names.map(([name, count], i) => `A${i + 1},"${name}",${count}`).join("\n")}\nA0,CT胸部平扫,9000\n`

const texts = {
  zh: {
    sheet: "按键说明",
    open: "以下之一，名称未写明是哪一项",
    oneOf: "等 3 项之一",
    keep: "保留“其中之一”",
    back: "返回列表",
    openTold: "名称未写明是哪一项",
    broader: "宽于：",
    inexact: "近似：",
    undo: "撤销",
    why: "为什么拒绝？",
    ankles: "双踝关节",
    search: "查找名称或编码",
    ended: "登录已过期",
    moved: "他人在此期间决定了",
    mine: "改用我的",
    markMoved: "他人已改",
    unsent: "未送达",
    bulk: "识别结果相同的行",
    rejected: "已拒绝",
    accepted: "已接受",
    password: "密码",
    signIn: "登录",
  },
  en: {
    sheet: "Keys",
    open: "One of these; the name does not say which",
    oneOf: "or one of 3",
    keep: "Keep “one of”",
    back: "Back to the list",
    openTold: "The name does not say which of them",
    broader: "Broader:",
    inexact: "Inexact:",
    undo: "Undo",
    why: "Why is it rejected?",
    ankles: "both ankle joints",
    search: "Find a name or code",
    ended: "Your session has ended",
    moved: "Somebody else decided “",
    mine: "Use mine",
    markMoved: "changed by another",
    unsent: "not sent",
    bulk: "Rows that read alike",
    rejected: "rejected",
    accepted: "accepted",
    password: "Password",
    signIn: "Sign in",
  },
} as const

describe.each(languages)("the work list in %s", language => {
  const say = texts[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let path: string
  let window: Window
  let page: Page
  beforeAll(async () => {
    prepared = await prepare(on.served)
    at = await addCatalogue(prepared, csv)
    await addUser(prepared, {login: "li", name: "李对照"}, {institution: at.institution, role: "mapper"})
    await addUser(prepared, {login: "wang", name: "王对照"}, {institution: at.institution, role: "mapper"})
    path = `/catalogues/${at.institution}/${at.catalogue}`
    window = await on.open({language, expected: [/net::ERR_/]})
    page = window.page
    await signIn(page, "li")
  })

  const line = (name: string, on = page) => on.locator("[role=row]").filter({hasText: name}).first()
  const rowOf = async (name: string) => {
    for (const state of ["proposed", "accepted", "rejected", "deferred", "no match"] as const) {
      const {items} = (await prepared.api.call("work.list", {params: at, query: {state, limit: 100}})).value
      const found = items.find(row => row.name === name)
      if (found) return found
    }
    throw new Error(name)
  }
  const chosen = () => page.locator("[role=row][aria-selected=true]")
  const kept = (name: string, state: string) => expect.poll(async () => (await rowOf(name)).mapping.state).toBe(state)
  const open = async () => {
    await page.goto(path)
    await line("膝关节MR").click()
  }

  it("shows the heaviest first, and what each name was read as", async () => {
    await open()
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(names.length + 1))
    expect(await chosen().textContent()).toContain("膝关节MR")
    expect(await line("膝关节MR").locator(".facet[data-facet=site]").textContent()).toBe("膝关节")
    await page.locator("aside ol li").first().waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `work-${language}`)
  })
  it("is worked on by keyboard alone", async () => {
    await open()
    await page.locator("aside ol li").first().waitFor()
    expect(await chosen().textContent()).toContain("膝关节MR")
    await page.keyboard.press("1")
    await kept("膝关节MR", "accepted")
    expect(await chosen().textContent()).toContain("MR膝关节")
    await page.keyboard.press("x")
    await page.getByLabel(say.why).fill("重复")
    await page.keyboard.press("Enter")
    await kept("MR膝关节", "rejected")
    await page.keyboard.press("u")
    await kept("MR膝关节", "proposed")
    await page.keyboard.press("d")
    await kept("MR膝关节", "deferred")
    await page.keyboard.press("c")
    await page.keyboard.type("问问科室")
    await page.keyboard.press("Enter")
    await expect
      .poll(async () => {
        const row = await rowOf("MRI 膝关节")
        const params = {institution: at.institution, row: row.row}
        return (await prepared.api.call("rows.get", {params})).value.comments.map(({text}) => text)
      })
      .toEqual(["问问科室"])
    await page.keyboard.press("?")
    await page.getByRole("dialog", {name: say.sheet}).waitFor()
    await shoot(page, `work-keys-${language}`)
    await page.keyboard.press("Escape")
    await page.keyboard.press("End")
    await page.keyboard.press("Home")
    expect(await chosen().getAttribute("aria-rowindex")).toBe("2")
  })
  it("accepts nothing on Enter where a side is left open, takes one or keeps “one of”", async () => {
    await page.goto(path)
    await line("MRI 膝关节").click()
    const drafted = page.locator("aside section[aria-live]")
    await drafted.getByText(say.open).waitFor()
    expect(await line("MRI 膝关节").textContent()).toContain(say.oneOf)
    await page.keyboard.press("Enter")
    await page.getByRole("status").getByText(say.openTold).waitFor()
    expect(await chosen().textContent()).toContain("MRI 膝关节")
    expect((await rowOf("MRI 膝关节")).mapping.state).toBe("proposed")
    await drafted.getByText(say.broader).waitFor()
    await page.keyboard.press("r")
    await drafted.getByText(say.inexact).waitFor()
    await page.keyboard.press("r")
    await shoot(page, `work-one-of-${language}`)
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press("o")
    await kept("MRI 膝关节", "accepted")
    const {relation, items} = (await rowOf("MRI 膝关节")).mapping
    expect([relation, items.map(({choice, alternative}) => `${choice}.${alternative}`)]).toEqual([
      "broader",
      ["1.1", "1.2", "1.3"],
    ])
    await page.keyboard.press("u")
    await kept("MRI 膝关节", "proposed")
    await page.keyboard.press("2")
    await kept("MRI 膝关节", "accepted")
    const taken = (await rowOf("MRI 膝关节")).mapping
    expect([taken.relation, taken.items.map(({code}) => code)]).toEqual(["equivalent", ["30072202110000"]])
    await page.keyboard.press("u")
    await kept("MRI 膝关节", "proposed")
  })
  it("changes one facet, finds another item, and keeps both", async () => {
    await open()
    await line("踝关节MR平扫").click()
    const drafted = page.locator("aside section[aria-live]")
    await drafted.getByText("30072502110000").waitFor()
    await page.keyboard.press("s")
    await page.locator("aside input[role=combobox]:focus").waitFor()
    const asked = askedFor(page, /\/items$/)
    await composeText(page, ["z", "zuo", "zuo'huai"], "左踝关节 平扫 MR")
    await page.getByRole("option").first().filter({hasText: "30072501110000"}).waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(() => drafted.locator("a").allTextContents()).toEqual(["30072501110000"])
    expect(asked.filter(q => /^[a-z']/.test(q))).toEqual([])
    await page.keyboard.press("e")
    await page.locator("aside input[role=combobox]:focus").waitFor()
    await page.keyboard.type("双踝")
    await page.getByRole("option").first().filter({hasText: say.ankles}).waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(() => drafted.locator("a").allTextContents()).toEqual(["30072503110000"])
    await page.keyboard.press("Enter")
    await kept("踝关节MR平扫", "accepted")
    expect((await rowOf("踝关节MR平扫")).mapping.items.map(({name}) => name)).toEqual(["MR双踝关节(平扫)"])
  })
  it("shows script in names as text", async () => {
    await page.goto(`${path}?q=onerror`)
    await line("<img src=x").click()
    expect(await page.locator("aside h2").textContent()).toContain("<img src=x onerror=alert(1)>")
    expect(await page.locator("aside img, [role=grid] img").count()).toBe(0)
  })
  it("keeps what was decided while nobody answers, and sends it when somebody does", async () => {
    await page.goto(path)
    await line("神秘检查").click()
    await on.served.kill()
    await page.keyboard.press("n")
    await page.keyboard.type("不知所指")
    await page.keyboard.press("Enter")
    await line("神秘检查").and(page.locator("[data-unsent]")).waitFor()
    await shoot(page, `work-away-${language}`)
    await on.served.start()
    await kept("神秘检查", "no match")
    await expect.poll(() => page.locator("[data-unsent]").count()).toBe(0)
  })
  it("goes on after the session ended, with what was decided before signing in again", async () => {
    await page.goto(path)
    await line("肩关节CT平扫").click()
    await page.context().clearCookies()
    await page.keyboard.press("d")
    await page.getByRole("dialog", {name: say.ended}).waitFor()
    await shoot(page, `work-session-${language}`)
    await page.getByRole("dialog").getByRole("textbox", {name: say.password}).fill(password)
    await page.getByRole("dialog").getByRole("button", {name: say.signIn}).click()
    await kept("肩关节CT平扫", "deferred")
  })
  it("tells the second of two people what the first decided, and shows both", async () => {
    const other = await on.open({language})
    await signIn(other.page, "wang")
    await page.goto(path)
    await line("髋关节MR平扫").click()
    await other.page.goto(path)
    await line("髋关节MR平扫", other.page).click()
    await other.page.keyboard.press("d")
    await kept("髋关节MR平扫", "deferred")
    await page.keyboard.press("x")
    await page.getByLabel(say.why).fill("重复")
    await page.keyboard.press("Enter")
    await line("髋关节MR平扫").and(page.locator("[data-unsent=moved]")).waitFor()
    expect(await line("髋关节MR平扫").getAttribute("aria-selected")).toBe("false") // one is told at the next row already
    const told = page.getByRole("alert").filter({hasText: say.moved})
    await told.getByText("髋关节MR平扫").waitFor()
    await told.getByText("王对照").waitFor()
    await line("髋关节MR平扫").locator(`[data-state=deferred]`).waitFor() // the list has what the server has
    await line("髋关节MR平扫").getByText(say.markMoved).waitFor()
    await shoot(page, `work-moved-${language}`)
    await told.getByRole("button", {name: say.mine}).click()
    await kept("髋关节MR平扫", "rejected")
    expect(other.faults).toEqual([])
    await other.context.close()
  })
  it("decides all that read alike after a preview, leaves out one, and takes it back", async () => {
    await page.goto(path)
    await line("MR腕关节").click()
    await page.locator("aside ol li").first().waitFor()
    await page.keyboard.press("b")
    const dialog = page.getByRole("dialog", {name: say.bulk})
    await dialog.getByText("MRI腕关节").click()
    expect(await dialog.getByRole("button").last().isDisabled()).toBe(true)
    await dialog.getByRole("radio").first().check()
    await shoot(page, `work-bulk-${language}`)
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole("button").last().click()
    const undo = page.getByRole("status").getByRole("button", {name: say.undo})
    await undo.hover() // it stays as long as one points at it
    await kept("MR腕关节", "accepted")
    await kept("腕关节MR", "accepted")
    expect((await rowOf("MRI腕关节")).mapping.state).toBe("proposed")
    await undo.click()
    await kept("MR腕关节", "proposed")
    await kept("腕关节MR", "proposed")
  })
  it("takes answers of a blind round, which change no row", async () => {
    await page.goto(`${path}?round=A`)
    await line("腕关节MR").click()
    await page.locator("aside ol li").first().waitFor()
    await page.keyboard.press("1")
    await line("腕关节MR").locator("[data-state=accepted]").waitFor()
    await shoot(page, `work-round-${language}`)
    await page.reload()
    await line("腕关节MR").locator("[data-state=accepted]").waitFor()
    expect((await rowOf("腕关节MR")).mapping.state).toBe("proposed")
  })
  it("fits a phone, and the dark", async () => {
    const phone = await on.open({language, width: 390, height: 780, dark: true})
    await signIn(phone.page, "li")
    await phone.page.goto(`${path}?state=accepted`)
    await line("CT胸部平扫", phone.page).waitFor()
    await shoot(phone.page, `work-phone-${language}`)
    await line("CT胸部平扫", phone.page).click()
    await phone.page.locator("aside h2").waitFor()
    expect(await barriers(phone.page)).toEqual([])
    await shoot(phone.page, `work-phone-row-${language}`)
    expect(await widthOf(phone.page)).toBeLessThanOrEqual(390)
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })
  it("has a choice of several taken by a finger on a phone, and by keys at twice the size", async () => {
    const small = await on.open({language, width: 390, height: 780})
    await signIn(small.page, "li")
    await small.page.goto(path)
    await line("腕关节MR", small.page).click()
    await small.page.getByText(say.open).waitFor()
    expect(await widthOf(small.page)).toBeLessThanOrEqual(390)
    expect(await barriers(small.page)).toEqual([])
    await small.page.getByRole("button", {name: say.keep}).click()
    await kept("腕关节MR", "accepted")
    await small.page.setViewportSize({width: 640, height: 400}) // 200 %
    await small.page.goto(path)
    await line("MR腕关节", small.page).click()
    await small.page.getByRole("button", {name: say.back}).click()
    await small.page.keyboard.press("2") // shows what there is to choose from, and takes nothing
    await small.page.getByText(say.open).waitFor()
    expect((await rowOf("MR腕关节")).mapping.state).toBe("proposed")
    await shoot(small.page, `work-zoom-one-of-${language}`)
    await small.page.keyboard.press("2")
    await kept("MR腕关节", "accepted")
    expect((await rowOf("MR腕关节")).mapping.items).toHaveLength(1)
    expect(await widthOf(small.page)).toBeLessThanOrEqual(640)
    expect(small.faults).toEqual([])
    await small.context.close()
  })
  it("had no fault", () => expect(window.faults).toEqual([]))
})
