// From a key in the search box to the results painted, in a real browser, beside a bare request of the same page: `node bench/page-search.ts` (after `npm run build`).
import {type ChildProcess, spawn} from "node:child_process"
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {chromium, type Page} from "playwright-core"
import {at, line, median} from "./measure.ts"

/** As people type them: words, 拼音码, English, codes, with slips. */
const queries = [
  "颅脑平扫",
  "膝关节 MR",
  "胸部CT平扫",
  "lnps",
  "brain plain",
  "ct chest contrast",
  "20010100",
  "胪脑",
  "腰推",
  "xgj",
  "xiong",
  "pelvis",
  "ankle contrast",
  "DR膝关节侧位",
]
const betweenMs = 60

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
  const {child, url} = await serve(join(folder, "data"))
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"],
  })
  try {
    const page = await browser.newPage({baseURL: url, viewport: {width: 1280, height: 800}, locale: "zh-CN"})
    await page.goto("/")
    await page.locator("[role=option]").first().waitFor()
    await watch(page)
    const keys: number[] = []
    for (const query of queries) {
      for (const char of query) {
        await press(page, char)
        keys.push(await sinceKey(page))
        await page.waitForTimeout(betweenMs)
      }
      await page.keyboard.press("Escape")
      await page.waitForTimeout(4 * betweenMs)
    }
    const bare: (readonly [number, number])[] = []
    for (const _ of keys) {
      bare.push(await bareRequest(page))
      await page.waitForTimeout(betweenMs)
    }
    const answers = await page.evaluate(() => (globalThis as unknown as {answered: number[]}).answered)
    line(`key to answer, ${answers.length} keys (asked: 30 ms)`, ...shown(answers))
    line(`key to results painted, ${keys.length} keys`, ...shown(keys))
    line("bare request, painted", ...shown(bare.map(([, painted]) => painted)))
    line("bare request alone", ...shown(bare.map(([answered]) => answered)))
  } finally {
    await browser.close()
    await ended(child)
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Real keys where there is one for a character; else as an input method gives it. */
const press = (page: Page, char: string): Promise<void> =>
  /[ -~]/.test(char) ? page.keyboard.press(char === " " ? "Space" : char) : page.keyboard.insertText(char)

/** Have the page note, for each key, how long it takes until the results of what is written are painted. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted: number[] = []
    let from = 0
    const onKey = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === "Escape") from = 0
      else if (from === 0) from = event.timeStamp
    }
    addEventListener("keydown", onKey, true)
    addEventListener("beforeinput", onKey, true)
    const painted = () => {
      const {port1, port2} = new MessageChannel()
      port1.onmessage = () => {
        if (from !== 0) noted.push(performance.now() - from)
        from = 0
      }
      port2.postMessage(undefined) // comes after the frame is painted
    }
    // no loop over frames: a browser that is kept drawing takes answers in later
    const look = () => {
      if (from !== 0 && !document.querySelector("section[aria-busy]")) requestAnimationFrame(painted)
    }
    addEventListener("input", () => setTimeout(look))
    const answered: number[] = []
    let begun = 0
    addEventListener("beforeinput", event => (begun = event.timeStamp), true)
    new PerformanceObserver(list => {
      for (const {name, startTime, responseEnd} of list.getEntries() as PerformanceResourceTiming[])
        if (/\/items\?(?!.*counts)/.test(name) && startTime >= begun) answered.push(responseEnd - begun)
    }).observe({type: "resource"})
    new MutationObserver(look).observe(document.body, {subtree: true, attributeFilter: ["aria-busy"]})
    Object.assign(globalThis, {noted, answered})
  })

const sinceKey = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => (globalThis as unknown as {noted: number[]}).noted.shift(), undefined, {polling: 20})
    .then(handle => handle.jsonValue() as Promise<number>)

/** Milliseconds to the answer of a route that does nothing, and until what it changes is painted. */
const bareRequest = (page: Page): Promise<readonly [number, number]> =>
  page.evaluate(async () => {
    const from = performance.now()
    await (await fetch("/healthz")).text()
    const answered = performance.now() - from
    document.body.dataset.bare = String(from)
    await new Promise(resolve => requestAnimationFrame(resolve))
    await new Promise(resolve => {
      const {port1, port2} = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(undefined)
    })
    return [answered, performance.now() - from] as const
  })

function shown(values: readonly number[]): readonly string[] {
  const sorted = [...values].sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
  return [`median ${median(values).toFixed(1)} ms`, `p95 ${p95.toFixed(1)} ms`]
}

function serve(data: string): Promise<{child: ChildProcess; url: string}> {
  const args = [at("src/cli/main.ts"), "serve", "--data", data, "--port", "0"]
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]})
  return new Promise((resolve, reject) => {
    child.once("exit", status => reject(new Error(`the server ended with ${status}`)))
    child.stdout.on("data", chunk => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0]
      if (url) resolve({child, url})
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once("exit", () => resolve())
    child.kill()
  })
}

await measure()
