import {mkdirSync, readFileSync} from "node:fs"
import {createRequire} from "node:module"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {type Browser, type BrowserContext, chromium, type Page} from "playwright-core"
import {patienceMs} from "./patience.ts"

const shots = fileURLToPath(new URL("../.cache/shots", import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

export type Language = "zh" | "en"

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })

/** Width and height of a phone, and of a usual screen at 200 %. */
export const smallWindows = [
  [390, 780],
  [640, 400],
] as const

export interface WindowOptions {
  readonly language?: Language
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Beyond those of a refusal that a test expects: parts of console errors that are no fault. */
  readonly expected?: readonly RegExp[]
}

/** A window of a person: what its console called an error so far is in `faults`. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

export async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<Window> {
  const {language = "zh", width = 1280, height = 800, dark = false, expected = []} = options
  const context = await browser.newContext({
    baseURL: address,
    viewport: {width, height},
    locale: language === "zh" ? "zh-CN" : "en-US",
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce", // nothing is looked at half faded
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const faults: string[] = []
  page.on("pageerror", error => faults.push(String(error)))
  page.on("console", message => {
    if (message.type() !== "error") return
    const text = `${message.text()} ${message.location().url}`
    if (![...expected, refused].some(pattern => pattern.test(text))) faults.push(text)
  })
  return {page, context, faults}
}

/** The browser calls every refusal an error: who is not signed in, and what the page tells in words. */
const refused = /Failed to load resource: the server responded with a status of 4\d\d/

/** A picture of the window, kept as a file of the run. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, {recursive: true})
  await page.screenshot({path: join(shots, `${name}.png`)})
}

const restFrames = 30 // longer than any field waits for typing to rest

/** Write a text as an input method does: what it composes meanwhile, a rest, then the text itself. */
export async function composeText(page: Page, drafts: readonly string[], text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  for (const draft of drafts)
    await keyboard.send("Input.imeSetComposition", {
      text: draft,
      selectionStart: draft.length,
      selectionEnd: draft.length,
    })
  await page.evaluate(frames, restFrames)
  await keyboard.send("Input.insertText", {text})
  await keyboard.detach()
}

/** In the page: settles when so many frames were drawn. */
const frames = (count: number) =>
  new Promise<void>(resolve => {
    const frame = (left: number) => (left === 0 ? resolve() : void requestAnimationFrame(() => frame(left - 1)))
    frame(count)
  })

/** What is asked of the server in `q` from now on. */
export function askedFor(page: Page, path: RegExp): readonly string[] {
  const asked: string[] = []
  page.on("request", request => {
    const {pathname, searchParams} = new URL(request.url())
    if (path.test(pathname)) asked.push(searchParams.get("q") ?? "")
  })
  return asked
}

/** Pixels across that the page takes: more than the window has, and it scrolls sideways. */
export const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)

/** In the page: the element stands in the window from top to bottom. */
export const isInWindow = (element: Element): boolean => {
  const {top, bottom} = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

/** Rules that axe finds broken, the serious and critical ones: `rule: selector`. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe) // in the page's own world: its policy lets no script in
  return page.evaluate(async () => {
    const {violations} = await (
      globalThis as unknown as {axe: {run: (options: object) => Promise<{violations: readonly Violation[]}>}}
    ).axe.run({resultTypes: ["violations"]})
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly {readonly target: readonly string[]; readonly failureSummary: string}[]
    }
    return violations
      .filter(({impact}) => impact === "serious" || impact === "critical")
      .flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")} ${failureSummary}`))
  })
}

/** Make the first administrator, who is signed in then. */
export async function setUp(page: Page, secret: string, language: Language): Promise<void> {
  await page.goto(`/setup#${secret}`)
  const label = (zh: string, en: string) => page.getByLabel(language === "zh" ? zh : en)
  await label("用户名", "Login").fill("root")
  await label("姓名", "Name").fill(language === "zh" ? "管理员" : "Administrator")
  await label("密码，至少10个字符", "Password, 10 characters or more").fill(password)
  await page.getByRole("button", {name: language === "zh" ? "建立" : "Make", exact: true}).click()
  await page.waitForURL("**/manage/institutions")
}

export const password = "correct horse 9"

/** Sign in as a user without going through the form. */
export async function signIn(page: Page, login = "root"): Promise<void> {
  const answer = await page.request.post("/api/v1/session", {data: {login, password}})
  if (!answer.ok()) throw new Error(await answer.text())
}
