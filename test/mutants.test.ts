import {describe, expect, it} from "vitest"
import {mutantsOf, mutated} from "../tools/mutants.ts"

const mutantsIn = (text: string): readonly string[] => mutantsOf(text).map(mutant => mutated(text, mutant))

describe("mutants", () => {
  it.each<[string, readonly string[]]>([
    ["f(a < 1)", [";", "f(a <= 1)", "f(a < 2)"]],
    ["if (!a) go()", ["if (!(!a)) go()", "if (a) go()", "if (!a) ;"]],
    [
      "const f = (a, b) => a && b",
      [..."true false".split(" ").map(by => `const f = (a, b) => ${by}`), "const f = (a, b) => a || b"],
    ],
    ["const l = [a, b]", ["const l = [a]"]],
    ["const f = () => [a]", ["const f = () => []", "const f = () => []"]],
    ["const l = all.filter(some).map(name)", ["const l = all.map(name)"]],
    ["const most = Math.max(a, b)", ["const most = Math.min(a, b)"]],
    ["type A = 1 | 2; const a: A = 1", []],
  ])("of %s are %j", (text, expected) => expect(mutantsIn(text)).toEqual(expected))
})
