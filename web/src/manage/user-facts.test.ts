import {describe, expect, it} from "vitest"
import {noUser, userBody, userFaults, userMatches} from "./user-facts.ts"

const good = {...noUser, login: "wang.li", name: "王丽"}

describe("a new user", () => {
  it.each([
    [noUser, {login: "field-needed", name: "field-needed"}],
    [good, {}],
    [{...good, login: "王丽"}, {login: "field-login"}],
    [{...good, login: "a".repeat(65)}, {login: "field-login"}],
    [{...good, name: "王".repeat(201)}, {name: "field-long"}],
    [{...good, email: "a".repeat(201)}, {email: "field-long"}],
    [{...good, password: "short"}, {password: "field-password"}],
    [{...good, password: ""}, {password: "field-password"}],
    [{...good, password: "long enough"}, {}],
  ])("has the faults of %o", (user, faults) => expect(userFaults(user)).toEqual(faults))

  it.each([
    [good, {login: "wang.li", name: "王丽"}],
    [
      {login: " li ", name: " 李 ", email: " li@a.cn ", password: " as it is "},
      {login: "li", name: "李", email: "li@a.cn", password: " as it is "},
    ],
  ])("is sent without what is empty: %o", (user, body) => expect(userBody(user)).toEqual(body))

  it.each([
    ["WANG", true],
    ["王 li", true],
    ["张", false],
  ])("is found by %s: %s", (asked, found) => {
    const user = {...good, id: "1", email: null, created: "2026-01-01T00:00:00Z", disabled: null, roles: []}
    expect(userMatches(user, asked)).toBe(found)
  })
})
