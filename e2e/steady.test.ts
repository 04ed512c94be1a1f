import type {Browser, Page} from "playwright-core"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {launch, openWindow, signIn} from "./browser.ts"
import {addCatalogue, prepare} from "./prepared.ts"
import {type Served, serveEmpty} from "./served.ts"

/** Below this nobody sees it; a page counts as good up to 0.1. */
const unseen = 0.005
const quietMs = 900 // after the last answer, so that what comes late is seen

describe("pages", () => {
  let served: Served
  let browser: Browser
  let page: Page
  let at: string
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([serveEmpty(), launch()])
    const prepared = await prepare(served)
    const place = await addCatalogue(prepared, "编码,名称,数量\nA1,膝关节MR,9\nA2,CT胸部平扫,90\nA3,神秘检查,1\n")
    at = `/catalogues/${place.institution}/${place.catalogue}`
    page = (await openWindow(browser, served.address)).page
    await signIn(page)
    await page.addInitScript(() => {
      const shifts: {value: number; what: string}[] = []
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as unknown as Shift[])
          if (!entry.hadRecentInput)
            shifts.push({
              value: entry.value,
              what: entry.sources.map(({node}) => node?.textContent?.slice(0, 90)).join(" | "),
            })
      }).observe({type: "layout-shift" as "measure", buffered: true}) // Node's types know no shifts
      Object.assign(globalThis, {shifts})
      interface Shift {
        readonly value: number
        readonly hadRecentInput: boolean
        readonly sources: readonly {readonly node: {readonly textContent: string | null} | null}[]
      }
    })
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  it.each([
    "/",
    "/?q=胸部",
    "/items/5.0/20010100110000",
    "/compose",
    "/compose?modality=CT&site=040100",
    "/convert?text=胸部CT平扫",
    "/catalogues",
    "AT",
    "AT/import",
    "AT/rounds",
    "AT/pictures",
    "/manage/institutions",
    "/manage/users",
    "/manage/jobs",
    "/manage/audit",
    "/manage/settings",
    "/account",
  ])("stand still while they load: %s", async path => {
    await page.goto(path.replace("AT", at), {waitUntil: "networkidle"})
    await page.waitForTimeout(quietMs)
    const shifts = await page.evaluate(
      () => (globalThis as unknown as {shifts: readonly {value: number; what: string}[]}).shifts,
    )
    expect(shifts.filter(({value}) => value >= unseen)).toEqual([])
  })
})
