import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, setUp, shoot, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"

const texts = {
  zh: {
    sample: "载入示例数据",
    hospital: "示例医院（编造的数据）",
    map: "开始对照",
    remove: "移除示例",
    first: "建立第一个机构",
    add: "添加机构",
    code: "代码",
    name: "名称",
    steps: "开始的几步",
    addUser: "添加用户",
    login: "用户名",
    person: "姓名",
    role: "角色",
    reviewer: "审核员",
    catalogue: "建立第一个目录",
    catalogueName: "目录名称",
    takeIn: "导入文件",
  },
  en: {
    sample: "Load sample data",
    hospital: "Sample hospital (made-up data)",
    map: "Map now",
    remove: "Remove the sample",
    first: "Make the first institution",
    add: "Add an institution",
    code: "Code",
    name: "Name",
    steps: "The first steps",
    addUser: "Add a user",
    login: "Login",
    person: "Name",
    role: "Role",
    reviewer: "reviewer",
    catalogue: "Make the first catalogue",
    catalogueName: "Name of the catalogue",
    takeIn: "Import a file",
  },
} as const

describe.each(languages)("after the first start, in %s,", language => {
  const say = texts[language]
  const on = journey()
  let window: Window
  let page: Page
  beforeAll(async () => {
    window = await on.open({language})
    page = window.page
    await setUp(page, on.served.secret, language)
  })
  const button = (name: string) => page.getByRole("button", {name, exact: true})

  it("sample data can be looked at, named as such, and taken away again", async () => {
    await button(say.sample).click()
    await page.waitForURL(/\/catalogues\/[^/]+\/[^/]+$/)
    await page.getByRole("heading", {name: say.hospital}).waitFor()
    await button(say.map).click()
    await page.locator("[role=row]").filter({hasText: "膝关节MR"}).waitFor()
    await shoot(page, `sample-${language}`)
    await page.goto("/catalogues")
    await button(say.remove).click()
    await page.getByRole("dialog").getByRole("button", {name: say.remove}).click()
    await page.getByText(say.hospital).first().waitFor({state: "detached"})
    await button(say.sample).waitFor()
    expect(await barriers(page)).toEqual([])
  })
  it("one is led from an institution to its people and their roles", async () => {
    await page.goto("/manage/institutions")
    expect(await barriers(page)).toEqual([])
    await button(say.first).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel(say.code).fill("H1")
    await dialog.getByLabel(say.name).fill("示范医院")
    await dialog.getByRole("button", {name: say.add}).click()
    const steps = page.getByRole("list", {name: say.steps})
    await steps.waitFor()
    await shoot(page, `first-steps-${language}`)
    await button(say.addUser).click()
    await dialog.getByLabel(say.login).fill("zhao")
    await dialog.getByLabel(say.person, {exact: false}).last().fill("赵审核")
    await dialog.getByRole("combobox", {name: say.role}).click()
    await page.getByRole("option", {name: say.reviewer}).click()
    await dialog.getByRole("button", {name: say.addUser}).click()
    await page.getByRole("dialog").getByRole("button").last().click() // the password that is shown once
    await page.getByText("赵审核").first().waitFor()
    await expect.poll(() => steps.locator("[data-done]").count()).toBe(2)
    expect(await barriers(page)).toEqual([])
  })
  it("and to its first catalogue", async () => {
    await page.getByRole("link", {name: say.catalogue}).click()
    await page.getByLabel(say.catalogueName).fill("放射科")
    await page.keyboard.press("Enter")
    await page.getByRole("link", {name: say.takeIn}).waitFor()
    await page.setViewportSize({width: 390, height: 800})
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    expect(await barriers(page)).toEqual([])
  })
  it("left no fault in the console", () => expect(window.faults).toEqual([]))
})
