import {readFileSync} from "node:fs"
import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {houseRows, houses} from "../bench/house.ts"
import type {Client} from "../src/client/index.ts"
import {barriers, shoot, signIn, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {cutOnPaper, onPaper} from "./paper.ts"
import {addCatalogue, addUser, prepare, signedIn} from "./prepared.ts"

const figures = ["coverage", "heat-map", "names", "treemap", "agreement"] as const

describe("a catalogue in pictures", () => {
  const on = journey()
  let path: string
  let exported: string
  let empty: string
  beforeAll(async () => {
    const prepared = await prepare(on.served)
    const at = await addCatalogue(prepared, catalogueOf(400))
    path = `/catalogues/${at.institution}/${at.catalogue}/pictures`
    exported = `/api/v1/institutions/${at.institution}/catalogues/${at.catalogue}/export`
    const none = await addCatalogue(prepared, "编码,名称\n1,神秘检查\n", {code: "H2", name: "新医院"})
    empty = `/catalogues/${none.institution}/${none.catalogue}/pictures`
    await addUser(prepared, {login: "second", name: "第二人"}, {institution: at.institution, role: "mapper"})
    await blindRound(prepared.api, await signedIn(on.served.address, "second"), at)
  })

  describe.each(languages)("in %s", language => {
    const say = (zh: string, en: string) => (language === "zh" ? zh : en)

    it("shows each, says its numbers by keyboard, and hands it out", async () => {
      const {page, faults} = await on.open({language, width: 1280, height: 900})
      await signIn(page)
      await page.goto(path)
      await allDrawn(page)
      expect(await barriers(page)).toEqual([])
      await shoot(page, `pictures-${language}`)
      const alone = await on.open({language, width: 700, height: 420})
      for (const name of figures) {
        const figure = page.locator(`figure[aria-labelledby="${name}-title"]`)
        const svg = await download(page, figure.getByRole("button", {name: say("图SVG", "SVG"), exact: true}))
        expect(svg).toMatch(/^<\?xml/)
        expect(svg).not.toMatch(/class=|var\(|href|tabindex/)
        const csv = await download(page, figure.getByRole("button", {name: say("数据CSV", "CSV"), exact: true}))
        expect(csv.trim().split("\r\n").length).toBeGreaterThan(1)
        await alone.page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`)
        expect(await alone.page.evaluate(() => document.documentElement.tagName)).toBe("svg")
        expect(await alone.page.evaluate(() => document.querySelectorAll("text").length)).toBeGreaterThan(3)
        if (language === "zh") await shoot(alone.page, `pictures-alone-${name}`)
      }
      await alone.context.close()
      const bars = page.getByRole("group", {name: say("每个项目的名称数", "Names per item")})
      await bars.getByRole("link").first().focus()
      await page.keyboard.press("ArrowDown")
      const told = await page.getByRole("tooltip").textContent()
      expect(told).toMatch(/\d{14}/)
      await page.keyboard.press("Enter")
      await page.waitForURL(/state=accepted&item=5\.0/)
      expect(told).toContain(new URL(page.url()).searchParams.get("item")?.split(" ")[1])
      await page.goBack()
      await allDrawn(page)
      expect(faults).toEqual([])
      await page.context().close()
    })

    it("goes on paper, each picture whole, and its mappings as a sheet to sign", async () => {
      const {page, faults} = await on.open({language})
      await signIn(page)
      await page.goto(path)
      await allDrawn(page)
      const titles = await page.locator("figure h2").allTextContents()
      const pictures = await onPaper(page)
      for (const title of titles.map(text => text.replaceAll(" ", "")))
        expect(pictures.filter(sheet => sheet.includes(title))).toHaveLength(1)
      expect(pictures[0]).toContain("示范医院")
      expect(pictures.join("")).not.toMatch(/SVG|CSV|目录对照/)
      expect(await cutOnPaper(page)).toEqual([])
      expect(faults).toEqual([])

      const answer = await page.request.get(`${exported}?as=paper&language=${language}`)
      await page.goto("about:blank") // as the file is opened, under nobody's policy
      await page.setContent(await answer.text())
      const sheets = await onPaper(page)
      expect(sheets.length).toBeGreaterThan(5)
      for (const [i, sheet] of sheets.entries()) {
        expect(sheet).toContain(`${i + 1}/${sheets.length}`)
        expect(sheet).toContain(say("本院编码", "Localcode"))
      }
      expect(sheets[0]).toContain(say("医疗机构：示范医院", "Institution:示范医院"))
      expect(sheets.at(-1)).toMatch(/FS\d{6}.*(审核人（签字）|Reviewedby\(signature\))/) // on a sheet with rows
      await page.context().close()
    })

    it("shows one large, and the same in numbers", async () => {
      const {page, faults} = await on.open({
        language,
        width: 1920,
        height: 1080,
        dark: true,
      })
      await signIn(page)
      await page.goto(`${path}?only=heat-map`)
      await page.locator("figure svg[role=group]").waitFor()
      expect(await page.locator("figure").count()).toBe(1)
      await page.getByText(say("名称", "Names"), {exact: true}).click()
      await page.waitForURL(/measure=names/)
      await shoot(page, `pictures-large-${language}`)
      await page.getByRole("button", {name: say("看数字", "Numbers")}).click()
      await page.getByRole("table").waitFor()
      expect(await barriers(page)).toEqual([])
      await page.goBack()
      await page.locator("figure svg[role=group]").waitFor()
      expect(faults).toEqual([])
      await page.context().close()
    })
  })

  it("fits a phone, and says where there is nothing to see", async () => {
    const {page, faults} = await on.open({width: 390, height: 844})
    await signIn(page)
    await page.goto(path)
    await allDrawn(page)
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await page.locator("figure").nth(1).scrollIntoViewIfNeeded()
    await shoot(page, "pictures-phone")
    await page.goto(empty)
    await page.getByText("还没有接受的名称", {exact: false}).first().waitFor()
    await shoot(page, "pictures-empty")
    expect(faults).toEqual([])
    await page.context().close()
  })
})

const allDrawn = (page: Page): Promise<void> =>
  expect.poll(() => page.locator("figure svg[role=group]").count()).toBe(figures.length)

/** Two people say what the same rows mean, and differ on every fourth. */
async function blindRound(
  first: Client,
  second: Client,
  at: {readonly institution: string; readonly catalogue: string},
): Promise<void> {
  const {items} = (await first.call("work.list", {params: at, query: {state: "accepted", limit: 12}})).value
  for (const [i, {row, mapping}] of items.entries()) {
    const params = {institution: at.institution, row, round: "一轮"}
    const same = {act: "accept" as const, items: mapping.items.map(({edition, code}) => ({edition, code}))}
    await first.call("rounds.choose", {params, body: same})
    await second.call("rounds.choose", {
      params,
      body: i % 4 === 0 ? {act: "no match", items: [], reason: "看不清"} : same,
    })
  }
}

/** A made hospital's rows, as its file. */
function catalogueOf(count: number): string {
  const house = houses.city
  if (!house) throw new Error("no such house")
  const rows = [...houseRows(house, count)].map(({cells}) => cells.join(","))
  return [house.header.join(","), ...rows].join("\n")
}

async function download(page: Page, button: ReturnType<Page["locator"]>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()])
  return readFileSync(await file.path(), "utf8")
}
