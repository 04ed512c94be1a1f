import {type ESTree, parseSync, Visitor} from "vite"

/** A small change of a source text that a test should see. */
export interface Mutant {
  /** From where to where the text is another, in UTF-16 units from 0. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** What was done: `negate`, `drop statement` … */
  readonly what: string
}

const swapped: Readonly<Record<string, string>> = {
  "&&": "||",
  "||": "&&",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
}
const exchanged: Readonly<Record<string, string>> = {some: "every", every: "some", min: "max", max: "min"}
/** Methods that give back what they were called on, where they find nothing to do. */
const steps = ["filter", "sort", "toSorted", "reverse", "toReversed", "trim", "toLowerCase", "toUpperCase", "normalize"]

/** Every mutant of a TypeScript text, in the order of its places; types have none. */
export function mutantsOf(text: string): readonly Mutant[] {
  const found: Mutant[] = []
  const sliceOf = ({start, end}: ESTree.Span): string => text.slice(start, end)
  const put = ({start, end}: ESTree.Span, what: string, by: string): void => {
    found.push({start, end, text: by, what})
  }
  const negate = (test: ESTree.Span): void => put(test, "negate", `!(${sliceOf(test)})`)
  const empty = (given: ESTree.Expression): void => {
    for (const by of emptiesOf(given)) put(given, "empty result", by)
  }
  new Visitor({
    IfStatement: ({test}) => negate(test),
    ConditionalExpression: ({test}) => negate(test),
    WhileStatement: ({test}) => put(test, "never", "false"),
    LogicalExpression: ({left, right, operator}) => {
      const by = swapped[operator]
      if (by) put({start: left.end, end: right.start}, `${operator} to ${by}`, ` ${by} `)
    },
    BinaryExpression: node => {
      const {left, right, operator} = node
      const by = swapped[operator]
      if (by) put({start: left.end, end: right.start}, `${operator} to ${by}`, ` ${by} `)
      if (right.type === "Literal" && typeof right.value === "number") put(right, "one more", String(right.value + 1))
    },
    UnaryExpression: node => {
      if (node.operator === "!") put(node, "drop !", sliceOf(node.argument))
    },
    ExpressionStatement: node => put(node, "drop statement", ";"),
    ReturnStatement: ({argument}) => argument && empty(argument),
    ArrowFunctionExpression: ({body}) => {
      if (body.type !== "BlockStatement") empty(body)
    },
    ArrayExpression: ({elements}) => {
      const [last, before] = [elements.at(-1), elements.at(-2)]
      if (last) put({start: before?.end ?? last.start, end: last.end}, "drop element", "")
    },
    CallExpression: ({callee, end}) => {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return
      const {object, property} = callee
      if (steps.includes(property.name)) put({start: object.end, end}, `drop ${property.name}`, "")
      const by = exchanged[property.name]
      if (by) put(property, `${property.name} to ${by}`, by)
    },
  }).visit(parseSync("mutated.ts", text).program)
  return found.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The text with the mutant in it. */
export const mutated = (text: string, {start, end, text: by}: Mutant): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`

/** What an expression of this form could give that says nothing. */
function emptiesOf(given: ESTree.Expression): readonly string[] {
  if (given.type === "LogicalExpression" && given.operator !== "??") return ["true", "false"]
  if (given.type === "BinaryExpression") return isQuestion(given.operator) ? ["true", "false"] : []
  if (given.type === "UnaryExpression" && given.operator === "!") return ["true", "false"]
  if (given.type === "ArrayExpression") return given.elements.length > 0 ? ["[]"] : []
  if (given.type === "TemplateLiteral") return ['""']
  return given.type === "Identifier" && given.name !== "undefined" ? ["undefined"] : []
}

const isQuestion = (operator: string): boolean =>
  operator in swapped || ["==", "!=", "in", "instanceof"].includes(operator)
