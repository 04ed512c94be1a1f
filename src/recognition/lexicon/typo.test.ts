import {readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"
import {soundRows} from "../../../tools/pinyin.ts"
import {shelf} from "../../shelf/made-shelf.ts"
import {recognise} from "../recognise.ts"

const lexicon = shelf.lexicon("5.0")
const read = (name: string) => recognise(lexicon, name)

describe("a misspelt word", () => {
  it.each([
    ["CT右宽关节平扫", "20072002110000"],
    ["劲椎MR平扫", "30030202110000"],
    ["骶锥正侧位", "40030500003700"],
  ])("%s is read by its sound, and left to a person", (name, code) => {
    const {items, flags, accepted} = read(name)
    expect(items[0]?.code).toBe(code)
    expect(flags).toContain("typo-assumed")
    expect(accepted).toBe(false)
  })
  it("is not guessed where several sound alike, or none does", () => {
    for (const name of ["CT右某关节平扫", "MR某某部平扫"]) expect(read(name).flags).not.toContain("typo-assumed")
  })
})

describe("the table of sounds", () => {
  it("is made from the words of the lexicon", () => {
    const path = new URL("../../../lexicon/sound.csv", import.meta.url)
    expect(readFileSync(path, "utf8").trim().split("\n")).toEqual(soundRows())
  })
})
