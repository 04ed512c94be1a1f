import {describe, expect, it} from "vitest"
import {likenessTo} from "./likeness.ts"

describe("likenessTo", () => {
  it.each([
    ["膝关节MR", "膝关节MR", 1],
    ["膝关节MR", "（膝关节）mr", 1],
    ["膝关节MR", "MR膝关节", 0.75],
    ["膝关节MR", "颅脑CT", 0],
    ["膝关", "膝关节", 2 / 3],
    ["膝", "膝", 1],
    ["膝", "踝", 0],
    ["", "膝关节", 0],
  ])("%s is to %s %d", (name, other, likeness) => {
    expect(likenessTo(name)(other)).toBeCloseTo(likeness)
    expect(likenessTo(other)(name)).toBeCloseTo(likeness)
  })
})
