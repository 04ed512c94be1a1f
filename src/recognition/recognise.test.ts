import {globSync, readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {checkCode} from "../standard/index.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const folder = fileURLToPath(new URL("../../cases/", import.meta.url))
const cases = globSync("*.txt", {cwd: folder})
  .flatMap(file => readFileSync(`${folder}${file}`, "utf8").split("\n"))
  .filter(line => line.includes("=>") && !line.startsWith("#"))
  .map(line => line.split("=>").map(half => half.trim()) as [string, string])

const pieces = fc.constantFrom(
  "CT",
  "胸部",
  "左",
  "膝关节",
  "平扫",
  "+",
  "增强",
  "(",
  ")",
  ";",
  "，",
  "ＭＲ",
  "😀",
  "\ud800",
  "㎝",
  "電腦",
  "x",
  " ",
  "1.5T",
  "[头]",
  "\u0000",
)

describe("recognise", () => {
  it.each(cases)("reads “%s” as %s", (name, expected) => {
    const read = recognise(lexicon, name)
    expect([read.status, read.items.map(item => item.code).join(";")].filter(Boolean).join(" ")).toBe(expected)
  })

  it("accounts for every character once, and never answers a code the dictionaries rule out", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({unit: "binary"})), {maxLength: 12}), parts => {
        const name = parts.join("")
        const read = recognise(lexicon, name)
        expect(read.account.map(part => part.text).join("")).toBe(name)
        let at = 0
        for (const part of read.account) {
          expect(part.at).toBe(at)
          at += part.length
        }
        for (const item of read.items)
          expect(["listed", "unlisted"]).toContain(checkCode(lexicon.edition, item.code).standing)
      }),
    )
  })

  it("takes more than 40 sites and sides for a list of names, not for one", () => {
    const list = (sites: number) => Array(sites).fill("头颅CT").join(";")
    expect(recognise(lexicon, list(40)).status).toBe("standard")
    expect(recognise(lexicon, list(41))).toMatchObject({status: "unresolved", items: [], flags: ["name-too-long"]})
  })

  it("reads the name of every listed item back as that item", () => {
    const items = [...lexicon.edition.items.values()].filter(item => !item.code.startsWith("4"))
    const right = items.filter(
      item =>
        recognise(lexicon, item.zh)
          .items.map(i => i.code)
          .join() === item.code,
    )
    expect(right.length / items.length).toBeGreaterThan(0.8)
  })
})
