import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {descentOf} from "./descent.ts"
import {itemOfCode, termsOfItem} from "./item-of-code.ts"

/** The youngest first, so that their order is not the answer's. */
const editions = shelf
  .ids()
  .map(id => shelf.edition(id))
  .reverse()
const edition = shelf.edition("5.0")
const told = (code: string, id = "5.0") =>
  descentOf(editions, shelf.edition(id), code).map(({edition: {id}, fate, code}) => [id, fate, code])

describe("the descent of an item", () => {
  it("goes through its family, the oldest edition first", () => {
    expect(told("20040100110000")).toEqual([
      ["2.5", "exact", "200401110000"],
      ["3.0", "exact", "2004010011000000"],
      ["5.0", "exact", "20040100110000"],
    ])
    expect(told("50U101000C0000", "us-1.1")).toEqual([["us-1.1", "exact", "50U101000C0000"]])
  })
  it("takes editions of one time by their ids", () => {
    const again = [
      {...edition, id: "5.0b"},
      {...edition, id: "5.0a"},
    ]
    expect(descentOf(again, edition, "20040100110000").map(({edition: {id}}) => id)).toEqual(["5.0a", "5.0b"])
  })
  it("tells what an older edition can't say, and heirs to choose from", () => {
    expect(told("20072201110000")[0]).toEqual(["2.5", "lossy", "200722110000"])
    const [, , last] = descentOf(editions, shelf.edition("2.5"), "200722110000")
    expect(last).toMatchObject({fate: "ambiguous", lost: []})
    expect(last?.code).toBeUndefined()
    expect(last?.candidates).toContain("20072201110000")
  })
  it("has the name of each edition", () => {
    expect(descentOf(editions, edition, "22072201221100").at(-1)?.name?.zh).toBe("16排CT左膝关节(平扫+增强+三维重建)")
  })
})

describe("the item of a code", () => {
  it.each([
    ["20040100110000", "listed", "CT胸部(平扫)"],
    ["22040100110000", "listed", "16排CT胸部(平扫)"],
    ["45072503Xj0000", "unlisted", "RF双踝关节关节造影"],
  ])("%s is %s and called %s", (code, standing, zh) => {
    expect(itemOfCode(edition, code)).toMatchObject({standing, item: {code, zh}})
  })
  it.each(["20010102110000", "2004010011000", ""])("“%s” is none", code => {
    expect(itemOfCode(edition, code)).toBeUndefined()
  })
  it("is made of terms", () => {
    const item = itemOfCode(edition, "22040100114100")?.item
    expect(item && termsOfItem(edition, item).map(({zh}) => zh)).toEqual(["16排CT", "胸部", "平扫", "肺结节分析"])
  })
})
