import {describe, expect, it} from "vitest"
import type {Sense} from "./sense.ts"
import {Misspellings} from "./typo.ts"

const site = (value: string): Sense => ({kind: "site", value})
const spellings = [
  "",
  "颈椎",
  "膝关节",
  "髋关节",
  "腰骶椎",
  "椎间盘",
  "肝",
  "门静脉",
  "磁共振",
  "上消化道",
  "ct",
  "颈惟",
  "两两",
  "甲乙丙",
  "甲乙丁",
]
const senses: readonly Sense[] = spellings.map(word =>
  word === "磁共振" ? {kind: "modality", value: "MR"} : word === "颈惟" ? {kind: "aside", value: ""} : site(word),
)
const sounds = new Map(
  ["颈劲井 jing", "膝西 xi", "髋宽 kuan", "椎锥 zhui", "骶底 di", "脉麦 mai", "丙病 bing"].flatMap(row => {
    const [chars = "", sound = ""] = row.split(" ")
    return [...chars].map(char => [char, new Set([sound])] as const)
  }),
)
const misspellings = new Misspellings({spellings, senses, sounds})
const anywhere = () => true

/** `前[错]后`: the text, the strange stretch in brackets; what is read instead, and of what. */
function mended(marked: string, cuts: (at: number) => boolean = anywhere): string | undefined {
  const [from, to] = [marked.indexOf("["), marked.indexOf("]") - 1]
  const text = marked.replace(/[[\]]/g, "")
  const found = misspellings.mend(text, from, to, cuts)
  return found && `${text.slice(found.at, found.end)} ${spellings[found.word]}`
}

describe("a text that misspells a word", () => {
  it.each([
    ["[劲]椎", "劲椎 颈椎"],
    ["颈[锥]", "颈锥 颈椎"],
    ["[井椎]", "井椎 颈椎"],
    ["[项]椎", undefined],
    ["[宽]关节", "宽关节 髋关节"],
    ["[西]关节", "西关节 膝关节"],
    ["[某]关节", undefined],
    ["腰[底]椎", "腰底椎 腰骶椎"],
    ["腰椎[骶]", "腰椎骶 腰骶椎"],
    ["骶[腰]椎", "骶腰椎 腰骶椎"],
    ["腰[某]椎", "腰某椎 腰骶椎"],
    ["腰骶[骶]椎", "腰骶骶椎 腰骶椎"],
    ["门[静]麦", "门静麦 门静脉"],
    ["门[脉]", undefined],
    ["上消[化]", "上消化 上消化道"],
    ["消[化]道", "消化道 上消化道"],
    ["上化[消]道", "上化消道 上消化道"],
    ["上[某某]道", undefined],
    ["[磁]共", undefined],
    ["磁[某]振", undefined],
    ["[肝]某", undefined],
    ["甲乙[戊]", undefined],
    ["甲乙[病]", "甲乙病 甲乙丙"],
    ["前[宽]关节后", "宽关节 髋关节"],
    ["前[劲]椎后", "劲椎 颈椎"],
    ["", undefined],
  ])("%s is %s", (marked, expected) => {
    expect(mended(marked)).toBe(expected)
    expect(mended(marked)).toBe(expected)
  })
  it("never cuts a word that was understood", () => {
    expect(mended("前[宽]关节", at => at !== 1)).toBeUndefined()
    expect(mended("[宽]关节后", at => at !== 3)).toBeUndefined()
    expect(mended("[宽]关节后", at => at !== 2)).toBe("宽关节 髋关节")
  })
})
