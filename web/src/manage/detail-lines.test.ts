import {describe, expect, it} from "vitest"
import {detailLines, subjectOf} from "./detail-lines.ts"

describe("the details of an audit entry", () => {
  it.each([
    [{}, []],
    [null, []],
    ["text", [{key: "", value: "text"}]],
    [
      {login: "wang", openid: true, why: null},
      [
        {key: "login", value: "wang"},
        {key: "openid", value: "true"},
      ],
    ],
    [{scopes: ["read", "map"], none: []}, [{key: "scopes", value: "read, map"}]],
    [
      {counts: {rows: 3, by: {state: 0}}},
      [
        {key: "counts.rows", value: "3"},
        {key: "counts.by.state", value: "0"},
      ],
    ],
    [
      {rows: [{code: "a"}, {code: "b"}]},
      [
        {key: "rows.1.code", value: "a"},
        {key: "rows.2.code", value: "b"},
      ],
    ],
  ])("%o are told line by line", (details, lines) => expect(detailLines(details)).toEqual(lines))

  it("tell of before and after only what differs", () => {
    const before = {name: "一", region: null, level: "三级", group: "a"}
    const after = {name: "二", region: "华东", level: "三级", group: null}
    expect(detailLines({before, after, why: "更名"})).toEqual([
      {key: "name", before: "一", after: "二"},
      {key: "group", before: "a", after: ""},
      {key: "region", before: "", after: "华东"},
      {key: "why", value: "更名"},
    ])
    expect(detailLines({after: {name: "二"}})).toEqual([{key: "name", before: "", after: "二"}])
  })

  it("have a subject of a kind", () => {
    expect(subjectOf("user:01h")).toEqual({kind: "user", id: "01h"})
    expect(subjectOf("settings")).toEqual({kind: "settings", id: ""})
    expect(subjectOf("row:a:b")).toEqual({kind: "row", id: "a:b"})
  })
})
