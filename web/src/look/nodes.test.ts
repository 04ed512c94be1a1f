import {describe, expect, it} from "vitest"
import {above, branches, fitsWords, type Node, nest, rowsOf, sift} from "./nodes.ts"

const sites = [
  {code: "0102", zh: "颅底"},
  {code: "01", zh: "头部"},
  {code: "0101", zh: "颅脑"},
  {code: "010104", zh: "颅脑[外伤]"},
  {code: "02", zh: "颈部"},
]
const tree = nest(sites, ({code, zh}) => ({key: code, label: zh, code}))
const outline = (nodes: readonly Node[]): string =>
  nodes.map(({key, children}) => (children ? `${key}(${outline(children)})` : key)).join(" ")

describe("a tree", () => {
  it("nests codes in those they begin with", () => expect(outline(tree)).toBe("01(0101(010104) 0102) 02"))
  it("shows what is below open nodes", () => {
    expect(rowsOf(tree, new Set(["01"])).map(({node, level, parent}) => [node.key, level, parent])).toEqual([
      ["01", 1, undefined],
      ["0101", 2, "01"],
      ["0102", 2, "01"],
      ["02", 1, undefined],
    ])
  })
  it("knows what is above a node", () => {
    expect(above(tree, "010104")).toEqual(["01", "0101"])
    expect(above(tree, "99")).toEqual([])
  })
  it("keeps what fits under what is above it", () => {
    expect(outline(sift(tree, fitsWords("外伤")))).toBe("01(0101(010104))")
    expect(outline(sift(tree, fitsWords("颅脑")))).toBe("01(0101(010104))")
    expect(outline(sift(tree, fitsWords("0102")))).toBe("01(0102)")
    expect(outline(sift(tree, fitsWords("颅 外")))).toBe("01(0101(010104))")
  })
  it("finds by other words and in any width", () => {
    const fits = fitsWords("BRAIN ln")
    expect(fits({key: "1", label: "颅脑", words: "brain LN"})).toBe(true)
    expect(fits({key: "2", label: "颅底", words: "skull base LD"})).toBe(false)
  })
  it("knows its branches", () => expect(branches(tree)).toEqual(["01", "0101"]))
})
