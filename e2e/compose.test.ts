import {describe, expect, it} from "vitest"
import {barriers, shoot, widthOf} from "./browser.ts"
import {journey} from "./journey.ts"
import {languages} from "./languages.ts"

describe.each(languages)("composing in %s", language => {
  const zh = language === "zh"
  const on = journey()

  it("grows code and name term by term, by keyboard too", async () => {
    const {page, faults} = await on.open({language})
    await page.goto("/compose")
    await page.getByText("CT", {exact: true}).click()
    const name = page.getByRole("region", {name: zh ? "组成的编码与名称" : "Code and name so far"})
    await name.getByText(zh ? "还需选择" : "Still to choose").waitFor()
    const sites = page.getByRole("region", {name: zh ? "部位" : "site", exact: true})
    await sites.getByRole("textbox").fill("LN")
    await page.keyboard.press("Tab")
    await sites.locator("[data-key='010100']").click()
    await page.waitForURL(/site=010100/)
    const methods = page.getByRole("region", {name: zh ? "方法" : "method", exact: true})
    await methods.getByRole("option", {name: zh ? "低剂量扫描" : "low-dose scan"}).focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await name.getByText(zh ? "CT颅脑(平扫)" : "CT brain (plain)").waitFor()
    await name.getByText(zh ? "目录内" : "listed", {exact: true}).waitFor()
    await shoot(page, `compose-${language}`)
    expect(await barriers(page)).toEqual([])
    await methods.getByRole("option", {name: zh ? "低剂量扫描" : "low-dose scan"}).click()
    await name.getByText(zh ? "目录外，组合有效" : "valid but unlisted").waitFor()
    await page.reload()
    await name.getByText(zh ? "CT颅脑(低剂量扫描)" : "CT brain (low-dose scan)").waitFor()
    await name.getByRole("link", {name: zh ? "项目详情" : "Item sheet"}).click()
    await page.waitForURL("**/items/5.0/20010100120000")
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("says why a term is closed, and can leave closed ones out", async () => {
    const {page, faults} = await on.open({language, dark: true})
    await page.goto("/compose?modality=XR")
    const closed = page.locator("[data-key='M8']")
    await closed.focus()
    const reason = zh ? "已停用，由M4代替" : "M4 stands for it"
    await page.getByText(reason).last().waitFor()
    expect(await closed.getAttribute("title")).toContain(reason)
    await shoot(page, `compose-closed-dark-${language}`)
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press("Enter")
    expect(page.url()).not.toContain("method")
    await page.getByLabel(zh ? "显示不可选的词条" : "Show terms that cannot be chosen").click()
    await closed.waitFor({state: "detached"})
    await page.waitForURL(/closed=no/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("explains and repairs a code, and reads a raw name", async () => {
    const {page, faults} = await on.open({language})
    await page.goto("/compose")
    const box = page.getByRole("textbox", {name: zh ? "粘贴编码或名称" : "Paste a code"})
    const explained = page.getByRole("region", {name: zh ? "解释" : "Explained"})
    await box.fill("2001010011O000")
    expect(await explained.locator("mark").textContent()).toBe("O")
    await shoot(page, `compose-faulty-${language}`)
    expect(await barriers(page)).toEqual([])
    await explained.getByRole("button", {name: "20010100110000"}).click()
    await explained.getByText(zh ? "目录内" : "listed", {exact: true}).waitFor()
    expect(await box.inputValue()).toBe("20010100110000")
    await explained.getByRole("button", {name: zh ? "词条" : "terms"}).click()
    await page.waitForURL(/site=010100/)
    const name = page.getByRole("region", {name: zh ? "组成的编码与名称" : "Code and name so far"})
    await name.getByText(zh ? "CT颅脑(平扫)" : "CT brain (plain)").waitFor()

    await box.fill("急诊头颅CT平扫(医保)")
    await explained.locator("[data-facet='site']").filter({hasText: "头颅"}).waitFor()
    await explained.getByRole("link", {name: language === "zh" ? /CT颅脑\(平扫\)/ : /CT brain \(plain\)/}).waitFor()
    await shoot(page, `compose-raw-${language}`)
    expect(await barriers(page)).toEqual([])
    await box.fill(`<img src=x onerror=alert(1)>${"颅脑".repeat(500_000)}`)
    await explained.getByText("<img src=x onerror=alert(1)>").waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it("works in each edition, on a phone", async () => {
    const {page, faults} = await on.open({language, width: 390, height: 800})
    const name = page.getByRole("region", {name: zh ? "组成的编码与名称" : "Code and name so far"})
    for (const [edition, terms, code] of made) {
      await page.goto(`/compose?edition=${edition}&${terms}`)
      await name.locator(`a[href="/items/${edition}/${code}"]`).waitFor()
      expect(await widthOf(page)).toBe(390)
    }
    await shoot(page, `compose-phone-${language}`)
    expect(await barriers(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

const made = [
  ["2.5", "modality=CT&site=0101&method=11", "200101110000"],
  ["3.0", "modality=CT&site=010100&method=11", "2001010011000000"],
  ["pet-1.1", "modality=PET/CT&site=A100&method=A0", "A010A100A000"],
  ["spect-2.0", "site=A104&method=B0", "C010A104B0000"],
  ["us-1.1", "site=U101&method=C0", "50U101000C0000"],
] as const
