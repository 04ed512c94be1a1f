import {describe, expect, it} from "vitest"
import {institutionsShown} from "./search.ts"

const all = [
  {id: "1", code: "H1", name: "市立医院", retired: null},
  {id: "2", code: "H2", name: "县医院", retired: null},
  {id: "3", code: "H3", name: "旧医院", retired: "2026-01-01T00:00:00Z"},
]
const ids = (asked: {institution?: string; q?: string}) => institutionsShown(all, asked).map(({id}) => id)

describe("institutionsShown", () => {
  it("leaves out the retired", () => expect(ids({})).toEqual(["1", "2"]))
  it("shows one by its id, be it retired", () => expect(ids({institution: "3"})).toEqual(["3"]))
  it("finds by words of name and code", () => {
    expect(ids({q: "医院 h2"})).toEqual(["2"])
    expect(ids({q: "没有"})).toEqual([])
  })
})
