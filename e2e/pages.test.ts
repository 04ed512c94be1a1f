import type {Page} from "playwright-core"
import {beforeAll, describe, expect, it} from "vitest"
import {barriers, shoot, signIn, type Window, widthOf} from "./browser.ts"
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

/** Every kind of page; AT is that of a catalogue. */
const paths = [
  "/",
  "/?q=chest",
  "/items/5.0/20010100110000",
  "/compose",
  "/compose?modality=CT&site=040100",
  "/convert?text=CT chest plain",
  "/catalogues",
  "AT",
  "AT/import",
  "AT/rounds",
  "AT/pictures",
  "/manage/institutions",
  "/manage/users",
  "/manage/jobs",
  "/manage/words",
  "/manage/audit",
  "/manage/doctor",
  "/manage/settings",
  "/account",
] as const

describe("every page", () => {
  const on = journey()
  let at: string
  beforeAll(async () => {
    const csv = "Code,Name,Count\nA1,KNEE MR,9\nA2,CT CHEST W/O CONTRAST,90\nA3,MYSTERY,1\n"
    const hospital = {name: "Example Hospital", catalogue: "Radiology"}
    const {institution, catalogue} = await addCatalogue(await prepare(on.served, "Root"), csv, hospital)
    at = `/catalogues/${institution}/${catalogue}`
  })

  describe("in Chinese", () => {
    let page: Page
    beforeAll(async () => {
      page = (await on.open()).page
      await signIn(page)
      await page.addInitScript(watch, stillFrames)
    })

    it.each(paths)("stands still while it loads: %s", async path => {
      await page.goto(path.replace("AT", at), {waitUntil: "networkidle"})
      const shifts = await page.evaluate(async () => {
        const {shifts, still} = globalThis as unknown as Watched
        await still()
        return shifts
      })
      expect(shifts.filter(({value}) => value >= unseen)).toEqual([])
    })
  })

  describe("in English", () => {
    let window: Window
    beforeAll(async () => {
      window = await on.open({language: "en", width: 390})
      await signIn(window.page)
    })

    it.each(paths)("speaks English, fits a phone and shuts nobody out: %s", async path => {
      const {page} = window
      await page.goto(path.replace("AT", at), {waitUntil: "networkidle"})
      expect(await page.locator("html").getAttribute("lang")).toBe("en")
      expect(await page.evaluate(chineseIn)).toEqual([])
      expect(await barriers(page)).toEqual([])
      expect(await widthOf(page)).toBeLessThanOrEqual(390)
      await shoot(page, `english-${path.replace(/\W+/g, "-")}`)
    })

    it("had no fault", () => expect(window.faults).toEqual([]))
  })
})

/** In the page: Chinese that is not marked as such, nor what is written for machines. */
function chineseIn(): readonly string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ""
    const around = node.parentElement
    if (/\p{Script=Han}/u.test(text) && !around?.closest("[lang^=zh], code, noscript, textarea, script, style"))
      found.push(text)
  }
  return found
}

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
