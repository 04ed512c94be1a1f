import {globSync} from "node:fs"
import {expect, it} from "vitest"
import {unasked} from "./exports.ts"

/** Names that others than these files ask for: users of the client, a thread's caller, the router's types, a test by its pattern. */
const outside = /^src\/client\/index\.ts |thread\.ts \w+$|^web\/src\/routes\.d\.ts |texts\.ts \w*[tT]exts$/

it("exports what other files ask for, and puts on a door what other rooms ask for", () => {
  const files = globSync("{src,test,bench,tools,e2e,web/src}/**/*.{ts,tsx}")
  const own = unasked(files).filter(name => /^(src|web\/src)\//.test(name))
  expect(own.filter(name => !outside.test(name))).toEqual([])
})
