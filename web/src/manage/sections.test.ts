import {describe, expect, it} from "vitest"
import type {Me, Session} from "../api/session.ts"
import {maySee, sections} from "./sections.ts"

const since = "2026-01-01T00:00:00Z"
const as = (...roles: readonly (readonly [Me["user"]["roles"][number]["role"], string | null])[]): Session => ({
  kind: "user",
  me: {
    via: "session",
    hasPassword: true,
    passwordGiven: false,
    passwordExpired: false,
    passwords: {length: 10, kinds: 1, last: 1, days: 0},
    user: {
      id: "u",
      login: "u",
      name: "U",
      email: null,
      created: since,
      disabled: null,
      roles: roles.map(([role, institution], at) => ({id: `${at}`, role, institution, since})),
    },
  },
})
const seen = (session: Session) => sections.filter(section => maySee(session, section)).map(({id}) => id)

describe("the pages that manage", () => {
  it.each([
    ["nobody", {kind: "nobody"} as Session, []],
    ["a reader", as(["reader", "h1"]), ["jobs", "account"]],
    ["an institution's admin", as(["admin", "h1"]), ["institutions", "jobs", "account"]],
    ["an administrator", as(["administrator", null]), sections.map(({id}) => id)],
  ])("are shown to %s as far as the rights go", (_, session, ids) => expect(seen(session)).toEqual(ids))

  it("stay while who was signed in signs in again", () => {
    const {me} = as(["administrator", null]) as {readonly me: Me}
    expect(seen({kind: "lost", me})).toHaveLength(sections.length)
  })
})
