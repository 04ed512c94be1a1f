import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, shoot, signIn, smallWindows, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

const csv = "编码,名称,数量\nA1,膝关节MR平扫,90\nA2,踝关节MR平扫,80\nB1,髋关节MR平扫,70\n"

const texts = {
  zh: {
    tasks: "我的任务",
    round: "双人盲审“一”",
    open: "去做",
    asked: "您在双人盲审“一”中",
    go: "去“一”",
    left: "1行待决定",
    blind: "您的判断只记入本轮",
    refused: "此行属于双人盲审“一”",
  },
  en: {
    tasks: "My tasks",
    round: "Blind round “一”",
    open: "Go to it",
    asked: "You take part in the blind round “一”",
    go: "Go to “一”",
    left: "1 rows undecided",
    blind: "count in this round only",
    refused: "You are asked what this row means in the blind round “一”",
  },
} as const

describe.each(languages)("who is asked to do something, in %s,", language => {
  const say = texts[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let window: Window
  let page: Page
  beforeAll(async () => {
    prepared = await prepare(on.served)
    at = await addCatalogue(prepared, csv)
    for (const [login, name] of [
      ["li", "李对照"],
      ["wang", "王对照"],
    ] as const) {
      await addUser(prepared, {login, name}, {institution: at.institution, role: "mapper"})
      const part = {login, kind: "range", lower: "A1", upper: "A9", round: "一"} as const
      await prepared.api.call("assignments.add", {params: at, body: part})
    }
    const part = {login: "li", kind: "range", lower: "B1", upper: "B9"} as const
    await prepared.api.call("assignments.add", {params: at, body: part})
    window = await on.open({language})
    page = window.page
    await signIn(page, "li")
  })

  const tasks = (on = page) => on.getByRole("region", {name: say.tasks})
  const line = (name: string) => page.locator("[role=row]").filter({hasText: name}).first()
  const stateOf = async (name: string) => {
    const {items} = (await prepared.api.call("work.list", {params: at, query: {state: "accepted"}})).value
    return items.some(row => row.name === name) ? "accepted" : "open"
  }

  it("sees it first on the page of catalogues", async () => {
    await page.goto("/catalogues")
    await tasks().getByText(say.round).waitFor()
    await tasks().getByText(say.left).waitFor()
    expect(await tasks().getByRole("listitem").count()).toBe(2)
    expect(await barriers(page)).toEqual([])
    await shoot(page, `tasks-${language}`)
  })
  it("is refused an open decision on a row of the round, and led there", async () => {
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await page.getByText(say.asked).waitFor()
    await line("膝关节MR平扫").click()
    await page.locator("aside ol li").first().waitFor()
    await page.keyboard.press("1")
    await line("膝关节MR平扫").click()
    await page.getByText(say.refused).waitFor()
    expect(await stateOf("膝关节MR平扫")).toBe("open")
    expect(await barriers(page)).toEqual([])
    await shoot(page, `tasks-refused-${language}`)
    await page.getByRole("link", {name: say.go}).click()
    await page.getByText(say.blind).waitFor()
    expect(await page.getByText(say.asked).count()).toBe(0)
    await line("膝关节MR平扫").waitFor()
    expect(await line("髋关节MR平扫").count()).toBe(0)
  })
  it("goes from a task to its part", async () => {
    await page.goto("/catalogues")
    await tasks().getByRole("listitem").filter({hasText: say.round}).getByRole("link", {name: say.open}).click()
    await page.getByText(say.blind).waitFor()
  })
  it("reads it in a narrow window, and at twice the size", async () => {
    const narrow = await on.open({language, width: 390, height: 780})
    await signIn(narrow.page, "li")
    const fits = async (name: string) => {
      for (const [width, height] of smallWindows) {
        await narrow.page.setViewportSize({width, height})
        expect(await widthOf(narrow.page)).toBeLessThanOrEqual(width)
        expect(await barriers(narrow.page)).toEqual([])
        await shoot(narrow.page, `${name}-${width}-${language}`)
      }
    }
    await narrow.page.goto("/catalogues")
    await tasks(narrow.page).getByText(say.round).waitFor()
    await fits("tasks-all")
    await narrow.page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await narrow.page.getByText(say.asked).waitFor()
    await fits("tasks-work")
    expect(narrow.faults).toEqual([])
    await narrow.context.close()
  })
  it("left no fault in the console", () => expect(window.faults).toEqual([]))
})

const looks = {
  zh: {
    wait: "1行待我审核",
    waits: "李对照决定为“已接受”，待另一位有审核权限的人员通过",
    own: "这一行由您本人决定",
    why: "为什么退回？",
    back: "1行退回给我",
    told: "孙审核退回了李对照的决定“已接受”：项目不全或过多",
    none: "没有符合这些条件的行",
  },
  en: {
    wait: "1 rows for me to confirm",
    waits: "李对照 decided “accepted”; it holds once another who may review confirms it",
    own: "You decided this row yourself",
    why: "Why is it sent back?",
    back: "1 rows sent back to me",
    told: "孙审核 sent back what 李对照 decided, “accepted”: items are missing or too many",
    none: "No row fits these filters",
  },
} as const

describe.each(languages)("a second look, in %s,", language => {
  const say = looks[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let mapper: Window
  let reviewer: Window
  beforeAll(async () => {
    prepared = await prepare(on.served)
    at = await addCatalogue(prepared, csv)
    const {institution} = at
    await addUser(prepared, {login: "li", name: "李对照"}, {institution, role: "mapper"})
    await addUser(prepared, {login: "sun", name: "孙审核"}, {institution, role: "reviewer"})
    const params = {institution}
    const {value, etag = ""} = await prepared.api.call("institutions.get", {params})
    const body = {name: value.name, secondLook: true}
    await prepared.api.call("institutions.change", {params, body, ifMatch: etag})
    mapper = await on.open({language})
    await signIn(mapper.page, "li")
    reviewer = await on.open({language})
    await signIn(reviewer.page, "sun")
  })

  const line = ({page}: Window) => page.locator("[role=row]").filter({hasText: "膝关节MR平扫"}).first()
  const rowsIn = async (state: "accepted" | "to confirm" | "sent back") =>
    (await prepared.api.call("work.list", {params: at, query: {state}})).value.items.map(({name}) => name)

  it("holds what a mapper decides until a reviewer has looked", async () => {
    const {page} = mapper
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await line(mapper).click()
    await page.locator("aside ol li").first().waitFor()
    await page.keyboard.press("1")
    await expect.poll(() => rowsIn("to confirm")).toEqual(["膝关节MR平扫"])
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}?state=to+confirm`)
    await line(mapper).click()
    await page.getByText(say.waits).waitFor()
    await page.keyboard.press("y")
    await page.getByText(say.own).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `look-own-${language}`)
  })
  it("is found in the reviewer's tasks, and sent back with one key and a reason", async () => {
    const {page} = reviewer
    await page.goto("/catalogues")
    await page.getByRole("link", {name: say.wait}).click()
    await line(reviewer).click()
    await page.keyboard.press("w")
    await page.getByLabel(say.why).waitFor()
    await shoot(page, `look-back-${language}`)
    await page.keyboard.press("2")
    await expect.poll(() => rowsIn("sent back")).toEqual(["膝关节MR平扫"])
  })
  it("comes back to the mapper, who decides anew, and is confirmed with one key", async () => {
    const {page} = mapper
    await page.goto("/catalogues")
    await page.getByRole("link", {name: say.back}).click()
    await line(mapper).click()
    await page.getByText(say.told).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `look-told-${language}`)
    await page.keyboard.press("a")
    await expect.poll(() => rowsIn("to confirm")).toEqual(["膝关节MR平扫"])
    await reviewer.page.goto(`/catalogues/${at.institution}/${at.catalogue}?state=to+confirm&decider=others`)
    await line(reviewer).click()
    await reviewer.page.getByText(say.waits).waitFor()
    await shoot(reviewer.page, `look-confirm-${language}`)
    await reviewer.page.keyboard.press("y")
    await expect.poll(() => rowsIn("accepted")).toContain("膝关节MR平扫")
    await reviewer.page.reload()
    await reviewer.page.getByText(say.none).waitFor()
  })
  it("left no fault in the console", () => expect([...mapper.faults, ...reviewer.faults]).toEqual([]))
})
