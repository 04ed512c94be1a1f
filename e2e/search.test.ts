import {describe, expect, it} from "vitest"
import {shelf} from "../src/shelf/made-shelf.ts"
import {askedFor, barriers, composeText, setUp, shoot, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {cutOnPaper, onPaper} from "./paper.ts"

/** How many items an edition has, as the page writes it. */
const sizeOf = (edition: string): string => shelf.edition(edition).items.size.toLocaleString("en")

describe.each(languages)("searching in %s", language => {
  const zh = language === "zh"
  const on = journey()

  it("finds while one types, opens by keys, and comes back by its address", async () => {
    const {page, faults} = await on.open({language})
    await page.goto("/")
    const box = page.getByRole("combobox", {name: zh ? "查找项目" : "Search items"})
    await box.and(page.locator(":focus")).waitFor()
    await page
      .getByRole("status")
      .filter({hasText: sizeOf("5.0")})
      .waitFor()
    await shoot(page, `search-${language}`)
    expect(await barriers(page)).toEqual([])

    await page.keyboard.type(zh ? "平扫 颅脑 ct" : "plain ct brain", {delay: 10})
    const first = page.getByRole("option").filter({hasText: "20010100110000"})
    await first.waitFor()
    await first.locator("mark", {hasText: zh ? /^CT颅脑$/ : /^brain$/}).waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    const sheet = page.getByRole("complementary", {name: zh ? "项目详情" : "Item sheet"})
    await sheet.getByRole("heading", {name: zh ? "CT颅脑(平扫)" : "CT brain (plain)"}).waitFor()
    await sheet.getByRole("row", {name: "200101110000"}).waitFor()
    expect(new URL(page.url()).searchParams.get("item")).toBe("20010100110000")
    await shoot(page, `search-sheet-${language}`)
    expect(await barriers(page)).toEqual([])
    await page.reload()
    await sheet.getByRole("heading", {name: zh ? "CT颅脑(平扫)" : "CT brain (plain)"}).waitFor()
    expect(await box.inputValue()).toBe(zh ? "平扫 颅脑 ct" : "plain ct brain")
    await sheet.getByRole("button", {name: zh ? "关闭详情" : "Close the sheet"}).click()
    await page.keyboard.press("/")
    await page.keyboard.press("Escape")
    await page
      .getByRole("status")
      .filter({hasText: sizeOf("5.0")})
      .waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("narrows by the tree and by terms, in the address", async () => {
    const {page, faults} = await on.open({language, width: 1920, height: 1000, dark: true})
    await page.goto("/")
    await page.getByRole("option", {name: zh ? "X线" : "X-ray"}).click()
    await page.getByRole("status").filter({hasText: "339"}).waitFor()
    const chest = page.getByRole("treeitem", {name: zh ? "胸部" : "chest"}).first()
    await chest.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await page.waitForURL(/site=04\d\d/)
    await page
      .getByRole("option", {name: zh ? /^正位/ : /^frontal/})
      .first()
      .click()
    await page.waitForURL(/position=XR%2F01/)
    await shoot(page, `search-narrowed-dark-${language}`)
    expect(await barriers(page)).toEqual([])
    await page.getByRole("button", {name: zh ? "去掉全部筛选" : "Remove all filters"}).click()
    await page
      .getByRole("status")
      .filter({hasText: sizeOf("5.0")})
      .waitFor()
    await page.goBack()
    await page.waitForURL(/position=XR%2F01/)
    await page.goto("/?edition=us-1.1")
    await page
      .getByRole("status")
      .filter({hasText: sizeOf("us-1.1")})
      .waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("reads what a hospital writes, leads to other editions, and asks nothing while an input method composes", async () => {
    const {page, faults} = await on.open({language})
    const asked = askedFor(page, /\/items$/)
    await page.goto("/")
    await page.locator("input:focus").waitFor()
    await composeText(page, ["t", "tou", "tou'bu"], "头部核磁")
    const option = page.getByRole("option").filter({hasText: "30010100110000"})
    await option.getByText(zh ? "按识别" : "as read").waitFor()
    expect(asked.filter(q => /^[a-z']+$/.test(q))).toEqual([])
    await shoot(page, `search-read-${language}`)
    await page.keyboard.press("Enter")
    const sheet = page.getByRole("complementary", {name: zh ? "项目详情" : "Item sheet"})
    await sheet.getByRole("heading", {name: zh ? "MR颅脑(平扫)" : "MR brain (plain)"}).waitFor()
    await page.getByRole("combobox", {name: zh ? "查找项目" : "Search items"}).fill("肾动态显像")
    await page.getByRole("link", {name: zh ? "SPECT肾动态显像" : "SPECT kidney dynamic imaging"}).waitFor()
    await shoot(page, `search-elsewhere-${language}`)
    expect(await barriers(page)).toEqual([])
    await page
      .getByRole("link", {name: zh ? /^\d+ 个项目$/ : /^\d+ items$/})
      .first()
      .click()
    await page.getByRole("option").filter({hasText: "SPECT"}).first().waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("tells what comes near, and what to try where nothing does", async () => {
    const {page, faults} = await on.open({language})
    await page.goto(`/?q=${encodeURIComponent("胪脑平扫")}`)
    await page
      .getByRole("status")
      .filter({hasText: zh ? "最接近" : "nearest"})
      .waitFor()
    const box = page.getByRole("combobox", {name: zh ? "查找项目" : "Search items"})
    await box.fill("<script>alert(1)</script>")
    const raw = page.getByRole("link", {name: zh ? "按原始名称识别" : "read it as a raw name"})
    await raw.waitFor()
    expect(await raw.getAttribute("href")).toBe(`/convert?${new URLSearchParams({text: "<script>alert(1)</script>"})}`)
    await shoot(page, `search-nothing-${language}`)
    expect(await barriers(page)).toEqual([])
    await box.fill("颅".repeat(1_000_000))
    await page.getByRole("status").first().waitFor()
    await box.fill("2001010011O000")
    await page.getByRole("link", {name: zh ? "看它的说明" : "See what it says"}).click()
    await page.getByText(zh ? "第 11 位" : "character 11").waitFor()
    await page.getByRole("link", {name: "20010100110000"}).click()
    await page.getByRole("heading", {name: zh ? "CT颅脑(平扫)" : "CT brain (plain)"}).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("puts the list and an item on paper, without what one presses", async () => {
    const {page, faults} = await on.open({language})
    await page.route(
      ({searchParams}) => searchParams.has("after"),
      () => {}, // the next page is still on its way
    )
    await page.goto("/?q=CT")
    await page.getByRole("option").first().waitFor()
    const onScreen = await page.getByRole("option").count()
    await page.emulateMedia({media: "print"})
    await expect.poll(() => page.getByRole("option").count()).toBe(60) // the first page, far more than the window has
    expect(onScreen).toBeLessThan(60)
    expect(await page.getByRole("banner").isVisible()).toBe(false)
    expect(await page.getByRole("combobox").first().isVisible()).toBe(false)
    await page.getByText(zh ? /已读入60行，共\d+行/ : /60 of \d+ rows were loaded/).waitFor()
    const sheets = await onPaper(page)
    expect(sheets.length).toBeGreaterThan(1)
    const codes = await page.getByRole("option").locator("code").allTextContents()
    for (const code of codes) expect(sheets.filter(sheet => sheet.includes(code))).toHaveLength(1)
    expect(await cutOnPaper(page)).toEqual([])
    await page.emulateMedia({media: "screen"})
    await expect.poll(() => page.getByRole("option").count()).toBeLessThan(40)
    await page.goto("/items/5.0/20010100110000")
    await page.getByRole("heading", {name: zh ? "CT颅脑(平扫)" : "CT brain (plain)"}).waitFor()
    await page.emulateMedia({media: "print"})
    expect(await page.getByRole("banner").isVisible()).toBe(false)
    await shoot(page, `item-paper-${language}`)
    const [first, ...more] = await onPaper(page)
    expect(first).toContain(zh ? "CT颅脑(平扫)" : "CTbrain(plain)")
    expect(more.length).toBeLessThanOrEqual(1)
    expect(await cutOnPaper(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("shows all items to who scrolls on", async () => {
    const {page} = await on.open({language, width: 390, height: 800})
    await page.goto("/")
    await page.getByRole("option").first().waitFor()
    await shoot(page, `search-phone-${language}`)
    const list = page.getByRole("listbox", {name: zh ? "项目" : "Items"})
    await expect
      .poll(
        async () => {
          await list.evaluate(element => {
            element.parentElement?.scrollTo({top: element.scrollHeight})
          })
          return page.locator(`[aria-posinset="${shelf.edition("5.0").items.size}"]`).count()
        },
        {interval: 20},
      )
      .toBe(1)
    expect(await page.getByRole("option").count()).toBeLessThan(60)
    expect(await widthOf(page)).toBe(390)
    await page.getByRole("option").last().click()
    await page.waitForURL(/\/items\/5\.0\//)
    await page.getByRole("row", {name: "3.0"}).waitFor()
    await shoot(page, `item-phone-${language}`)
    expect(await widthOf(page)).toBe(390)
    expect(await barriers(page)).toEqual([])
    await page.context().close()
  })

  it("has sheets of unlisted codes, and feedback for who is signed in", async () => {
    const {page, faults} = await on.open({language})
    await page.goto("/items/5.0/20010100120000")
    await page.getByText(zh ? "目录外，组合有效" : "valid but unlisted").waitFor()
    await page.getByText(zh ? "登录后可以看到并提出意见。" : "Sign in to read feedback and to give it.").waitFor()
    await setUp(page, on.served.secret, language)
    await page.goto("/items/5.0/20010100120000")
    await page.getByText(zh ? "还没有机构使用。" : "No institution uses it yet.").waitFor()
    await page.getByLabel(zh ? "对这个项目的意见" : "Your feedback on this item").fill("<b>x</b> 名称太长")
    await page.getByRole("button", {name: zh ? "提交" : "Send"}).click()
    await page.getByRole("listitem").filter({hasText: "<b>x</b> 名称太长"}).waitFor()
    await page.getByRole("link", {name: zh ? "从此项目组合" : "Compose from this"}).click()
    await page.waitForURL(/site=010100/)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
