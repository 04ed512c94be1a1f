import {existsSync, readFileSync} from "node:fs"
import {expect, it} from "vitest"

it("installation compiles nothing and runs no package's script", () => {
  expect(readFileSync(".npmrc", "utf8")).toContain("ignore-scripts=true")
  expect(existsSync("node_modules/better-sqlite3/build")).toBe(false)
})
