import {readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {recogniseRow} from "./beside.ts"
import {explained} from "./decide.ts"
import {isStating} from "./lists.ts"
import {recognise} from "./recognise.ts"
import type {Recognition} from "./recognition.ts"

const lexicon = shelf.lexicons("5.0")
const explain = (name: string): Recognition => explained(lexicon, recognise(lexicon, name))

/** `CT = 20040500110000 equipment`, or the reason. */
const told = (name: string): readonly string[] =>
  explain(name).account.flatMap(({text, decides, idle}) =>
    decides || idle ? [`${text} = ${decides?.map(one => `${one.item} ${one.facet}`).join(", ") ?? idle}`] : [],
  )

/** Stretches of an answer that state something, decide nothing, and have no reason. */
const lostIn = (read: Recognition): readonly string[] =>
  explained(lexicon, read).account.flatMap(({as, text, decides, idle}) =>
    isStating(as) && !decides && !idle ? [text] : [],
  )

/** Those of a name, were it accepted whatever its confidence; none where even then it isn't. */
function lost(name: string): readonly string[] {
  const read = recognise(lexicon, name, undefined, 0)
  return read.accepted ? lostIn(read).map(text => `${text} in ${name}`) : []
}

const files = ["policy.txt", "chinese.txt", "english-taiwan.txt", "recognition.txt", "families/us-nm.txt"]
const names = files.flatMap(file =>
  readFileSync(fileURLToPath(new URL(`../../cases/${file}`, import.meta.url)), "utf8")
    .split("\n")
    .flatMap(line => (line.includes("=>") && !line.startsWith("#") ? [(line.split("=>")[0] ?? "").trim()] : [])),
)

const accounts = readFileSync(fileURLToPath(new URL("../../cases/accounts/names.txt", import.meta.url)), "utf8")
  .split("\n")
  .filter(line => line.includes("=>") && !line.startsWith("#"))
  .map(line => line.split("=>").map(half => half.trim()) as [string, string])

describe("what a word decides", () => {
  it.each([
    [
      "右肋骨CT平扫",
      "右 = unsided",
      "肋骨 = 20040500110000 site",
      "CT = 20040500110000 equipment",
      "平扫 = 20040500110000 method",
    ],
    [
      "头颅MR平扫+DWI",
      "头颅 = 30010100110000 site, 30010100520000 site",
      "MR = 30010100110000 equipment, 30010100520000 equipment",
      "平扫 = 30010100110000 method",
      "DWI = 30010100520000 method",
    ],
    ["胸部X线平片不含侧位", "胸部 = 40040100000000 site", "X线平片 = 40040100000000 equipment"],
    [
      "X-RAY UPPER GI W/O KUB",
      "X-RAY = 45050107X10000 equipment",
      "UPPER GI = 45050107X10000 method",
      "W/O = excluded",
      "KUB = excluded",
    ],
    [
      "X-RAY UPPER GI W/O KUB+床旁甲状腺彩超",
      "X-RAY = 45050107X10000 equipment",
      "UPPER GI = 45050107X10000 method",
      "W/O = excluded",
      "KUB = excluded",
      "床旁 = told",
      "甲状腺 = 50U101000C0000 site",
      "彩超 = 50U101000C0000 equipment",
    ],
    ["左膝关节2 views", "左 = 40072201000000 site", "膝关节 = 40072201000000 site", "2 views = count"],
    [
      "头颅MR轴位平扫",
      "头颅 = 30010100110000 site",
      "MR = 30010100110000 equipment",
      "轴位 = implied",
      "平扫 = 30010100110000 method",
    ],
    ["SPECT全身骨断层", "SPECT = C010A104B0000 equipment", "全身骨 = C010A104B0000 site", "断层 = told"],
    ["经腹膀胱彩超", "经腹 = implied", "膀胱 = 50U505000C0000 site", "彩超 = 50U505000C0000 equipment"],
  ])("is told of %s", (name, ...decisions) => {
    expect(told(name)).toEqual(decisions)
  })
  it.each(accounts)("of every stretch of %s: %s", (name, wanted) => {
    const stretches = explain(name).account.filter(({as}) => as !== "punctuation")
    const decided = stretches.map(({text, as, decides, idle}) => {
      const facets = [...new Set(decides?.map(({facet}) => facet))].join("+")
      return [text, as, idle ?? facets].filter(Boolean).join(" ")
    })
    expect(decided.join(", ")).toBe(wanted)
  })
  it("is found in the columns beside the name too", () => {
    const beside = [{kind: "side", column: "侧别", text: "左"}] as const
    const [column] = explained(lexicon, recogniseRow(lexicon, {name: "膝关节MR平扫", beside})).beside ?? []
    expect(column?.account[0]?.decides).toEqual([{item: "30072201110000", facet: "site"}])
  })
  it("is in some item, or has a reason, in every answer that is accepted", () => {
    expect(names.flatMap(lost)).toEqual([])
    expect(names.filter(name => recognise(lexicon, name, undefined, 0).accepted).length).toBeGreaterThan(300)
  })
  it("holds of names put together too", () => {
    const sign = fc.constantFrom("+", ";", ",", " ", "、", " & ", "")
    const name = fc.constantFrom(...names)
    const law = fc.property(name, sign, name, (a, sign, b) => {
      expect(lost(`${a}${sign}${b}`)).toEqual([])
    })
    fc.assert(law, {numRuns: 1000})
  })
  it("is seen to be lost where the answer is made of other words", () => {
    const [knee] = recognise(lexicon, "左膝关节MR平扫").items
    const read = recognise(lexicon, "左踝关节MR平扫+三维重建")
    expect(lostIn({...read, items: knee ? [knee] : []})).toEqual(["踝关节"])
  })
})
