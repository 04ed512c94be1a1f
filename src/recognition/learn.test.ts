import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {changedNames, proposeWords} from "./learn.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const decisions = [
  {name: "DR腰椎鼎片", codes: ["40030400000100"]},
  {name: "DR骨盆鼎片", codes: ["40060900000100"]},
  {name: "DR颈椎鼎片", codes: ["40030202000100"]},
  {name: "DR胸椎正侧位", codes: ["40030300003700"]},
]

describe("proposeWords", () => {
  it("proposes a word that three decisions agree on", () => {
    expect(proposeWords(lexicon, decisions)[0]).toMatchObject({
      word: "鼎",
      facet: "position",
      value: "01",
      support: 3,
      against: 0,
    })
  })
  it("proposes nothing that two decisions say, or that as many deny", () => {
    expect(proposeWords(lexicon, decisions.slice(1))).toEqual([])
    const denied = ["DR髋鼎片左", "DR右足鼎片", "DR左手鼎片"].map(name => ({name, codes: ["40040100000200"]}))
    expect(proposeWords(lexicon, [...decisions, ...denied])).toEqual([])
  })
  it("turns nothing on by itself, and shows what a word would change before it does", () => {
    expect(recognise(lexicon, "DR腰椎鼎片").items[0]?.code).toBe("40030400000000")
    const taught = shelf.lexicon("5.0", [{word: "鼎片", facet: "position", value: "01", reason: "本院"}])
    const changed = changedNames(lexicon, taught, ["DR腰椎鼎片", "DR腰椎正位", "头颅CT"])
    expect(changed.map(one => [one.name, one.after.items[0]?.code])).toEqual([["DR腰椎鼎片", "40030400000100"]])
    expect(taught.version).not.toBe(lexicon.version)
  })
})
