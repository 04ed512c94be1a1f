// The page in a browser: what a first visit costs, a work list of 250,000 rows and more, and how much a page shifts while it loads; beside an empty page of the same height. `node bench/page.ts [ROWS]`
import {readdirSync, readFileSync} from "node:fs"
import {gzipSync} from "node:zlib"
import type {Browser, Page} from "playwright-core"
import {launch, openWindow, signIn} from "../e2e/browser.ts"
import {addCatalogue, prepare} from "../e2e/prepared.ts"
import {type Served, serveEmpty} from "../e2e/served.ts"
import {at, line, median, ms} from "./measure.ts"
import {madeNames} from "./names.ts"

const size = Number(process.argv[2] ?? 272_000) // of which the machine accepts some 250,000
const served = await serveEmpty()
const browser = await launch()
try {
  firstScripts()
  await visits(browser, served)
  await workList(browser, served)
} finally {
  await browser.close()
  await served.close()
}

/** What the start page asks for before it can be used: the scripts that its HTML and its route name. */
function firstScripts(): void {
  const folder = at("web/dist/assets")
  const sized = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}/${name}`)).length, 0) / 1024
  const all = readdirSync(folder).filter(name => /\.(js|css)$/.test(name))
  const html = readFileSync(at("web/dist/index.html"), "utf8")
  const first = all.filter(name => html.includes(name))
  const scripts = first.filter(name => name.endsWith(".js"))
  line(
    "entry scripts, gzip",
    `${sized(scripts).toFixed(0)} kB`,
    `styles ${sized(first.filter(name => name.endsWith(".css"))).toFixed(0)} kB`,
  )
  line("all scripts of all pages, gzip", `${sized(all.filter(name => name.endsWith(".js"))).toFixed(0)} kB`)
}

/** A browser that was never here opens the start page. */
async function visits(browser: Browser, {address}: Served): Promise<void> {
  const times: number[] = []
  const shifts: number[] = []
  let bytes = 0
  for (let i = 0; i < 9; i++) {
    const {page, context} = await openWindow(browser, address)
    const scripts: Promise<Buffer>[] = []
    page.on("response", response => {
      if (/\.js$/.test(response.url())) scripts.push(response.body())
    })
    const start = performance.now()
    await page.goto("/", {waitUntil: "commit"})
    await page.getByRole("option").first().waitFor()
    times.push(performance.now() - start)
    shifts.push(await shiftOf(page))
    bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0)
    await context.close()
  }
  line("start page usable (asked: 1.5 s)", ms(median(times)), `worst ${ms(Math.max(...times))}`)
  line("its scripts, gzip (asked: 450 kB)", `${(bytes / 1024).toFixed(0)} kB`)
  line("its layout shift", median(shifts).toFixed(4))
}

/** Sum of all shifts so far that no key or click caused (Cumulative Layout Shift; under 0.1 counts as good). */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let sum = 0
        new PerformanceObserver(list => {
          for (const entry of list.getEntries() as unknown as {value: number; hadRecentInput: boolean}[])
            if (!entry.hadRecentInput) sum += entry.value
        }).observe({type: "layout-shift" as "measure", buffered: true}) // Node's types know no shifts
        setTimeout(() => resolve(sum), 600)
      }),
  )
}

async function workList(browser: Browser, served: Served): Promise<void> {
  const prepared = await prepare(served)
  const names = [...madeNames(size)].map(({name}, i) => `B${i},"${name.replaceAll('"', "")}",${(i * 7919) % 5000}`)
  const place = await addCatalogue(prepared, `编码,名称,数量\n${names.join("\n")}\n`)
  const {page} = await openWindow(browser, served.address, {width: 1920, height: 1080})
  await signIn(page)
  const path = `/catalogues/${place.institution}/${place.catalogue}`
  for (const state of ["proposed", "accepted"]) {
    await page.goto(`${path}?state=${state}`)
    await page.locator("[role=row][aria-selected=true]").waitFor()
    const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1
    line(`work list, ${state}: ${rows} rows`, `layout shift ${(await shiftOf(page)).toFixed(4)}`)
    await scrolled(page)
    await keys(page, "j", "next row (asked: 50 ms)")
  }
  await page.goto(path)
  await page.locator("[role=row][aria-selected=true]").waitFor()
  await keys(page, "d", "decide and next row (asked: 50 ms)")
}

/** Frames a second while the list is scrolled evenly and in leaps, and while an empty page is. */
async function scrolled(page: Page): Promise<void> {
  const ours = await framesOf(page, "[role=grid]")
  await page.evaluate(() => {
    const bare = document.createElement("div")
    bare.id = "bare"
    bare.style.cssText = "position:fixed;inset:0;overflow:auto;z-index:9999;background:#fff"
    const inside = document.createElement("div")
    inside.style.height = "8000000px"
    bare.append(inside)
    document.body.append(bare)
  })
  const floor = await framesOf(page, "#bare")
  await page.evaluate(() => document.getElementById("bare")?.remove())
  line(
    "  scrolled, frames a second (asked: 55)",
    `${median(ours.rates).toFixed(1)}`,
    `slowest second ${Math.min(...ours.rates).toFixed(1)}`,
    `an empty page ${median(floor.rates).toFixed(1)}`,
    `longest frame ${ms(ours.longest)}`,
  )
}

function framesOf(page: Page, selector: string): Promise<{rates: number[]; longest: number}> {
  return page.evaluate(
    chosen =>
      new Promise<{rates: number[]; longest: number}>(resolve => {
        const box = document.querySelector(chosen) as HTMLElement
        const rates: number[] = []
        let [frames, second, last, longest] = [0, performance.now(), performance.now(), 0]
        box.scrollTop = 0
        const step = (now: number) => {
          frames++
          longest = Math.max(longest, now - last)
          last = now
          if (now - second >= 1000) {
            rates.push((frames * 1000) / (now - second))
            box.scrollTop = ((rates.length * 37) % 100) * (box.scrollHeight / 100) // a leap
            ;[frames, second] = [0, now]
          }
          box.scrollTop += 60 // some 3,600 px a second
          if (rates.length < 8) requestAnimationFrame(step)
          else resolve({rates, longest})
        }
        requestAnimationFrame(step)
      }),
    selector,
  )
}

/** From a key to the next row's name painted beside the list. */
async function keys(page: Page, key: string, what: string): Promise<void> {
  await page.getByRole("grid").focus()
  const times = await page.evaluate(async pressed => {
    const title = () => document.querySelector("aside")?.getAttribute("aria-label")
    const place = () => document.querySelector("[role=row][aria-selected=true]")?.getAttribute("aria-rowindex")
    const painted = () =>
      new Promise<void>(resolve =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve()
          channel.port2.postMessage(0)
        }),
      )
    const found: number[] = []
    for (let i = 0; i < 60; i++) {
      const before = `${title()} ${place()}`
      const start = performance.now()
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", {key: pressed, bubbles: true, cancelable: true}),
      )
      do await painted()
      while (`${title()} ${place()}` === before && performance.now() - start < 1000)
      found.push(performance.now() - start)
      await new Promise(resolve => setTimeout(resolve, 60))
    }
    return found
  }, key)
  const sorted = [...times].sort((a, b) => a - b)
  line(`  ${what}`, ms(median(times)), `95 % ${ms(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`)
}
