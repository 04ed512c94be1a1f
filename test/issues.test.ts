import {globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"
import {roomTexts} from "../src/api/issues.ts"
import type {IssueTexts} from "../src/issue/index.ts"

const rooms = await Promise.all(
  globSync("src/*/issues.ts").map(async (file): Promise<[string, IssueTexts]> => {
    const {texts = {}} = await import(`../${file}`)
    return [file, texts]
  }),
)
/** Parameters that say why or what in words: of these a list is closed, and has its words in both languages. */
const said = /\b(reason|kind|rule): string\b/

const edges = ["src/serve/issues.ts", "src/cli/issues.ts"]

describe("issues", () => {
  it("have one room each", () => {
    const ids = rooms.flatMap(([, texts]) => Object.keys(texts))
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
  it("of every room below the edges are known at the edges", () => {
    const below = rooms.flatMap(([file, texts]) => (edges.includes(file) ? [] : Object.keys(texts)))
    expect(below.filter(id => !(id in roomTexts))).toEqual([])
  })
  it.each(rooms.map(([file]) => file))("of %s are told no reason in the words of one language", file => {
    expect(
      readFileSync(file, "utf8")
        .split("\n")
        .filter(line => said.test(line)),
    ).toEqual([])
  })
  it.each(rooms)("of %s have ids of two words, and texts in both languages", (_, texts) => {
    for (const [id, {zh, en}] of Object.entries(texts)) {
      expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/)
      expect([typeof zh, typeof en]).toEqual(["function", "function"])
    }
  })
})
