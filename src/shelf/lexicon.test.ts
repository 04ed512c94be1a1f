import {describe, expect, it} from "vitest"
import {Refusal} from "../issue/index.ts"
import {shelf} from "./made-shelf.ts"

describe("the lexicon of an edition", () => {
  it.each(["us-1.1", "pet-1.1", "spect-2.0"])("of %s is refused: its family has none", id => {
    const issue = {id: "lexicon.none", params: {edition: id, known: "2.5, 3.0, 5.0"}}
    for (const load of [() => shelf.lexicon(id), () => shelf.lexicon(id, [])])
      expect(load).toThrow(expect.objectContaining({issue: expect.objectContaining(issue)}))
  })
  it.each(["2.5", "3.0", "5.0"])("of %s is its family's", id => {
    expect(shelf.lexicon(id).edition.id).toBe(id)
  })
  it("of no edition is refused otherwise", () => {
    expect(() => shelf.lexicon("9.9")).toThrow(Refusal)
    expect(() => shelf.lexicon("9.9")).toThrow("9.9")
  })
})
