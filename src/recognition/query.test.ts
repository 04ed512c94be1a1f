import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {readQuery} from "./query.ts"

const lexicon = shelf.lexicons("5.0")
const read = (text: string) => readQuery(lexicon, text)
const stated = (text: string) => read(text).stated.map(({zh}) => zh)

describe("what somebody looks for", () => {
  it("names the items that the text means, or among which it leaves one open", () => {
    expect(read("头部核磁").named.map(({name}) => name)).toEqual(["MR颅脑(平扫)"])
    expect(read("膝关节CT平扫").named.map(({name}) => name)).toEqual([
      "CT左膝关节(平扫)",
      "CT右膝关节(平扫)",
      "CT双膝关节(平扫)",
    ])
  })
  it("names none where the site is left out, but tells the items that have what is stated", () => {
    expect(read("CT增强").named).toEqual([])
    expect(stated("CT增强").length).toBeGreaterThan(50)
    expect(stated("CT增强").every(zh => zh.startsWith("CT") && zh.includes("增强"))).toBe(true)
    expect(stated("核磁").every(zh => zh.startsWith("MR"))).toBe(true)
    expect(stated("左膝关节").every(zh => zh.includes("左膝关节"))).toBe(true)
  })
  it.each(["", "()", "医保", "胸部CT囧", "胸部CT正位", "颈锥CT"])("tells none for %s", text =>
    expect(stated(text)).toEqual([]),
  )
  it("is nothing where the text contradicts itself, or is none of an edition's", () => {
    for (const text of ["[头颅]胸部CT", "会诊", "胸部囧"]) expect(read(text)).toEqual({named: [], stated: []})
  })
  it("is read where no edition combines", () => {
    expect(readQuery(shelf.lexicon("us-1.1"), "肾脏彩超")).toMatchObject({
      named: [{name: "肾脏常规超声检查"}],
      stated: [],
    })
  })
})
