import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, composeText, shoot, signIn, smallWindows, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

const names = ["胸部CT平扫(囧)", "盆腔CT平扫(囧)", "颈椎CT平扫(囧)", "胸部CT平扫 魑魅", "神秘检查"] as const
const csv = `编码,名称,数量\n${names.map((name, i) => `A${i + 1},${name},${900 - 100 * i}`).join("\n")}\n`

const texts = {
  zh: {
    teach: "教一个词",
    unread: "名称中未识别的文字",
    preview: "看看会改变什么",
    go: "教这个词并重读",
    sure: "转为已接受",
    taught: "已教“囧”",
    undo: "撤回",
    withdrawn: "已撤回“囧”",
    withdrawTitle: "撤回“囧”",
    withdrawGo: "撤回并重读",
    close: "关闭",
    kind: "它是",
    method: "方法",
    meaning: "意思是",
    contrast: "增强（各类扫描）",
    word: "词",
    known: "词库已有",
    own: "本机构用词",
    flag: "含本机构用词",
    select: "或在名称中点第一个和最后一个字",
    adopt: "采用“囧”",
    proposals: "多家机构都教的词",
    export: "导出：CT、磁共振、X线",
  },
  en: {
    teach: "Teach a word",
    unread: "Words not understood in the name",
    preview: "See what it would change",
    go: "Teach it and read again",
    sure: "Become accepted",
    taught: "“囧” is taught",
    undo: "Withdraw",
    withdrawn: "“囧” is withdrawn",
    withdrawTitle: "Withdraw “囧”",
    withdrawGo: "Withdraw it and read again",
    close: "Close",
    kind: "It is",
    method: "method",
    meaning: "It means",
    contrast: "with contrast, of any scan",
    word: "Word",
    known: "The lexicon knows",
    own: "Own words",
    flag: "read by a word of the institution",
    select: "Or click the first and the last character in the name",
    adopt: "Take over “囧”",
    proposals: "Words that several institutions teach",
    export: "Export: CT, MR, X-ray",
  },
} as const

describe.each(languages)("teaching words in %s", language => {
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
  })

  const line = (name: string) => page.locator("[role=row]").filter({hasText: name}).first()
  const dialog = () => page.getByRole("dialog", {name: say.teach})
  const button = (name: string, within: Page | ReturnType<typeof dialog> = dialog()) =>
    within.getByRole("button", {name, exact: true})
  const stateOf = async (name: string) => {
    for (const state of ["proposed", "accepted"] as const) {
      const {items} = (await prepared.api.call("work.list", {params: at, query: {state, limit: 100}})).value
      if (items.some(row => row.name === name)) return state
    }
    throw new Error(name)
  }
  const states = () => Promise.all(names.map(stateOf))
  const open = async (name: string) => {
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await line(name).click()
    await page.keyboard.press("t")
    await dialog().waitFor()
  }

  it("shows first what a word of the row would change, by keyboard and one click", async () => {
    await open(names[0])
    const offered = dialog().getByRole("group", {name: say.unread}).getByRole("button")
    expect(await offered.allTextContents()).toEqual(["囧"])
    expect(await offered.first().getAttribute("aria-pressed")).toBe("true")
    await button(say.preview).click()
    const sure = dialog().locator("[data-effect=sure]")
    await sure.waitFor()
    expect(await sure.textContent()).toContain(`${say.sure}3`)
    expect(await dialog().locator("li").count()).toBe(3)
    expect(await states()).toEqual(Array(5).fill("proposed"))
    expect(await barriers(page)).toEqual([])
    await shoot(page, `teach-preview-${language}`)
  })
  it("reads the institution's rows again when it is taught, and takes it back", async () => {
    await button(say.go).click()
    await dialog().getByText(say.taught).waitFor()
    expect(await states()).toEqual(["accepted", "accepted", "accepted", "proposed", "proposed"])
    await button(say.undo).click()
    await dialog().getByText(say.withdrawn).waitFor()
    expect(await states()).toEqual(Array(5).fill("proposed"))
    await button(say.close).last().click()
    await line(names[0]).waitFor()
  })
  it("tells in the row what was read by the institution's word", async () => {
    await open(names[0])
    const next = (name: string) => button(name).last().and(page.locator(":focus")).waitFor()
    await next(say.preview)
    await page.keyboard.press("Enter")
    await next(say.go)
    await page.keyboard.press("Enter")
    await dialog().getByText(say.taught).waitFor()
    await next(say.close)
    await page.keyboard.press("Enter")
    await dialog().waitFor({state: "detached"})
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}?state=accepted`)
    await line(names[0]).click()
    const panel = page.getByRole("complementary", {name: names[0]})
    await panel.getByText(say.flag).waitFor()
    expect(await panel.locator("h2 [data-own]").textContent()).toBe("囧")
  })
  it("refuses a word that the lexicon knows, with the reason, and takes any characters that are selected", async () => {
    await open(names[3])
    const characters = dialog().getByRole("group", {name: say.select}).getByRole("button")
    await characters.nth(0).click()
    await characters.nth(1).click()
    const field = dialog().getByLabel(say.word, {exact: true})
    await expect.poll(() => field.inputValue()).toBe("胸部")
    await button(say.preview).click()
    await dialog().getByText(say.known).waitFor()
  })
  it("finds what a word means among the terms of the edition", async () => {
    const field = dialog().getByLabel(say.word, {exact: true})
    await field.fill("魑魅")
    await dialog().getByRole("combobox", {name: say.kind}).click()
    await page.getByRole("option", {name: say.method, exact: true}).click()
    const meaning = dialog().getByRole("combobox", {name: say.meaning})
    await meaning.focus()
    if (language === "zh") await composeText(page, ["z", "zeng'qiang"], "增强")
    else await meaning.fill("contrast")
    await page.getByRole("option", {name: say.contrast, exact: true}).click()
    await button(say.preview).click()
    await dialog().locator("[data-effect]").first().waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `teach-meaning-${language}`)
  })
  it("works in a narrow window, and at twice the size", async () => {
    const narrow = await on.open({language, width: 390, height: 780})
    await signIn(narrow.page, "li")
    await narrow.page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await narrow.page.locator("[role=row]").filter({hasText: names[3]}).first().click()
    await narrow.page.getByRole("button", {name: new RegExp(`^${say.teach}`)}).click()
    const small = narrow.page.getByRole("dialog", {name: say.teach})
    await small.getByRole("button", {name: say.preview, exact: true}).click()
    await small.locator("[data-effect]").first().waitFor()
    for (const [width, height] of smallWindows) {
      await narrow.page.setViewportSize({width, height})
      expect(await widthOf(narrow.page)).toBeLessThanOrEqual(width)
      expect(await barriers(narrow.page)).toEqual([])
      await shoot(narrow.page, `teach-${width}-${language}`)
    }
    expect(narrow.faults).toEqual([])
    await narrow.context.close()
  })
  it("lists the institution's words, and withdraws one after showing what that changes", async () => {
    await page.goto(`/catalogues?words=${at.institution}`)
    const part = page.getByRole("region", {name: say.own})
    await part.getByRole("cell", {name: "囧", exact: true}).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `words-${language}`)
    await part.getByRole("button", {name: say.withdrawTitle}).click()
    const asking = page.getByRole("dialog", {name: say.withdrawTitle})
    await asking.locator("[data-effect=unsure]").waitFor()
    await asking.getByRole("button", {name: say.withdrawGo}).click()
    await asking.getByText(say.withdrawn).waitFor()
    expect(await states()).toEqual(Array(5).fill("proposed"))
    await asking.getByRole("button", {name: say.close}).last().click()
  })
  it("is offered inside the group, taken over there, and proposed to the lexicon's keepers", async () => {
    const {api} = prepared
    const other = await addCatalogue(prepared, csv, {code: "H2", name: "邻院"})
    const {id: group} = (await api.call("groups.add", {body: {name: "医联体"}})).value
    for (const {institution} of [at, other]) await api.call("groups.ask", {params: {institution}, body: {group}})
    await api.call("words.teach", {
      params: {institution: other.institution},
      body: {text: "囧", kind: "aside", value: ""},
    })
    await page.goto(`/catalogues?words=${at.institution}`)
    await page.getByRole("button", {name: say.adopt}).click()
    const asking = page.getByRole("dialog", {name: say.adopt})
    await asking.locator("[data-effect=sure]").waitFor()
    await asking.getByRole("button", {name: say.go}).click()
    await asking.getByText(say.taught).waitFor()
    const root = await on.open({language})
    await signIn(root.page)
    await root.page.goto("/manage/words")
    await root.page.getByRole("heading", {name: say.proposals}).waitFor()
    await root.page.getByRole("cell", {name: "囧", exact: true}).waitFor()
    expect(await barriers(root.page)).toEqual([])
    await shoot(root.page, `words-proposed-${language}`)
    const [file] = await Promise.all([
      root.page.waitForEvent("download"),
      root.page.getByRole("link", {name: say.export}).click(),
    ])
    expect(file.suggestedFilename()).toBe("word-radiology.csv")
    expect(root.faults).toEqual([])
    await root.context.close()
  })
  it("left no fault in the console", () => expect(window.faults).toEqual([]))
})
