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
  it("17: accepts nothing that has a word not understood, a misspelling, or no site", () => {
    for (const name of ["头颅CT平扫囧囧囧", "头颅CT平少", "CT增强扫描"])
      expect([name, recognise(lexicon, name).accepted]).toEqual([name, false])
  })
})
