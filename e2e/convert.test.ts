import {readFileSync} from "node:fs"
import type {Page} from "playwright-core"
import {describe, expect, it} from "vitest"
import {barriers, type Language, shoot, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {cutOnPaper, onPaper} from "./paper.ts"

const names = ["CT胸部平扫+增强(医保)", "MRI膝关节", "", "<b>神秘</b>检查", "CT胸部平扫+增强(医保)"]

describe("converting names", () => {
  const on = journey()

  describe.each(languages)("in %s", language => {
    const say = (zh: string, en: string) => (language === "zh" ? zh : en)

    it("reads while one types, says why, and hands out a table", async () => {
      const {page, faults} = await on.open({language})
      await page.goto("/convert")
      await box(page, language).fill(names.join("\n"))
      const grid = page.getByRole("grid")
      await grid.getByRole("row").nth(4).waitFor()
      expect(await grid.getByRole("row").count()).toBe(5)
      const first = grid.getByRole("row").nth(1)
      await expect.poll(() => first.textContent()).toContain(say("CT胸部(平扫+增强)", "CT chest (plain + contrast)"))
      expect(await first.locator('.facet[data-facet="site"]').first().textContent()).toBe("胸部")
      expect(await page.locator("main").textContent()).toContain(say("重复1", "repeated: 1"))
      expect(await page.locator("b", {hasText: "神秘"}).count()).toBe(0)

      await grid.focus()
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      const detail = page.getByRole("complementary")
      await detail.getByRole("button", {name: say("候选项目", "Candidates")}).click()
      await detail.getByRole("list", {name: say("候选项目", "Candidates")}).waitFor()
      expect(new URL(page.url()).searchParams.get("row")).toBe("2")
      await page.keyboard.press("Tab")
      expect(await barriers(page)).toEqual([])
      await shoot(page, `convert-${language}`)

      await page.reload() // the address has it all
      await page.getByRole("complementary").waitFor()
      expect(await box(page, language).inputValue()).toBe(names.join("\n"))
      const file = await download(page, say("下载CSV", "Download CSV"))
      expect(file.text.startsWith("\ufeffname,status,accepted,codes")).toBe(true)
      expect(file.text).toContain("standard,yes,20040100220000,CT胸部(平扫+增强)")

      await page.getByRole("button", {name: /要素未写明|underspecified/}).click()
      await expect.poll(() => grid.getByRole("row").count()).toBe(2)
      await page.goBack()
      await expect.poll(() => grid.getByRole("row").count()).toBe(5)
      expect(faults).toEqual([])
      await page.context().close()
    })

    it("reads a file, by the column that one chooses, and gives it back", async () => {
      const {page, faults} = await on.open({language, width: 1920, height: 1080})
      await page.goto("/convert")
      const rows = Array.from({length: 300}, (_, i) => `${i},CT胸部平扫${i % 7},CT`)
      await choose(page, "目录.csv", `甲,乙,丙\n${rows.join("\n")}\n`)
      await page.getByRole("alert").waitFor()
      await page.getByRole("combobox", {name: say("名称列", "Column of names")}).click()
      await page.getByRole("option", {name: "乙"}).click()
      await page.getByRole("status").filter({hasText: "300"}).waitFor()
      const sheets = await onPaper(page)
      for (const sheet of sheets) expect(sheet).toContain("CT胸部平扫")
      expect(sheets.join("").match(/CT胸部平扫\d/g)).toHaveLength(300)
      expect(await cutOnPaper(page)).toEqual([])
      await page.getByRole("grid").getByRole("row").nth(3).click()
      await page.getByRole("complementary").waitFor()
      await shoot(page, `convert-file-${language}`)
      const file = await download(page, say("下载CSV", "Download CSV"))
      expect(file.text.split("\n")).toHaveLength(302)
      expect(file.text).toContain("甲,乙,丙,status,accepted")
      await choose(page, "空.txt", "")
      expect(await page.getByRole("alert").textContent()).toContain("空.txt")
      expect(faults).toEqual([])
      await page.context().close()
    })
  })

  it.each(languages)("shows what was read beside the names, in %s", async language => {
    const say = (zh: string, en: string) => (language === "zh" ? zh : en)
    const {page, faults} = await on.open({language})
    await page.goto("/convert")
    await choose(page, "部位.csv", "项目名称,检查类型,检查部位\n平扫,CT,腰椎\n平扫,,膝关节\n")
    await page.getByText(say("与名称一并读取：检查部位", "Read together with the names: 检查部位")).waitFor()
    const row = page.getByRole("row").filter({hasText: "腰椎"})
    expect(await row.textContent()).toContain(say("CT腰椎(平扫)", "CT lumbar"))
    await row.locator('[data-column="row"]').click()
    const detail = page.getByRole("complementary")
    await detail.getByText(say("检查部位：腰椎", "检查部位: 腰椎")).waitFor()
    expect(await detail.getByRole("table").locator('.facet[data-facet="site"]').textContent()).toBe("腰椎")
    await page.getByRole("row").filter({hasText: "膝关节"}).locator('[data-column="row"]').click()
    await detail.getByText(say("检查部位：膝关节", "检查部位: 膝关节")).waitFor()
    await detail.getByRole("button", {name: say("候选项目", "Candidates")}).click()
    const candidates = detail.getByRole("list", {name: say("候选项目", "Candidates")})
    expect(await candidates.getByRole("listitem").first().textContent()).toContain(say("膝关节", "knee"))
    await shoot(page, `convert-beside-${language}`)
    expect(await barriers(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("tells the columns of a pasted table apart", async () => {
    const {page, faults} = await on.open()
    await page.goto("/convert")
    await box(page, "zh").waitFor()
    await paste(page, "编码\t检查名称\t例数\nA1\t胸部CT平扫\t20\nA2\t头颅MR\t3\n")
    await page.getByText("粘贴的表格.tsv").first().waitFor()
    await page.getByRole("row").filter({hasText: "CT胸部(平扫)"}).waitFor()
    expect(await page.getByRole("row").filter({hasText: "A1"}).count()).toBe(0) // the code is no part of the name
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("goes on where it was when the server was away", async () => {
    const {page, faults} = await on.open({
      expected: [/net::ERR_/],
    })
    await page.goto("/convert")
    await box(page, "zh").waitFor()
    await paste(page, Array.from({length: 60_000}, (_, i) => `MR头颅平扫${i}`).join("\n"))
    await page.getByRole("grid").waitFor()
    await on.served.kill()
    await page.getByText("连上后接着识别").waitFor()
    const before = await readSoFar(page)
    await on.served.start()
    await expect.poll(() => readSoFar(page)).toBeGreaterThan(before)
    await page.getByRole("button", {name: "停止"}).click()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("takes a megabyte without a stall, and stops when it is told to", async () => {
    const {page, faults} = await on.open({width: 390, height: 844, dark: true})
    await page.goto("/convert")
    await page.getByRole("textbox").first().waitFor()
    const lines = Array.from({length: 100_000}, (_, i) => `CT胸部平扫${i}(医保)`)
    expect(await workedMs(page, () => paste(page, lines.join("\n")))).toBeLessThan(1500)
    await page.getByRole("grid").waitFor()
    await page.getByRole("button", {name: "停止"}).click()
    await page.getByText(/已停止/).waitFor()
    await page.getByText("100,000个名称").waitFor()
    await shoot(page, "convert-phone-dark")
    expect(await barriers(page)).toEqual([])
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

const box = (page: Page, language: Language) =>
  page.getByRole("textbox", {name: language === "zh" ? "检查名称，每行一个" : "Names of examinations, one a line"})

const choose = (page: Page, name: string, text: string) =>
  page.locator('input[type="file"]').setInputFiles({name, mimeType: "text/csv", buffer: Buffer.from(text)})

/** Paste into the box, and wait until the page drew again. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate(async text => {
    const data = new DataTransfer()
    data.setData("text/plain", text)
    const area = document.querySelector("textarea") as HTMLTextAreaElement
    area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  }, text)

/** How long the page's thread worked while something was done, others on the machine not counted. */
async function workedMs(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send("Performance.enable", {timeDomain: "threadTicks"})
  const worked = async () => {
    const {metrics} = await session.send("Performance.getMetrics")
    return (metrics.find(({name}) => name === "TaskDuration")?.value ?? Number.NaN) * 1000
  }
  const before = await worked()
  await act()
  return (await worked()) - before
}

/** How many rows the list has. */
const readSoFar = async (page: Page): Promise<number> =>
  Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1

async function download(page: Page, button: string): Promise<{readonly name: string; readonly text: string}> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name: button}).click()])
  return {name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8")}
}
