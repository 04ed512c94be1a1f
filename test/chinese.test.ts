import {globSync, readFileSync} from "node:fs"
import {type ESTree, parseSync, Visitor} from "vite"
import {describe, expect, it} from "vitest"

/** A half-width mark beside a Han character, a full-width mark or a value put in; a bracket of one width closed by the other. */
const half = /[\p{sc=Han}”》、。，；：（）！？\ufffc][,;:!?()]|[,;:!?()][\p{sc=Han}“《\ufffc]|（[^（）]*\)|\([^()]*）/u

/** Two English words in a row, but for what is typed as it stands: a command with its words, the name of a format. */
const english = /(?<!zhengming |[-\w])(?!zhengming |npm |CSV UTF)[A-Za-z][a-z]+ [a-z]{2,}/

const files = globSync("src/**/*.ts").filter(file => !/\.test\.ts$|\/made-[^/]+\.ts$/.test(file))

describe("Chinese texts", () => {
  it.each(files)("of %s take full-width punctuation", file => {
    expect(chineseOf(file).filter(text => half.test(text))).toEqual([])
  })
  it.each(files)("of %s have no English sentence in them", file => {
    expect(chineseOf(file).filter(text => english.test(text))).toEqual([])
  })
})

/** What stands under the keys `zh` of a file, or is said where the language is "zh"; the values put into a text as U+FFFC. */
function chineseOf(file: string): readonly string[] {
  const {program} = parseSync(file, readFileSync(file, "utf8"))
  const spans: ESTree.Span[] = []
  new Visitor({
    Property: ({key, value}) => {
      if (key.type === "Identifier" && key.name === "zh") spans.push(value)
    },
    ConditionalExpression: ({test, consequent}) => {
      if (test.type === "BinaryExpression" && test.right.type === "Literal" && test.right.value === "zh")
        spans.push(consequent)
    },
    CallExpression: ({callee, arguments: [zh]}) => {
      if (file.startsWith("src/cli/") && callee.type === "Identifier" && callee.name === "say" && zh) spans.push(zh)
    },
  }).visit(program)
  const texts: string[] = []
  const note = ({start, end}: ESTree.Span, text: string): void => {
    if (/\p{sc=Han}/u.test(text) && spans.some(span => span.start <= start && end <= span.end)) texts.push(text)
  }
  new Visitor({
    Literal: literal => {
      if (typeof literal.value === "string") note(literal, literal.value)
    },
    TemplateLiteral: literal => note(literal, literal.quasis.map(({value}) => value.cooked ?? "").join("\ufffc")),
  }).visit(program)
  return texts
}
