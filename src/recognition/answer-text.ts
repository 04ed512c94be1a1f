import type {Answer, Recognition} from "./recognition.ts"

/** The items of an answer in one cell: `A;B` is both, `A|B` one of the two, `A+B|C;D` D beside either A with B or C. */
export function answerText({items, oneOf = []}: Recognition, textOf: (item: Answer) => string): string {
  const byCode = new Map(items.map(item => [item.code, textOf(item)]))
  const open = new Set(oneOf.flat(2))
  const choices = oneOf.map(choice =>
    choice.map(codes => codes.map(code => byCode.get(code) ?? code).join("+")).join("|"),
  )
  return [...items.filter(({code}) => !open.has(code)).map(textOf), ...choices].join(";")
}
