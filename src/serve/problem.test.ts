import {Ajv} from "ajv"
import {describe, expect, it} from "vitest"
import {type Endpoint, endpoints} from "../api/index.ts"
import {rules} from "./issues.ts"
import {isLeft} from "./problem.ts"

/** Keywords that find no fault of their own: what is beneath them does. */
const holders = ["properties", "items", "patternProperties", "nullable"]
const known = new Ajv().RULES.all

/** Keywords of a schema by which a value can be refused. */
function keywordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return []
  const {properties = {}, ...rest} = schema as {readonly properties?: object}
  const own = Array.isArray(schema) ? [] : Object.keys(rest).filter(key => key in known && !holders.includes(key))
  return [...own, ...[...Object.values(rest), ...Object.values(properties)].flatMap(keywordsOf)]
}

describe("what a request is refused for", () => {
  it("has words for every rule of our schemas", () => {
    const all = (Object.values(endpoints) as Endpoint[]).flatMap(({query, body}) => keywordsOf([query, body]))
    expect([...new Set(all)].filter(keyword => !rules.some(rule => rule === keyword))).toEqual([])
    expect(all).toContain("enum")
  })
})

it.each([
  [new DOMException("This operation was aborted", "AbortError"), true],
  [Object.assign(new Error("aborted"), {code: "ECONNRESET"}), true],
  [Object.assign(new Error("Premature close"), {code: "ERR_STREAM_PREMATURE_CLOSE"}), true],
  [new TypeError("undefined is not a function"), false],
])("%s: whether it only says that the caller went", (error, left) => {
  expect(isLeft(error)).toBe(left)
})
