import {describe, expect, it} from "vitest"
import {answersOf, type Candidate, type Similar} from "./answers.ts"
import {madeItem} from "./made-rows.ts"

const candidate = (code: string): Candidate => ({
  edition: "5.0",
  code,
  name: `名${code}`,
  en: `name ${code}`,
  score: 0.5,
  agrees: ["site"],
  contradicts: [],
})
const similar = (row: string, code: string) => ({row, items: [madeItem(code)]}) as unknown as Similar

const beside = {candidates: [], similar: [], drafted: []}
const open = (code: string, alternative: number) => ({...madeItem(code), choice: 1, alternative})

describe("the answers beside a row", () => {
  it("are candidates, then what similar names were decided as, each items once", () => {
    const answers = answersOf({
      ...beside,
      candidates: [candidate("1"), candidate("2")],
      similar: [similar("a", "2"), similar("b", "3")],
    })
    expect(answers.map(({nth, items, similar = []}) => [nth, items[0]?.code, similar.length])).toEqual([
      [1, "1", 0],
      [2, "2", 1],
      [3, "3", 1],
    ])
  })
  it("leave out what would be accepted anyway, and what one key can't name", () => {
    const many = Array.from({length: 12}, (_, i) => candidate(String(i)))
    const answers = answersOf({...beside, candidates: many, drafted: [madeItem("3")]})
    expect([answers.length, answers.some(({items}) => items[0]?.code === "3")]).toEqual([9, false])
  })
  it("begin with the alternatives of what the name leaves open, and offer no “one of” of other rows", () => {
    const drafted = [madeItem("C"), open("L", 1), open("R", 2)]
    const other = {row: "x", items: [open("L", 1), open("R", 2)]} as unknown as Similar
    const answers = answersOf({...beside, candidates: [candidate("R"), candidate("9")], similar: [other], drafted})
    expect(answers.map(({items, taken}) => [items.map(({code}) => code).join("+"), taken?.length])).toEqual([
      ["C+L", 1],
      ["C+R", 1],
      ["9", undefined],
    ])
  })
})
