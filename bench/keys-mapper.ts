import {pinyin} from "pinyin-pro"
import type {Page, Response} from "playwright-core"
import {type Answer, pinyinCodeOf} from "./keys-known.ts"
import {look, nextRow, type Sight, timeKeys} from "./keys-sight.ts"

/** The newer means of the work list, as far as a mapper uses them. */
export interface Means {
  /** A word that was not understood is taught as harmless when one meets it a second time, where the preview shows a gain and no loss. */
  readonly teaches: boolean
  /** What reads alike is decided as one where two more such rows are in sight. */
  readonly bulk: boolean
  /** Enter confirms what was read as no examination, and usual reasons are taken by number; otherwise they are written. */
  readonly reasonKeys: boolean
}

const worthwhile = 2 // rows alike beside the chosen one, from which `b` and Enter are fewer keys than an Enter each

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  [...new Set(some)].sort().join() === [...new Set(others)].sort().join()

/** The number of the answer that says these codes. */
const numberOf = ({numbered}: Sight, codes: readonly string[]): string | undefined =>
  Object.keys(numbered).find(nth => isSame(numbered[nth] ?? [], codes))

const unheardMs = 5000

function onTimeout(error: Error): false {
  if (error.name === "TimeoutError") return false
  throw error
}

const isSearchFor = (words: string) => (answer: Response) => new URL(answer.url()).searchParams.get("q") === words

/** In the page: an open row is chosen, and not this one. */
const isElsewhere = (code: string): boolean => {
  const chosen = document.querySelector("[role=row][aria-selected=true]:not([data-settled]) [role=gridcell]:last-child")
  return chosen !== null && chosen.textContent !== code
}

/**
 * A person at the work list who knows what each row means, uses the keyboard
 * alone and sees only what the page shows. Chinese that is written counts as
 * its full pinyin and a blank to take it.
 */
export class Mapper {
  keys = 0
  /** From a key that decides to the next row painted, in ms. */
  readonly next: number[] = []
  /** Keys that led to no next row in so long; the last of a list is one where the page has yet to count it. */
  unheard = 0
  /** The same of a key that does nothing: no page is quicker. */
  readonly bare: number[] = []
  /** How often each way was gone, with the keys it took. */
  readonly ways = new Map<string, {times: number; keys: number}>()
  readonly #met = new Set<string>()
  readonly #tried = new Set<string>()
  readonly #looked = new Set<string>() // what the page knows the items of, and does not ask again
  readonly #page: Page
  readonly #answers: ReadonlyMap<string, Answer>
  readonly #means: Means

  constructor(page: Page, answers: ReadonlyMap<string, Answer>, means: Means) {
    this.#page = page
    this.#answers = answers
    this.#means = means
  }

  async open(path: string): Promise<void> {
    await this.#page.addInitScript(timeKeys)
    await this.#page.goto(path)
    await this.#page.locator("[role=row][aria-selected=true]").waitFor()
    await this.#page.getByRole("grid").focus()
    for (let i = 1; i <= 40; i++) {
      await this.#page.keyboard.press("Shift")
      await this.#page.waitForFunction(count => globalThis.bareKeys.length >= count, i)
    }
    this.bare.push(...(await this.#page.evaluate(() => globalThis.bareKeys)))
  }

  /**
   * Decide rows until the page says that 99 % of the examinations are reached.
   * @param until when to stop at the latest, on the clock of `performance`
   * @returns whether it was reached
   */
  async work(until: number): Promise<boolean> {
    while (performance.now() < until) {
      const seen = await this.#page.evaluate(look)
      if (seen === "reached") return true
      if (seen !== undefined) await this.#decide(seen, this.#answerOf(seen.code))
    }
    return false
  }

  #answerOf(code: string): Answer {
    const answer = this.#answers.get(code)
    if (!answer) throw new Error(`nobody knows what ${code} means`)
    return answer
  }

  async #decide(seen: Sight, answer: Answer): Promise<void> {
    const isRight = answer.none
      ? seen.confirms !== undefined && answer.none.key === "1"
      : isSame(seen.drafted, answer.codes)
    if (isRight && ((await this.#teach(seen)) || (await this.#asOne(seen, answer)))) return
    if (answer.none) await this.#none(seen, answer.none)
    else if (isRight)
      await this.#by(seen.isOpen ? "one of" : "accepted", () => this.#on(seen, seen.isOpen ? "o" : "Enter"))
    else await this.#choose(seen, answer.codes)
  }

  /** @returns whether a word was taught, and the list is read again */
  async #teach({unread: [word]}: Sight): Promise<boolean> {
    if (!this.#means.teaches || word === undefined || this.#tried.has(word)) return false
    const isSecond = this.#met.has(word)
    this.#met.add(word)
    if (!isSecond) return false
    this.#tried.add(word)
    return (
      (await this.#by("word looked at", () => this.#preview())) && this.#by("word taught", () => this.#keepWord(word))
    )
  }

  /** @returns whether the word of the row is worth teaching; else the dialog is closed */
  async #preview(): Promise<boolean> {
    const dialog = this.#page.getByRole("dialog")
    await this.#press("t")
    await dialog.locator("button:focus").filter({hasText: "看看会改变什么"}).waitFor()
    await this.#press("Enter")
    await dialog.locator("dl").or(dialog.getByRole("alert")).first().waitFor({state: "attached"})
    const gains = await dialog.locator("[data-effect=sure]").count()
    const losses = await dialog.locator("[data-effect=unsure], [data-effect=disagree]").count()
    if (gains > 0 && losses === 0) return true
    await this.#press("Escape")
    await dialog.waitFor({state: "detached"})
    return false
  }

  async #keepWord(word: string): Promise<true> {
    const dialog = this.#page.getByRole("dialog")
    await dialog.locator("button:focus").filter({hasText: "教这个词"}).waitFor()
    await this.#press("Enter")
    await dialog.getByText(`已教“${word}”`).waitFor()
    await dialog.locator("button:focus").filter({hasText: "关闭"}).waitFor()
    await this.#press("Enter")
    await dialog.waitFor({state: "detached"})
    return true
  }

  /** @returns whether all that read as the row were decided with it: none of them means something else */
  async #asOne({code, alike, isOpen}: Sight, {codes}: Answer): Promise<boolean> {
    if (!this.#means.bulk || alike < worthwhile || isOpen) return false
    const dialog = this.#page.getByRole("dialog")
    return this.#by("alike as one", async () => {
      const [answer] = await Promise.all([this.#page.waitForResponse(/\/bulk$/), this.#press("b")])
      const {rows} = (await answer.json()) as {readonly rows: readonly {readonly code: string}[]}
      const areRight = rows.every(row => isSame(this.#answerOf(row.code).codes, codes))
      await dialog.locator("button:focus").waitFor()
      const reread = areRight && this.#page.waitForResponse(/\/work\?/)
      await this.#press(areRight ? "Enter" : "Escape")
      await dialog.waitFor({state: "detached"})
      await reread
      await this.#page.waitForFunction(isElsewhere, code)
      return areRight
    })
  }

  /** No item: confirmed by Enter, or with its reason. */
  async #none(seen: Sight, {key, reason}: NonNullable<Answer["none"]>): Promise<void> {
    if (this.#means.reasonKeys && key === "1" && seen.confirms)
      return this.#by("confirmed", () => this.#on(seen, "Enter"))
    const field = this.#page.locator("aside form input:focus")
    if (this.#means.reasonKeys)
      return this.#by("reason by number", async () => {
        await this.#press("n")
        await field.waitFor()
        await this.#on(seen, key)
      })
    return this.#by("reason written", async () => {
      await this.#press("n")
      await field.waitFor()
      this.keys += pinyin(reason, {toneType: "none", type: "array"}).join("").length + 1
      await this.#page.keyboard.insertText(reason)
      await this.#on(seen, "Enter")
    })
  }

  /** The right items by their number where they have one, otherwise found. */
  async #choose(seen: Sight, codes: readonly string[]): Promise<void> {
    const nth = numberOf(seen, codes) ?? numberOf(await this.#answered(seen), codes)
    if (nth !== undefined) return this.#by("by number", () => this.#on(seen, nth))
    await this.#by("found", async () => {
      const kept = seen.isOpen || !seen.drafted.every(code => codes.includes(code)) ? [] : seen.drafted
      for (const [i, code] of codes.filter(code => !kept.includes(code)).entries())
        await this.#find(code, kept.length + i > 0)
      await this.#on(seen, "Enter")
    })
  }

  /** What is seen once all answers stand beside the row. */
  async #answered(seen: Sight): Promise<Sight> {
    await this.#page.waitForFunction(() => !document.querySelector("aside .mantine-Skeleton-root"))
    const now = await this.#page.evaluate(look)
    return typeof now === "object" ? now : seen
  }

  /** An item by the 拼音码 of its name, in place of what is drafted or beside it. */
  async #find(code: string, beside: boolean): Promise<void> {
    const field = this.#page.locator("aside input[role=combobox]:focus")
    await this.#press("s")
    await field.waitFor()
    if (beside) for (const key of ["Tab", "Space", "Shift+Tab"]) await this.#press(key)
    await field.waitFor()
    const typed = pinyinCodeOf(code)
    this.keys += typed.length
    const answer = this.#looked.has(typed) ? undefined : this.#page.waitForResponse(isSearchFor(typed))
    this.#looked.add(typed)
    await this.#page.keyboard.type(typed)
    await answer
    const option = this.#page.getByRole("option")
    await option.filter({hasText: code}).first().waitFor()
    const at = (await option.allTextContents()).findIndex(text => text.includes(code))
    if (at > 0) for (let i = 0; i <= at; i++) await this.#press("ArrowDown")
    await this.#press("Enter")
    await this.#page.locator("aside section[aria-live] a").filter({hasText: code}).waitFor()
  }

  /** A key that decides the row, until the next one is painted; where none comes, the row is looked at again. */
  async #on({code, painted}: Sight, key: string): Promise<void> {
    await this.#press(key)
    const waited = this.#page.waitForFunction(nextRow, {code, painted}, {polling: "raf", timeout: unheardMs})
    const took = await waited.then(handle => handle.jsonValue()).catch(onTimeout)
    if (took === false) this.unheard++
    else if (took > 0) this.next.push(took)
  }

  async #press(key: string): Promise<void> {
    this.keys++
    await this.#page.keyboard.press(key)
  }

  /** Go one way, and count its keys. */
  async #by<T>(way: string, go: () => Promise<T>): Promise<T> {
    const before = this.keys
    const came = await go()
    const {times, keys} = this.ways.get(way) ?? {times: 0, keys: 0}
    this.ways.set(way, {times: times + 1, keys: keys + this.keys - before})
    return came
  }
}
