import {globSync, readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {recognise} from "./recognise.ts"

const folder = fileURLToPath(new URL("./", import.meta.url))
const read = (path: string): string => readFileSync(path, "utf8")
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/policy (\d+)/g)].map(([, number]) => Number(number))

const cited = new Set(
  globSync("**/*.ts", {cwd: folder, exclude: ["**/*.test.ts"]}).flatMap(file => numbersIn(read(`${folder}${file}`))),
)
const sections = read(fileURLToPath(new URL("../../cases/policy.txt", import.meta.url))).split(/^(?=# policy)/m)
const shown = new Set(sections.filter(section => section.includes("\n")).flatMap(numbersIn))
const paragraphs = Array.from({length: 18}, (_, i) => i + 1)
const lexicon = shelf.lexicon("5.0")

describe("the policy of recognition", () => {
  it.each(paragraphs)("%i is cited where it is done, and has its cases", number => {
    expect([cited.has(number), shown.has(number)]).toEqual([true, true])
  })
  it("16: takes the modality passed in where the name tells none", () => {
    expect(recognise(lexicon, "胸部平扫", "MR").items.map(({code}) => code)).toEqual(["30040100110000"])
    expect(recognise(lexicon, "腹部", "XR").items.map(({code}) => code)).toEqual(["40053000000000"])
  })
  it.each([
    ["C-Spine C1-C4 Axial", "CT", "standard", "20030202110000"],
    ["Axial T2 Brain", "MR", "standard", "30010100110000"],
    ["髌骨轴位", "MR", "underspecified", "30072201110000,30072202110000,30072203110000"],
    ["胸部正侧位", "CT", "conflict", ""],
    ["胸部DR正位", "CT", "conflict", ""],
    ["头颅CTA", "MR", "conflict", ""],
    ["腰椎MR平扫", "XR", "conflict", ""],
    ["CT颅脑(平扫)", "MR", "conflict", ""],
  ])("16: reads %s, given %s, as %s", (name, given, status, codes) => {
    const read = recognise(lexicon, name, given)
    expect([read.status, read.items.map(({code}) => code).join()]).toEqual([status, codes])
  })
  it.each([
    ["an unknown word", "CT胸部HR平扫", "unknown-text"],
    ["no site", "CT平扫(一个部位)", "site-unstated"],
    ["no site, by the name of its item", "MR增强", "site-unstated"],
    ["a misspelling", "颈锥CT平扫", "typo-assumed"],
    ["a site that is in no item", "中腹部MRU", "part-unread"],
    ["a method that is in no item", "腹部造影CT", "part-unread"],
    ["a modality that is in no item", "心脏X线断层照相术", "part-unread"],
    ["a site beside a technique", "MRI BRAIN WITH IAC", "part-unread"],
    ["a site behind what is excluded", "右膝MR平扫不做增强及左膝", "part-unread"],
    ["an exclusion of what is assumed", "颈椎MR 不含平扫", "part-unread"],
    ["an exclusion of nothing", "头颅CT平扫(不含)", "part-unread"],
  ])("17: accepts nothing with %s, whatever confidence is asked", (_, name, flag) => {
    const read = recognise(lexicon, name, undefined, 0)
    expect([read.flags.some(one => one === flag), read.accepted]).toEqual([true, false])
  })
  it.each([
    ["左膝关节", ["AP", "PA", "LAT", "OBL", "AXIAL"]],
    ["胸部", ["RAO", "LAO"]],
    ["左乳钼靶", ["CC", "MLO"]],
    ["左髋关节", ["FROG"]],
  ])("8: reads the short form of a view of %s with 位 behind it as the view", (site, views) => {
    for (const view of views) {
      const [bare, named] = [view, `${view}位`].map(said => recognise(lexicon, `${site} ${said}`, "XR"))
      expect([view, named?.items, named?.flags]).toEqual([view, bare?.items, bare?.flags])
    }
  })
  it("15: tells the words excluded as such", () => {
    const told = (name: string) =>
      recognise(lexicon, name).account.flatMap(({as, text}) => (as === "exclusion" ? text : []))
    expect(told("胸部CT平扫(不含增强)")).toEqual(["不含", "增强"])
    expect(told("胸部CT平扫(三维重建除外)")).toEqual(["三维重建", "除外"])
    expect(told("胸部CT平扫,除外骨折")).toEqual([])
  })
  it("17: accepts nothing that has a word not understood, a misspelling, or no site", () => {
    for (const name of ["头颅CT平扫囧囧囧", "头颅CT平少", "CT增强扫描"])
      expect([name, recognise(lexicon, name).accepted]).toEqual([name, false])
  })
})
