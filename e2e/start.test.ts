import {describe, expect, it} from "vitest"
import {barriers, setUp, shoot} from "./browser.ts"
import {journey} from "./journey.ts"

describe.each(["zh", "en"] as const)("the first start in %s", language => {
  const on = journey()

  it("makes the administrator, signs out and in", async () => {
    const {page, faults} = await on.open({language})
    await page.goto("/")
    expect(await page.locator("html").getAttribute("lang")).toBe(language === "zh" ? "zh-CN" : "en")
    await setUp(page, on.served.secret, language)
    await page.getByRole("button", {name: language === "zh" ? "管理员" : "Administrator"}).click()
    await page.getByRole("menuitem", {name: language === "zh" ? "退出" : "Sign out"}).click()
    await page
      .getByRole("banner")
      .getByRole("button", {name: language === "zh" ? "登录" : "Sign in"})
      .click()
    await page.getByLabel(language === "zh" ? "用户名" : "Login").fill("root")
    await page.getByRole("textbox", {name: language === "zh" ? "密码" : "Password"}).fill("wrong password")
    await page
      .locator("form")
      .getByRole("button", {name: language === "zh" ? "登录" : "Sign in"})
      .click()
    await page.getByRole("alert").waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, `sign-in-${language}`)
    await page.getByRole("textbox", {name: language === "zh" ? "密码" : "Password"}).fill("correct horse 9")
    await page
      .locator("form")
      .getByRole("button", {name: language === "zh" ? "登录" : "Sign in"})
      .click()
    await page.getByRole("button", {name: language === "zh" ? "管理员" : "Administrator"}).waitFor()
    expect(faults).toEqual([])
  })
})
