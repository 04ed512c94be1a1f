/** What the work list shows about its chosen row. */
export interface Sight {
  readonly code: string
  /** Words of the name that were not understood. */
  readonly unread: readonly string[]
  /** Codes that stand to be accepted. */
  readonly drafted: readonly string[]
  /** The name leaves open which of them is meant. */
  readonly isOpen: boolean
  /** Enter confirms that the name is no examination, and why. */
  readonly confirms?: "非检查项目" | "其他标准的检查"
  /** Codes of each numbered answer, by its number. */
  readonly numbered: Readonly<Record<string, readonly string[]>>
  /** Other open rows in sight with the same item, or with words that are out of scope as this one has. */
  readonly alike: number
  /** Next rows that were painted so far. */
  readonly painted: number
}

declare global {
  /** In the page: from each key that led to a next row until that was painted, in ms. */
  var nextRows: number[]
  /** In the page: from each key that does nothing until a frame behind it was painted, in ms. */
  var bareKeys: number[]
}

/** In the page, before it loads: time each next row, and each press of Shift, which does nothing. */
export function timeKeys(): void {
  globalThis.nextRows = []
  globalThis.bareKeys = []
  let pressed = 0
  const painted = (times: number[]) =>
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel()
      port1.onmessage = () => times.push(performance.now() - pressed)
      port2.postMessage(0) // behind the frame
    })
  const onKey = ({key, timeStamp}: KeyboardEvent) => {
    pressed = timeStamp
    if (key === "Shift") painted(globalThis.bareKeys)
  }
  addEventListener("keydown", onKey, true)
  const isRow = ({target}: MutationRecord) => target instanceof Element && target.tagName === "ASIDE"
  new MutationObserver(changes => changes.some(isRow) && painted(globalThis.nextRows)).observe(document, {
    subtree: true,
    attributeFilter: ["aria-label"],
  })
}

/** In the page: what is seen; "reached" once 99 % of the examinations are said to be settled, undefined while a list is read. */
export function look(): Sight | "reached" | undefined {
  const texts = (within: ParentNode | null | undefined, selector: string) =>
    [...(within?.querySelectorAll(selector) ?? [])].map(({textContent}) => textContent ?? "")
  const shown = (row: Element) => row.querySelector("[role=gridcell]:nth-child(3)")?.getAttribute("title") ?? ""
  const kindOf = (row: Element) => shown(row) || (row.querySelector("[data-facet=scope]") ? "out of scope" : "")
  const aside = document.querySelector("aside")
  const grid = document.querySelector("[role=grid]")?.getBoundingClientRect()
  const chosen = document.querySelector("[role=row][aria-selected=true]")
  if (texts(document, "section[aria-label=进度]").some(text => text.includes("已达到 99 %"))) return "reached"
  const code = texts(aside, "header div span")[0]
  if (!grid || !chosen || !code || code !== texts(chosen, "[role=gridcell]:last-child")[0]) return undefined
  if (chosen.hasAttribute("data-settled")) return undefined
  const draft = aside?.querySelector("section")
  const open = draft?.querySelector("ol")
  const sure = texts(draft, "a").filter(one => !texts(open, "a").includes(one))
  const answers = [...(aside?.querySelectorAll("ol > li") ?? [])]
  const enter = [...(aside?.querySelectorAll("button") ?? [])].find(one => texts(one, "kbd")[0] === "Enter")
  const [, confirms] = /确认为(非检查项目|其他标准的检查)/.exec(enter?.textContent ?? "") ?? []
  const inSight = [...document.querySelectorAll("[role=row][aria-selected=false]:not([data-settled])")].filter(row => {
    const {top, bottom} = row.getBoundingClientRect()
    return top >= grid.top && bottom <= grid.bottom
  })
  return {
    code,
    unread: texts(aside, "h2 [data-facet=unknown]"),
    drafted: texts(draft, "a"),
    isOpen: open !== null && open !== undefined,
    ...(confirms && {confirms: confirms as "非检查项目"}),
    numbered: Object.fromEntries(
      answers.map(one => [texts(one, "button")[0], [...(open?.contains(one) ? sure : []), ...texts(one, "a")]]),
    ),
    alike: kindOf(chosen) === "" ? 0 : inSight.filter(row => kindOf(row) === kindOf(chosen)).length,
    painted: globalThis.nextRows.length,
  }
}

/** In the page: the ms to the next row once it is painted, 0 where no row is left, false until then. */
export function nextRow({code, painted}: Pick<Sight, "code" | "painted">): number | false {
  const now = document.querySelector("aside header div span")?.textContent
  if (now !== code && globalThis.nextRows.length > painted) return globalThis.nextRows.at(-1) ?? false
  const isDone = document.querySelector("[role=row][aria-selected=true]")?.hasAttribute("data-settled")
  const isReached = document.querySelector("section[aria-label=进度]")?.textContent?.includes("已达到 99 %")
  return isDone && isReached ? 0 : false
}
