import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {signIn} from "./browser.ts"
import {journey} from "./journey.ts"
import {addCatalogue, prepare} from "./prepared.ts"

/** Below this nobody sees it; a page counts as good up to 0.1. */
const unseen = 0.005
/** Drawn without a change and with no question open, after which nothing more comes. */
const stillFrames = 30

/** What the page of a test has besides its own. */
interface Watched {
  readonly shifts: readonly {readonly value: number; readonly what: string}[]
  /** Settles when the page stands still. */
  readonly still: () => Promise<void>
}

describe("pages", () => {
  const on = journey()
  let page: Page
  let at: string
  beforeAll(async () => {
    const prepared = await prepare(on.served)
    const place = await addCatalogue(prepared, "编码,名称,数量\nA1,膝关节MR,9\nA2,CT胸部平扫,90\nA3,神秘检查,1\n")
    at = `/catalogues/${place.institution}/${place.catalogue}`
    page = (await on.open()).page
    await signIn(page)
    await page.addInitScript(watch, stillFrames)
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
    const shifts = await page.evaluate(async () => {
      const {shifts, still} = globalThis as unknown as Watched
      await still()
      return shifts
    })
    expect(shifts.filter(({value}) => value >= unseen)).toEqual([])
  })
})

/** In the page: notes what shifts without a key or click, and tells when it stands still. */
function watch(stillFrames: number): void {
  const shifts: {value: number; what: string}[] = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as unknown as Shift[])
      if (!entry.hadRecentInput)
        shifts.push({
          value: entry.value,
          what: entry.sources.map(({node}) => node?.textContent?.slice(0, 90)).join(" | "),
        })
  }).observe({type: "layout-shift" as "measure", buffered: true}) // Node's types know no shifts
  let asking = 0
  const ask = globalThis.fetch
  globalThis.fetch = (...asked) => {
    asking++
    return ask(...asked).finally(() => asking--)
  }
  const still = () =>
    new Promise<void>(resolve => {
      let frames = 0
      const changes = new MutationObserver(() => {
        frames = 0
      })
      changes.observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
      const frame = () => {
        frames = asking > 0 ? 0 : frames + 1
        if (frames < stillFrames) return void requestAnimationFrame(frame)
        changes.disconnect()
        resolve()
      }
      frame()
    })
  Object.assign(globalThis, {shifts, still})
  interface Shift {
    readonly value: number
    readonly hadRecentInput: boolean
    readonly sources: readonly {readonly node: {readonly textContent: string | null} | null}[]
  }
}
