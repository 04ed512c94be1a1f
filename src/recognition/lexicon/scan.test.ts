import {describe, expect, it} from "vitest"
import {compileWords, Tokens, Words} from "./scan.ts"

const spellings = ["ct", "cta", "t", "胸", "胸部", "胸部平扫", "部位", "w/o", "3d", "mr", "平"]
const words = new Words(compileWords(new Map(spellings.map((word, i) => [word, i + 1]))))

/** The words found, each with where it begins. */
function found(text: string): readonly string[] {
  const tokens = new Tokens(100)
  words.scan(Uint16Array.from([...text].map(char => char.charCodeAt(0)).concat([0x61, 0x61])), text.length, tokens)
  return Array.from({length: tokens.count}, (_, i) => {
    const [at = 0, end = 0] = [tokens.at[i], tokens.end[i]]
    expect(text.slice(at, end)).toBe(spellings[(tokens.word[i] ?? 0) - 1])
    return `${at} ${text.slice(at, end)}`
  })
}

describe("words in a text", () => {
  it.each([
    ["胸部平扫", ["0 胸部平扫"]],
    ["胸部平", ["0 胸部", "2 平"]],
    ["胸部位", ["0 胸部"]],
    ["胸胸部", ["0 胸", "1 胸部"]],
    ["囧胸囧", ["1 胸"]],
    ["ct胸", ["0 ct", "2 胸"]],
    ["cta", ["0 cta"]],
    ["ctb", []],
    ["act", []],
    ["zct", []],
    ["胸ct", ["0 胸", "1 ct"]],
    ["ct3d", ["0 ct", "2 3d"]],
    ["3dct", []],
    ["t", ["0 t"]],
    ["t1", []],
    ["1t", []],
    ["9t", []],
    ["0t0", []],
    ["胸t胸", ["0 胸", "1 t", "2 胸"]],
    ["1ct9", ["1 ct"]],
    ["w/o", ["0 w/o"]],
    ["w/", []],
    ["aw/o", []],
    ["", []],
  ])("of %j are %j", (text, expected) => expect(found(text)).toEqual(expected))
  it("end with the text, whatever stands behind it", () => {
    const tokens = new Tokens(10)
    words.scan(Uint16Array.from([..."胸部平扫"].map(char => char.charCodeAt(0))), 2, tokens)
    expect([tokens.count, tokens.end[0]]).toEqual([1, 2])
  })
  it("are found among thousands that begin alike", () => {
    const many = Array.from({length: 3000}, (_, i) => `胸${String.fromCharCode(0x4e00 + i)}${i % 7}`)
    const set = new Words(compileWords(new Map(many.map((word, i) => [word, i + 1]))))
    const tokens = new Tokens(4)
    const missed = many.filter((word, i) => {
      tokens.count = 0
      set.scan(Uint16Array.from([...word].map(char => char.charCodeAt(0))), word.length, tokens)
      return tokens.count !== 1 || tokens.word[0] !== i + 1 || tokens.end[0] !== word.length
    })
    expect(missed).toEqual([])
  })
  it("are not more than fit", () => {
    const many = Array.from({length: 33_000}, (_, i) => `胸${String.fromCharCode(0x3400 + (i % 27_000))}${i}`)
    expect(() => compileWords(new Map(many.map(word => [word, 1])))).toThrow(RangeError)
  })
})
