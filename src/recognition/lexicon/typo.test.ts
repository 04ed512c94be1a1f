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

describe("a word of three characters or more", () => {
  it.each([
    ["左膝关接MR平扫", "exchanged"],
    ["左膝节关MR平扫", "swapped"],
    ["左膝关囧节MR平扫", "put in"],
  ])("%s has one %s, and is left to a person", name => {
    const {items, flags, accepted} = read(name)
    expect(items.map(({code}) => code)).toEqual(["30072201110000"])
    expect([flags.includes("typo-assumed"), accepted]).toEqual([true, false])
  })
  it.each(["左节囧膝MR平扫", "左膝囧魑MR平扫", "左节关囧MR平扫"])("%s is further off", name =>
    expect(read(name).flags).not.toContain("typo-assumed"),
  )
})

describe("the table of sounds", () => {
  it("is made from the words of the lexicon", () => {
    const path = new URL("../../../lexicon/sound.csv", import.meta.url)
    expect(readFileSync(path, "utf8").trim().split("\n")).toEqual(soundRows())
  })
})
