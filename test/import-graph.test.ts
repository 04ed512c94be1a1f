import {describe, expect, it} from "vitest"
import {cyclesIn, importsIn} from "./import-graph.ts"

describe("importsIn", () => {
  it.each([
    ['import {a} from "../b/c.ts"', "src/b/c.ts"],
    ['import {\n  a,\n  b,\n} from "./c.ts"', "src/a/c.ts"],
    ["import type {A} from '../../web/c.ts'", "web/c.ts"],
    ['import "./c.css"', "src/a/c.css"],
    ['export {a} from "./c.ts"', "src/a/c.ts"],
    ['export type * from "./c.ts"', "src/a/c.ts"],
    ['export const late = () => import("../c/d/e.ts")', "src/c/d/e.ts"],
    ['export type A = import("./c.ts").A', "src/a/c.ts"],
  ])("%s", (text, path) => expect(importsIn("src/a/file.ts", text)).toEqual([path]))

  it.each(['import {a} from "vite"', '// import {a} from "./c.ts"', "const said = 'from \"./c.ts\"'"])(
    "nothing: %s",
    text => expect(importsIn("src/a/file.ts", text)).toEqual([]),
  )

  it("throws at what it cannot read", () =>
    expect(() => importsIn("src/a/file.ts", "import {")).toThrow("src/a/file.ts"))
})

describe("cyclesIn", () => {
  const graph = (text: string) =>
    new Map(text.split(" ").map((line): [string, string[]] => [line.slice(0, 1), [...line.slice(1)]]))

  it.each(["abc bc c", "abc bd cd d", "a b"])("none: %s", text => expect(cyclesIn(graph(text))).toEqual([]))
  it.each([
    ["ab ba", ["ab"]],
    ["aa", ["a"]],
    ["ab bc cdb d", ["bc"]],
    ["ab ba cd dc", ["ab", "cd"]],
  ])("%s", (text, cycles) => expect(cyclesIn(graph(text)).map(files => files.join(""))).toEqual(cycles))
})
