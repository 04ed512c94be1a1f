import {globSync, readFileSync} from "node:fs"
import {type ESTree, parseSync, Visitor} from "vite"
import {describe, expect, it} from "vitest"
import * as catalogue from "../src/catalogue/lists.ts"
import * as delivery from "../src/delivery/lists.ts"
import * as exchange from "../src/exchange/lists.ts"
import * as people from "../src/people/lists.ts"
import * as recognition from "../src/recognition/lists.ts"
import * as search from "../src/search/lists.ts"
import * as standard from "../src/standard/lists.ts"
import * as store from "../src/store/lists.ts"
import * as tables from "../src/tables/lists.ts"

const rooms = {catalogue, delivery, exchange, people, recognition, search, standard, store, tables}
const lists = Object.values(rooms).flatMap(room =>
  Object.values(room).flatMap(known => (Array.isArray(known) ? [new Set<unknown>(known)] : [])),
)

/** A few of a list that stand together for a reason of their own, or stand for columns of a table. */
const chosen: ReadonlySet<string> = new Set([
  "src/evaluation/evaluate.ts: equipment | site | method | processing | position",
  "src/recognition/families.ts: conflict | unresolved | underspecified | standard",
  "src/recognition/families.ts: modality | method | processing | site",
  "src/recognition/learn.ts: site | method | position",
  "src/recognition/lexicon/typo.ts: site | method | processing | position",
  "src/recognition/query.ts: modality | equipment | site | side | method",
  "src/recognition/query.ts: modality | equipment | site | side | method",
  "src/standard/edition-tables.ts: equipment | site | route | detail",
  "web/src/search/state.ts: modality | site | equipment | method | processing | position | route | detail",
])

/** Texts that stand together: an array of them, a union of types, a union of schemas. */
function literalsIn(file: string, text: string): readonly (readonly string[])[] {
  const found: string[][] = []
  const textsOf = (node: ESTree.Node | null): readonly string[] => {
    if (node?.type === "TSLiteralType") return textsOf(node.literal)
    if (node?.type === "CallExpression" && node.arguments.length === 1) return textsOf(node.arguments[0] ?? null)
    return node?.type === "Literal" && typeof node.value === "string" ? [node.value] : []
  }
  new Visitor({
    ArrayExpression: ({elements}) => void found.push(elements.flatMap(textsOf)),
    TSUnionType: ({types}) => void found.push(types.flatMap(textsOf)),
  }).visit(parseSync(file, text).program)
  return found
}

/** Whether texts are three members of a list or more, half of it at least, and nothing else. */
const isRepeated = (values: readonly string[]): boolean =>
  values.length >= 3 && lists.some(list => values.length * 2 >= list.size && values.every(value => list.has(value)))

/** What of a file repeats a list. */
const repeated = (file: string, text: string): readonly string[] =>
  literalsIn(file, text)
    .filter(isRepeated)
    .map(values => values.join(" | "))

const files = [...globSync("src/**/*.ts"), ...globSync("web/src/**/*.{ts,tsx}")]
const sources = files.filter(file => !/\.test\.tsx?$|\/made-[^/]+$|\/lists\.ts$/.test(file))

describe("a closed list", () => {
  it("is found where it stands again", () => {
    expect(repeated("a.ts", 'type A = "equivalent" | "narrower" | "broader"')).toHaveLength(1)
    expect(repeated("a.ts", 'const a = ["waiting", "running", "done"] as const')).toHaveLength(1)
    expect(
      repeated("a.ts", 'Union([Literal("csv"), Literal("xlsx"), Literal("work"), Literal("paper")])'),
    ).toHaveLength(1)
    expect(repeated("a.ts", 'const a = ["waiting", "running", "elsewhere"]')).toEqual([])
  })
  it("stands once", () => {
    const twice = sources.flatMap(file => repeated(file, readFileSync(file, "utf8")).map(list => `${file}: ${list}`))
    expect(new Set(twice)).toEqual(chosen)
  })
})
