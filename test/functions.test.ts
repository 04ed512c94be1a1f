import {globSync, readFileSync} from "node:fs"
import {expect, it} from "vitest"
import {functionsIn} from "./functions.ts"

const mostLines = 40

it("no function of src is longer than a page", () => {
  const files = globSync("src/**/*.ts").filter(file => !/\.test\.ts$|\/made-[^/]+\.ts$/.test(file))
  const long = files.flatMap(file =>
    functionsIn(file, readFileSync(file, "utf8"))
      .filter(({lines}) => lines > mostLines)
      .map(({line, lines}) => `${file}:${line}: ${lines} lines`),
  )
  expect(long).toEqual([])
})
