import type {Stretch} from "../look/read-name.tsx"
import type {OneOf, ReadItem, Readings} from "./readings.ts"

/** The server's word for an id of a group, in the reader's language. */
export type Word = (group: string, id: string) => string

const header = ["name", "status", "accepted", "codes", "names", "confidence", "flags", "explanation", "editions"]

/** Readings as the rows of a table, its columns as `zhengming convert` writes them. */
export function* namesTable(readings: Readings, word: Word): Generator<readonly (string | number)[]> {
  yield header
  for (let place = 0; place < readings.size; place++) {
    const {name, status, accepted, items, oneOf = [], confidence, flags, account} = readings.at(place)
    yield [
      name,
      status,
      accepted ? "yes" : "no",
      together(items, oneOf, ({code}) => code),
      together(items, oneOf, ({name}) => name),
      items.length === 0 ? "" : confidence,
      flags.join(","),
      explanationOf(name, account, flags, word),
      [...new Set(items.map(({edition}) => edition))].join(";"),
    ]
  }
}

/** Items in one cell: `A;B` is both, `A|B` one of the two, `A+B|C;D` D beside either A with B or C. */
function together(items: readonly ReadItem[], oneOf: OneOf, textOf: (item: ReadItem) => string): string {
  const byCode = new Map(items.map(item => [item.code, textOf(item)]))
  const open = new Set(oneOf.flat(2))
  const choices = oneOf.map(choice =>
    choice.map(codes => codes.map(code => byCode.get(code) ?? code).join("+")).join("|"),
  )
  return [...items.filter(({code}) => !open.has(code)).map(textOf), ...choices].join(";")
}

/** What each stretch was read as, then what the flags tell. */
function explanationOf(name: string, account: readonly Stretch[], flags: readonly string[], word: Word): string {
  const parts = account
    .filter(([, , as]) => as !== "punctuation")
    .map(([at, length, as, value]) => {
      const text = name.slice(at, at + length)
      return `${text} = ${word("kind", as)}${value && value !== text ? ` ${value}` : ""}`
    })
  return [...parts, ...flags.map(flag => word("flag", flag))].join("; ")
}
