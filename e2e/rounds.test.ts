import {beforeAll, describe, expect, it} from "vitest"
import type {Client} from "../src/client/index.ts"
import {barriers, shoot, signIn, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"
import {addCatalogue, addUser, prepare, signedIn} from "./prepared.ts"

const list = "编码,名称,检查类型,检查量\nA1,CT胸部平扫,CT,500\nA2,CT头颅平扫,CT,400\nA3,神秘检查,,30\n"
const plain = "20040100110000"
const contrast = "20040100210000"
const head = "20010100110000"

describe.each(languages)("a blind round in %s", language => {
  const on = journey()
  let api: Client
  let at: {institution: string; catalogue: string}
  const t = (zh: string, en: string) => (language === "zh" ? zh : en)

  beforeAll(async () => {
    const prepared = await prepare(on.served)
    api = prepared.api
    at = await addCatalogue(prepared, list)
    const {institution} = at
    await addUser(prepared, {login: "wang", name: "王芳"}, {institution, role: "mapper"})
    await addUser(prepared, {login: "li", name: "李强"}, {institution, role: "mapper"})
    await addUser(prepared, {login: "zhao", name: "赵敏"}, {institution, role: "reviewer"})
    const rows = await rowsByName(api, at)
    const [wang, li] = [await signedIn(on.served.address, "wang"), await signedIn(on.served.address, "li")]
    const say = (who: Client, name: string, code: string | undefined) =>
      who.call("rounds.choose", {
        params: {institution, row: rows.get(name) ?? "", round: "一"},
        body:
          code === undefined
            ? {act: "no match", items: [], reason: "不是影像检查"}
            : {act: "accept", items: [{edition: "5.0", code}], relation: "equivalent"},
      })
    await say(wang, "CT胸部平扫", plain)
    await say(li, "CT胸部平扫", contrast)
    await say(wang, "CT头颅平扫", head)
    await say(li, "CT头颅平扫", head)
    await say(wang, "神秘检查", plain)
    await say(li, "神秘检查", undefined)
  })

  it("is reconciled by keyboard", async () => {
    const {page, faults} = await on.open({language})
    await signIn(page, "zhao")
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}/rounds`)
    await page.getByText(t("怎样进行一轮双人盲审", "How to run a blind round")).waitFor()
    await shoot(page, `rounds-list-${language}`)
    await page.getByRole("link", {name: "一", exact: true}).click()
    const options = page.getByRole("option")
    await options.first().waitFor()
    expect((await options.allInnerTexts()).map(text => text.split("\n")[0])).toEqual(["CT胸部平扫", "神秘检查"])
    const compare = page.getByRole("table", {name: t("逐段比较", "Segment by segment")})
    await compare.waitFor()
    expect(await compare.locator(".facet").allInnerTexts()).toEqual(
      language === "zh" ? ["11 平扫", "21 增强"] : ["11 plain", "21 contrast"],
    )
    await page.getByText(t("1/3行相同", "1 of 3 rows the same")).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `rounds-${language}`)

    await page.keyboard.press("c")
    await page.keyboard.type("<b>以病历为准</b>")
    await page.keyboard.press("Control+Enter")
    await page
      .getByRole("list", {name: t("评论", "Comments")})
      .getByText("<b>以病历为准</b>")
      .waitFor()

    await page.keyboard.press("2")
    await page.getByRole("option", {name: "神秘检查", selected: true}).waitFor()
    expect((await mappingOf(api, at, "CT胸部平扫")).items[0]?.code).toBe(contrast)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("u")
    await page.getByText(t("已撤销", "Undone")).waitFor()
    expect((await mappingOf(api, at, "CT胸部平扫")).items[0]?.code).toBe(plain)
    await page.keyboard.press("1")
    await page.getByRole("option", {name: "神秘检查", selected: true}).waitFor()

    await page.keyboard.press("s")
    await page.keyboard.type(head)
    await page.getByRole("option", {name: new RegExp(head)}).waitFor()
    await page.keyboard.press("Enter")
    await page.getByText(t("未裁定0", "Open: 0")).waitFor()
    const mystery = await mappingOf(api, at, "神秘检查")
    expect([mystery.state, mystery.items[0]?.code]).toEqual(["accepted", head])
    await page.reload()
    await page.getByText(t("未裁定0", "Open: 0")).waitFor()
    expect(faults).toEqual([])

    await page.setViewportSize({width: 390, height: 800})
    await page.emulateMedia({colorScheme: "dark"})
    await page.reload() // controls don't fade from light to dark then
    await page.getByText(t("未裁定0", "Open: 0")).waitFor()
    await shoot(page, `rounds-phone-dark-${language}`)
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    expect(await barriers(page)).toEqual([])
  })
  it("tells the second of two who decide one row, and shows what stands now", async () => {
    const {page} = await on.open({language})
    await signIn(page, "zhao")
    await page.goto(`/catalogues/${at.institution}/${at.catalogue}/rounds?round=一&show=agree`)
    await page.getByRole("option").first().waitFor()
    const {id: saw} = await mappingOf(api, at, "CT头颅平扫")
    const row = (await rowsByName(api, at)).get("CT头颅平扫") ?? ""
    const params = {institution: at.institution, row}
    await api.call("rows.decide", {params, body: {act: "change", saw, items: [{edition: "5.0", code: plain}]}})
    await page.keyboard.press("1")
    await page.getByText(t("这一行刚被别人改过", "Somebody changed this row just now")).waitFor()
    expect((await mappingOf(api, at, "CT头颅平扫")).items[0]?.code).toBe(plain)
    await page.getByText(t("未裁定0", "Open: 0")).waitFor() // what stands now has come
    await page.keyboard.press("1")
    await page.getByText(t(`已裁定：5.0 ${head}`, `Decided: 5.0 ${head}`)).waitFor()
    expect((await mappingOf(api, at, "CT头颅平扫")).items[0]?.code).toBe(head)
  })
})

type At = {readonly institution: string; readonly catalogue: string}

async function rowsByName(api: Client, at: At): Promise<ReadonlyMap<string, string>> {
  const states = ["proposed", "accepted"] as const
  const lists = await Promise.all(states.map(state => api.call("work.list", {params: at, query: {state}})))
  return new Map(lists.flatMap(({value}) => value.items.map(({name, row}) => [name, row] as const)))
}

async function mappingOf(api: Client, at: At, name: string) {
  const row = (await rowsByName(api, at)).get(name) ?? ""
  return (await api.call("rows.get", {params: {institution: at.institution, row}})).value.mapping
}
