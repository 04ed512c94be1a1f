import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {readAddress, writeAddress} from "./address.ts"

describe("an address", () => {
  it("keeps texts as they are, 5.0 too", () => {
    expect(writeAddress({edition: "5.0", q: "胸部 平扫", site: ""})).toBe(
      "?edition=5.0&q=%E8%83%B8%E9%83%A8+%E5%B9%B3%E6%89%AB",
    )
    expect(readAddress("?edition=5.0&q=true")).toEqual({edition: "5.0", q: "true"})
  })
  it("comes back as it was written", () => {
    const texts = fc.dictionary(
      fc.constantFrom("q", "site", "edition", "名"),
      fc.string({unit: "grapheme", minLength: 1}),
    )
    fc.assert(
      fc.property(texts, search => {
        expect({...readAddress(writeAddress(search))}).toEqual({...search})
      }),
    )
  })
})
