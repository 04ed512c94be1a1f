import type {Browser} from "playwright-core"
import {afterAll, beforeAll} from "vitest"
import {launch, openWindow, type Window, type WindowOptions} from "./browser.ts"
import {type Served, serveEmpty} from "./served.ts"

/** What the journeys of a `describe` go through: a server of their own, and a browser. */
export interface Journey {
  readonly served: Served
  /** A person's window on it. */
  readonly open: (options?: WindowOptions) => Promise<Window>
}

/** A server on an empty folder and a browser, from before all tests of the `describe` that this is called in until after them. */
export function journey(): Journey {
  let started: {readonly served: Served; readonly browser: Browser} | undefined
  const there = () => {
    if (!started) throw new Error("the journey begins with its first hook or test")
    return started
  }
  beforeAll(async () => {
    const [served, browser] = await Promise.all([serveEmpty(), launch()])
    started = {served, browser}
  })
  afterAll(async () => {
    const {served, browser} = there()
    await browser.close()
    await served.close()
  })
  return {
    get served() {
      return there().served
    },
    open: options => openWindow(there().browser, there().served.address, options),
  }
}
