import {readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"
import type {Issue} from "../issue/index.ts"
import {checkCode} from "./code.ts"
import {compareEditions} from "./compare.ts"
import {editionOf} from "./made-editions.ts"
import {recode} from "./recode.ts"

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`../../cases/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter(line => line !== "" && !line.startsWith("#"))

const said = ({id, place, repairs}: Issue): string =>
  [
    id,
    ...(place.at === undefined ? [] : [`${place.segment ?? ""}@${place.at}+${place.length}`]),
    ...(repairs.length === 0 ? [] : [`→ ${repairs.map(({text}) => text).join(" ")}`]),
  ].join(" ")

describe("a code as it is written", () => {
  it.each(linesOf("standard/codes.txt"))("%s", line => {
    const [, id = "", text = "", answer] = /^(\S+) (.*) => (.*)$/.exec(line) ?? []
    const {standing, issues} = checkCode(editionOf(id), text)
    expect([standing, ...issues.map(said)].join("; ")).toBe(answer)
  })
})

describe("a code in another edition", () => {
  it.each(linesOf("standard/recode.txt"))("%s", line => {
    const [, from = "", to = "", text = "", answer] = /^(\S+) → (\S+) (.*) => (.*)$/.exec(line) ?? []
    const {fate, candidates, lost, issues} = recode(editionOf(from), editionOf(to), text)
    const more = [
      ...(candidates.length > 0 ? [candidates.join(" ")] : []),
      ...(lost.length > 0 ? [`lost ${lost.join(" ")}`] : []),
    ]
    expect([fate, ...more, ...issues.map(({id}) => id)].join("; ")).toBe(answer)
  })
})

it("every change from 5.0 to 5.1 is told, and nothing else", () => {
  const told = compareEditions(editionOf("5.0"), editionOf("5.1")).map(change =>
    [change.what, change.kind, change.facet ?? change.table, change.code, change.name, change.before, change.after]
      .map(part => part ?? "")
      .join(" | ")
      .trimEnd(),
  )
  expect(told).toEqual(linesOf("edition-5.1/told.txt"))
})
