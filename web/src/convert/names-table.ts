import type {Stretch} from "../look/read-name.tsx"
import type {Readings} from "./readings.ts"

/** The server's word for an id of a group, in the reader's language. */
export type Word = (group: string, id: string) => string

const header = ["name", "status", "accepted", "codes", "names", "confidence", "flags", "explanation"]

/** Readings as the rows of a table, its columns as `zhengming convert` writes them. */
export function* namesTable(readings: Readings, word: Word): Generator<readonly (string | number)[]> {
  yield header
  for (let place = 0; place < readings.size; place++) {
    const {name, status, accepted, items, confidence, flags, account} = readings.at(place)
    yield [
      name,
      status,
      accepted ? "yes" : "no",
      items.map(({code}) => code).join(";"),
      items.map(one => one.name).join(";"),
      items.length === 0 ? "" : confidence,
      flags.join(","),
      explanationOf(name, account, flags, word),
    ]
  }
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
