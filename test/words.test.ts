import {globSync, readFileSync} from "node:fs"
import {type ESTree, parseSync, Visitor} from "vite"
import {describe, expect, it} from "vitest"
import {stateGroupTexts, stateTexts} from "../src/store/lists.ts"

/** Where the words of states stand; all others take them from there. */
const table = "src/store/lists.ts"

/** Words that once stood beside those of the table, or mean two things: whoever writes one looks the right one up in the glossary. */
const retired = {
  zh: /待定|待人工|采信|工作单|盲评|维度|^不属于$/,
  en: /\b(for|to) a person\b|\bto be decided\b|\bto decide\b|^(waiting|pending|sure)$/i,
}

const files = globSync("{src,web/src}/**/*.{ts,tsx}").filter(file => !/\.test\.tsx?$|\/made-[^/]+$/.test(file))
const texts = files.flatMap(file => textsOf(file).map(text => ({file, ...text})))

describe("a state of a row", () => {
  it("is called by the words of one table", () => {
    const zh = [...Object.values(stateTexts), ...Object.values(stateGroupTexts)].map(words => words.zh)
    const en = Object.values(stateTexts).map(words => words.en)
    const words = {zh, en} as Readonly<Record<string, readonly string[]>>
    const copies = texts.filter(({language, text}) => words[language]?.includes(text.toLowerCase()))
    expect(copies.filter(({file}) => file !== table)).toEqual([])
  })
  it("has no two of them", () => {
    for (const language of ["zh", "en"] as const) {
      const words = [...Object.values(stateTexts), ...Object.values(stateGroupTexts)].map(word => word[language])
      expect(new Set(words).size).toBe(words.length)
    }
  })
  it("is in the glossary", () => {
    const glossary = readFileSync("docs/glossary.md", "utf8")
    for (const {zh, en} of [...Object.values(stateTexts), ...Object.values(stateGroupTexts)])
      expect(glossary).toMatch(new RegExp(`\\| ${en}(, [^|]+)? \\| ${zh} \\|`))
  })
})

describe("words that were given up", () => {
  it("stand in no text", () => expect(texts.filter(({language, text}) => retired[language].test(text))).toEqual([]))
})

interface Said {
  readonly language: "zh" | "en"
  readonly text: string
}

/** What stands in a file under the keys `zh` and `en`, and as the two words of a line that a command says. */
function textsOf(file: string): readonly Said[] {
  const {program} = parseSync(file, readFileSync(file, "utf8"))
  const spans: (ESTree.Span & {readonly language: Said["language"]})[] = []
  new Visitor({
    Property: ({key, value}) => {
      if (key.type === "Identifier" && (key.name === "zh" || key.name === "en"))
        spans.push({start: value.start, end: value.end, language: key.name})
    },
    CallExpression: ({callee, arguments: [zh, en]}) => {
      if (callee.type !== "Identifier" || callee.name !== "say" || !file.startsWith("src/cli/") || !zh || !en) return
      spans.push({start: zh.start, end: zh.end, language: "zh"}, {start: en.start, end: en.end, language: "en"})
    },
  }).visit(program)
  const found: Said[] = []
  const note = ({start, end}: ESTree.Span, text: string): void => {
    const span = spans.find(one => one.start <= start && end <= one.end)
    if (span) found.push({language: span.language, text})
  }
  new Visitor({
    Literal: literal => {
      if (typeof literal.value === "string") note(literal, literal.value)
    },
    TemplateLiteral: literal => note(literal, literal.quasis.map(({value}) => value.cooked ?? "").join("\ufffc")),
  }).visit(program)
  return found
}
