import {describe, expect, it} from "vitest"
import {noToken, type Token, tokenFaults, tokenState} from "./token-facts.ts"

const named = {...noToken, name: "HIS"}
const token: Token = {
  id: "1",
  name: "HIS",
  scopes: ["read"],
  created: "2026-01-01T00:00:00Z",
  expires: "2026-02-01T00:00:00Z",
  used: null,
  revoked: null,
}

describe("a token", () => {
  it.each([
    [noToken, {name: "field-needed"}],
    [named, {}],
    [{...named, name: "x".repeat(101)}, {name: "field-long"}],
    [{...named, days: ""}, {days: "days-fault"}],
    [{...named, days: 0}, {days: "days-fault"}],
    [{...named, days: 1.5}, {days: "days-fault"}],
    [{...named, days: 3661}, {days: "days-fault"}],
  ])("has the faults of %o", (typed, faults) => expect(tokenFaults(typed)).toEqual(faults))

  it("is good until it expires or is revoked", () => {
    const january = Date.parse("2026-01-15T00:00:00Z")
    expect(tokenState(token, january)).toBe("good")
    expect(tokenState({...token, expires: null}, january)).toBe("good")
    expect(tokenState(token, Date.parse("2026-02-01T00:00:00Z"))).toBe("expired")
    expect(tokenState({...token, revoked: "2026-01-02T00:00:00Z"}, january)).toBe("revoked")
  })
})
