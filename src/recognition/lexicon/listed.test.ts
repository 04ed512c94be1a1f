import {describe, expect, it} from "vitest"
import {shelf} from "../../shelf/made-shelf.ts"
import {compileListed, ListedNames} from "./listed.ts"
import {Folder} from "./normalise.ts"

const edition = shelf.edition("5.0")
const listed = new ListedNames(edition, compileListed(edition, new Map()))
const folder = new Folder(new Map(), 400)
const codeOf = (name: string) => listed.find(folder.text, folder.fold(name))?.code

describe("a listed item's own name", () => {
  it("is found for every item, in both languages", () => {
    const wrong = [...edition.items.values()].flatMap(({code, zh, en}) =>
      [zh, en].filter(name => edition.items.get(codeOf(name) ?? "")?.code !== code),
    )
    expect(wrong).toEqual([])
  })
  it.each([
    ["CT胸部(平扫)", "20040100110000"],
    ["ｃｔ 胸部 (平扫) ", "20040100110000"],
    ["*CT胸部(平扫)", "20040100110000"],
    [" *CT胸部(平扫)", undefined],
    ["**CT胸部(平扫)", undefined],
    ["CT胸部(平扫", undefined],
    ["CT胸部(平扫))", undefined],
    ["T胸部(平扫)", undefined],
    ["", undefined],
  ])("%j is of %s", (name, code) => expect(codeOf(name)).toBe(code))
})
