import {readFileSync} from "node:fs"
import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, password, setUp, shoot, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {cutOnPaper, onPaper} from "./paper.ts"

const list = `编码,名称,检查类型,科室,检查量,备注
0001,CT胸部平扫,CT,CT室,5000,
0002,膝关节MR,MR,磁共振室,400,
0003,MR膝关节,MR,磁共振室,300,
0004,神秘检查,,,30,只在周三
0005,,CT,CT室,10,
6,DR胸部正位,DR,放射科,2000,
`
const csv = (text: string, name = "目录.csv") => ({name, mimeType: "text/csv", buffer: Buffer.from(text)})

describe.each(languages)("a catalogue in %s", language => {
  const on = journey()
  let window: Window
  let page: Page
  const t = (zh: string, en: string) => (language === "zh" ? zh : en)
  const button = (zh: string, en: string) => page.getByRole("button", {name: t(zh, en), exact: true})
  const link = (zh: string, en: string) => page.getByRole("link", {name: t(zh, en), exact: true})
  const tab = (zh: string, en: string) => page.getByRole("tab", {name: t(zh, en)})
  const zone = () => page.locator("input[type=file]")

  beforeAll(async () => {
    window = await on.open({language})
    page = window.page
    await setUp(page, on.served.secret, language)
  })

  it("begins with an institution, which the empty list leads to", async () => {
    await page.goto("/catalogues")
    await link("到“机构”页建立", "Make one on the institutions page").click()
    await page.waitForURL("**/manage/institutions")
    await button("添加机构", "Add an institution").click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel(t("代码", "Code")).fill("H1")
    await dialog.getByLabel(t("名称", "Name")).fill("示范医院")
    await dialog.getByRole("button", {name: t("添加机构", "Add an institution")}).click()
    await dialog.waitFor({state: "detached"})
  })
  it("is made, and says that it waits for a file", async () => {
    await page.goto("/catalogues")
    await page.getByLabel(t("目录名称", "Name of the catalogue")).fill("放射科")
    await page.keyboard.press("Enter")
    await link("导入文件", "Import a file").click()
    await page.waitForURL("**/import")
    expect(await barriers(page)).toEqual([])
  })
  it("refuses what is no list, in words", async () => {
    const refused = async (file: {name: string; mimeType: string; buffer: Buffer}, words: RegExp) => {
      await zone().setInputFiles(file)
      await page.getByRole("alert").filter({hasText: words}).waitFor()
    }
    await refused(csv(""), /0字节|0 bytes/)
    await refused(csv("编号,内容\n1,二\n"), /目录\.csv|编号/)
    await page.getByRole("combobox", {name: t("哪一列是名称？", "Which column holds the names?")}).waitFor()
    await refused({...csv("PK\u0003\u0004nothing"), name: "坏.xlsx"}, /坏\.xlsx/)
    await refused(csv("编码,名称,患者姓名\n1,胸部CT,王五\n"), /患者姓名/)
    expect(await button("导入", "Import").isDisabled()).toBe(true)
  })
  it("stays where it is when a file falls beside the field", async () => {
    const at = page.url()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File(["a"], "a.csv"))
      const fall = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true})
      if (document.body.dispatchEvent(fall)) location.href = "about:blank" // as a browser does
    })
    expect(page.url()).toBe(at)
  })
  it("takes a file after a preview, and maps it", async () => {
    await zone().setInputFiles(csv(list))
    const preview = page.getByRole("region", {name: t("导入后", "Preview")})
    await preview.getByText("神秘检查").waitFor()
    await preview.getByText(t("第6行", "Row 6")).waitFor()
    await preview.getByLabel(t("补回丢失的前导零", "Restore lost leading zeros")).check()
    await preview.getByRole("cell", {name: "0006"}).waitFor()
    await button("逐列指定含义", "Say what each column holds").click()
    const count = preview.getByRole("combobox", {name: "检查量"})
    await count.click()
    await page.getByRole("option", {name: t("不读取，原样保留", "Kept, not read")}).click()
    await preview.getByText(t("没有检查量一列", "There is no column of counts")).waitFor()
    expect(await barriers(page)).toEqual([])
    await count.click()
    await page.getByRole("option", {name: t("检查量", "Count"), exact: true}).click()
    await preview.getByText(t("没有检查量一列", "There is no column of counts")).waitFor({state: "detached"})
    await shoot(page, `import-${language}`)
    for (const width of [640, 390]) {
      await page.setViewportSize({width, height: 400}) // 200 %, and a phone
      expect(await widthOf(page)).toBeLessThanOrEqual(width)
      expect(await barriers(page)).toEqual([])
    }
    await shoot(page, `import-phone-${language}`)
    await page.setViewportSize({width: 1280, height: 800})
    await window.context.clearCookies() // the session ends before it is taken in
    await button("导入", "Import").click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("textbox", {name: t("密码", "Password")}).fill(password)
    await dialog.getByRole("button", {name: t("登录", "Sign in"), exact: true}).click()
    await dialog.waitFor({state: "detached"})
    await button("导入", "Import").click()
    await button("开始对照", "Map now").click()
    await page.getByText(t("新对照5行", "Rows mapped: 5")).waitFor()
    await shoot(page, `import-mapped-${language}`)
  })
  it("shows how far it is", async () => {
    await page
      .getByRole("navigation", {name: t("目录", "Catalogue"), exact: true})
      .getByText(t("目录对照", "Catalogues"))
      .click()
    await page.getByRole("table", {name: t("机构及其目录", "Institutions and their catalogues")}).waitFor()
    await page.getByText(t("7,000/共7,730", "7,000 of 7,730")).waitFor()
    await page.getByRole("tab").first().waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `catalogues-${language}`)
    await page.setViewportSize({width: 390, height: 800})
    await shoot(page, `catalogues-phone-${language}`)
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await page.setViewportSize({width: 1280, height: 800})
    await page.emulateMedia({colorScheme: "dark"})
    await shoot(page, `catalogues-dark-${language}`)
    expect(await barriers(page)).toEqual([])
    await page.emulateMedia({colorScheme: "light"})
    const [sheet, ...more] = await onPaper(page)
    expect(sheet).toContain(t("7,000/共7,730", "7,000of7,730"))
    expect(sheet).not.toMatch(/登录|Signout|root/)
    expect(more).toEqual([])
    expect(await cutOnPaper(page)).toEqual([])
  })
  it("is exported as it stands", async () => {
    await tab("导出", "Export").click()
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      link(`${t("下载", "Download")} ${t("表格CSV", "Table, CSV")}`, `Download Table, CSV`).click(),
    ])
    const text = readFileSync(await download.path(), "utf8")
    expect(text.split(/\r?\n/).filter(Boolean)).toHaveLength(3)
    expect(text).toContain("0001,CT胸部平扫")
  })
  it("takes decisions back from a file, and tells what it didn't take", async () => {
    const {institution, catalogue, rows} = await page.evaluate(async () => {
      const at = "/api/v1/institutions"
      const json = async (path: string) => (await fetch(path)).json()
      const [{id: institution}] = (await json(at)).items
      const [{id: catalogue}] = (await json(`${at}/${institution}/catalogues`)).items
      const rows: {row: string; name: string; mapping: {id: string}}[] = (
        await json(`${at}/${institution}/catalogues/${catalogue}/work`)
      ).items
      return {institution, catalogue, rows}
    })
    expect(rows).toHaveLength(3)
    const line = (name: string, rest: string) => {
      const row = rows.find(one => one.name === name)
      return `${row?.row},${row?.mapping.id},${rest}`
    }
    const decided = [
      "zm_row,zm_saw,zm_decision,zm_codes,zm_relation,zm_reason",
      line("膝关节MR", "修改,30072203110000,,"),
      line("MR膝关节", ",,,"),
      line("神秘检查", "拒绝,,,"),
    ].join("\n")
    await page.goto(`/catalogues?institution=${institution}&catalogue=${catalogue}&part=decided`)
    await zone().setInputFiles(csv(decided, "待办表.csv"))
    const issues = page.getByRole("list", {name: t("未采纳", "Not applied")})
    await issues.getByText(t("第4行", "Row 4")).waitFor()
    await page.getByText(t("7,400/共7,730", "7,400 of 7,730")).waitFor()
    await shoot(page, `decided-${language}`)
    await tab("工作量统计", "Workload").click()
    await page.getByText(t("修改 1", "change 1")).first().waitFor()
    await tab("进度与对照", "Progress and mapping").click()
    await button("预览重新识别的变化", "Preview re-reading").click()
    await page.getByText(t("没有变化", "nothing changes")).waitFor()
  })
  it("shares the work out, and takes a part back", async () => {
    await tab("分工", "Assignments").click()
    await page.getByLabel(t("用户名", "Login")).fill("root")
    await page.getByLabel(t("到", "To"), {exact: true}).fill("101")
    await button("分派", "Assign").click()
    await page.getByRole("alert").waitFor()
    await page.getByLabel(t("到", "To"), {exact: true}).fill("50")
    await button("分派", "Assign").click()
    await page.getByRole("cell", {name: t("全部行的0 %至50 %", "0 % to 50 % of all rows")}).waitFor()
    await button("收回", "Take back").click()
    await page.getByText(t("还没有分工", "No assignments yet")).waitFor()
  })
  it("has the institution's extensions beside it, their codes checked", async () => {
    await link("扩展与组合", "Extensions and combinations").click()
    const picker = page.getByRole("combobox", {name: t("添加标准项目", "Add a standard item")})
    await picker.fill("20040100110000")
    await page.getByRole("option", {name: /20040100110000/}).waitFor()
    await picker.press("Enter")
    await page.getByLabel(t("后缀", "Suffix")).fill("错")
    await page.getByText("-错").waitFor()
    await page.getByLabel(t("后缀", "Suffix")).fill("C1")
    await page.getByText(t("编码成立", "The code holds")).waitFor()
    await page.getByLabel(t("本院名称", "Local name")).fill("<b>急诊胸部</b>")
    await button("登记", "Register").click()
    await page.getByRole("cell", {name: "<b>急诊胸部</b>"}).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `extensions-${language}`)
    expect(window.faults).toEqual([])
  })
})
