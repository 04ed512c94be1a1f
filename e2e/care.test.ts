import type {Locator, Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, shoot, signIn, type Window, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, type Prepared, prepare} from "./prepared.ts"

const csv = "编码,名称,数量\nA1,膝关节正侧位,900\nA2,神秘检查,800\nA3,胸部CT平扫,700\n"

const texts = {
  zh: {
    product: "正名：把医院自己的检查项目名称",
    signIn: "登录",
    login: "用户名",
    password: "密码",
    needed: "请填写。",
    make: "建立",
    name: "姓名",
    first: "密码，至少10个字符",
    short: "10至200个字符。",
    letters: "只用英文字母",
    legend: "颜色与记号",
    side: "侧别",
    deferred: "暂缓",
    undone: "已撤销",
    end: "列表末尾，共 3 行",
    backup: "备份",
    never: "这里还没有做过备份。",
    now: "现在备份",
    last: "最近一次",
    restore: "恢复：",
  },
  en: {
    product: "Zhengming maps a hospital's own names",
    signIn: "Sign in",
    login: "Login",
    password: "Password",
    needed: "Please fill this in.",
    make: "Make",
    name: "Name",
    first: "Password, 10 characters or more",
    short: "10 to 200 characters.",
    letters: "Letters, digits and",
    legend: "Colours and marks",
    side: "side",
    deferred: "deferred",
    undone: "Undone",
    end: "End of the list, 3 rows",
    backup: "Backup",
    never: "None was made here yet.",
    now: "Back up now",
    last: "The last one",
    restore: "To restore:",
  },
} as const

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Whether two boxes lie over each other. */
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where something is on the page. */
async function boxOf(one: Locator): Promise<Box> {
  const box = await one.boundingBox()
  if (!box) throw new Error("it is not on the page")
  return box
}

describe.each(languages)("small care in %s", language => {
  const say = texts[language]
  const on = journey()
  let prepared: Prepared
  let at: {institution: string; catalogue: string}
  let window: Window
  let page: Page
  beforeAll(async () => {
    window = await on.open({language})
    page = window.page
  })
  const main = () => page.locator("main")

  it("says what is wrong with the first administrator's fields in the page's words", async () => {
    await page.goto(`/setup#${on.served.secret}`)
    await main().getByRole("button", {name: say.make, exact: true}).click()
    await main().getByText(say.needed).nth(2).waitFor()
    await page.getByLabel(say.login).fill("根")
    await page.getByLabel(say.name).fill("管理员")
    await page.getByLabel(say.first).fill("short")
    await main().getByText(say.letters).waitFor()
    await main().getByText(say.short).waitFor()
    await shoot(page, `care-setup-${language}`)
    prepared = await prepare(on.served)
    at = await addCatalogue(prepared, csv)
    await addUser(prepared, {login: "li", name: "李对照"}, {institution: at.institution, role: "mapper"})
  })
  it("signs in from the first field, below a sentence on what this is", async () => {
    await page.goto("/sign-in")
    await main().getByText(say.product).waitFor()
    await page.getByLabel(say.login).and(page.locator(":focus")).waitFor()
    await page.keyboard.press("Enter")
    await main().getByText(say.needed).nth(1).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `care-sign-in-${language}`)
  })
  it("keeps notices off the footer and the keys, at any width", async () => {
    await signIn(page, "li")
    for (const [width, height] of [
      [1280, 800],
      [640, 400], // 200 %
      [390, 800],
    ] as const) {
      await page.setViewportSize({width, height})
      await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
      const row = page.locator("[role=row][aria-selected=true]")
      await row.waitFor()
      await page.keyboard.press("d")
      await page.keyboard.press("u")
      const notice = page.getByRole("status").filter({hasText: say.undone}).last()
      await notice.hover() // it stays as long as one points at it
      const box = await boxOf(notice)
      await shoot(page, `care-notice-${width}-${language}`)
      expect(overlap(box, await boxOf(page.locator("main > section").last()))).toBe(false)
      for (const key of await page.locator("aside kbd, [role=search] kbd").all())
        if (await key.isVisible()) expect(overlap(box, await boxOf(key))).toBe(false)
      expect(await widthOf(page)).toBe(width)
    }
    await page.setViewportSize({width: 1280, height: 800})
  })
  it("tells where the list ends", async () => {
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}`)
    await page.getByText(say.end.replace("3", "2")).waitFor() // one was accepted by the machine
  })
  it("has a legend of colours and marks where they are used", async () => {
    for (const path of ["", "compose", "convert", `catalogues/${at.institution}/${at.catalogue}`]) {
      await page.goto(`/${path}`)
      await page.getByRole("button", {name: say.legend}).click()
      const legend = page.getByRole("dialog", {name: say.legend})
      await legend.getByText(say.side, {exact: true}).waitFor()
      if (path.startsWith("catalogues")) await legend.getByText(say.deferred).waitFor()
      await shoot(page, `care-legend-${path.split("/")[0]}-${language}`)
      expect(await barriers(page)).toEqual([])
      await page.keyboard.press("Escape")
      await legend.waitFor({state: "detached"})
    }
  })
  it("has backups among the settings: where, when, one now, and the way back", async () => {
    const root = await on.open({language})
    await signIn(root.page)
    await root.page.goto("/manage/settings")
    const part = root.page.getByRole("region", {name: say.backup, exact: true})
    await part.getByText(say.never).waitFor()
    await part.getByText(say.restore).waitFor()
    await part.getByRole("button", {name: say.now}).click()
    await part.getByText(say.last).waitFor()
    await shoot(root.page, `care-backup-${language}`)
    expect(await barriers(root.page)).toEqual([])
    expect([...window.faults, ...root.faults]).toEqual([])
  })
})
