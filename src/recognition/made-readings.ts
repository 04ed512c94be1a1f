import {readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import type {Account} from "./account.ts"
import {answerText} from "./answer-text.ts"
import {type Beside, recogniseRow} from "./beside.ts"
import {explained} from "./decide.ts"
import type {Lexicon} from "./lexicon.ts"
import type {BesideKind} from "./lists.ts"
import type {Recognition} from "./recognition.ts"

/** A made-up row and how it is read, as `cases/readings.tsv` has it: four columns. */
export interface Reading {
  readonly name: string
  /** What stands beside the name: `CT` is the modality, `site=左膝; method=平扫` other columns. */
  readonly beside: string
  /** Status, items, flags, `?` where a person must see it, and the confidence of each item. */
  readonly answer: string
  /** Each stretch as what it was read, and what it decides or why nothing. */
  readonly account: string
}

export const readingsFile = fileURLToPath(new URL("../../cases/readings.tsv", import.meta.url))

/** The readings that are kept. */
export const keptReadings = (): readonly Reading[] =>
  readFileSync(readingsFile, "utf8")
    .split("\n")
    .slice(1, -1)
    .map(line => {
      const [name = "", beside = "", answer = "", account = ""] = line.split("\t")
      return {name, beside, answer, account}
    })

/** How a row is read now. */
export function readingOf(lexicon: Lexicon, {name, beside}: Pick<Reading, "name" | "beside">): Reading {
  const columns = beside === "" ? [] : beside.split("; ")
  const modality = columns.find(column => !column.includes("="))
  const others = columns.flatMap((column): readonly Beside[] => {
    const [kind, text] = column.split("=")
    return text === undefined ? [] : [{kind: kind as BesideKind, column: kind ?? "", text}]
  })
  const read = explained(lexicon, recogniseRow(lexicon, {name, modality, beside: others}))
  return {name, beside, answer: answerOf(read), account: accountOf(read)}
}

function answerOf(read: Recognition): string {
  const {status, items, flags, equipment, accepted} = read
  const told = [
    status,
    answerText(read, ({code, listed}) => (listed ? code : `${code}*`)),
    flags.length > 0 ? `[${flags.join(" ")}]` : "",
    equipment.length > 0 ? `on ${equipment.join(" ")}` : "",
    accepted ? "" : "?",
    items.map(({confidence}) => confidence.toFixed(3)).join(" "),
  ]
  return told.filter(part => part !== "").join(" ")
}

function accountOf({items, account, beside = []}: Recognition): string {
  const codes = items.map(({code}) => code)
  const told = (parts: readonly Account[], of = ""): readonly string[] =>
    parts.filter(({as}) => as !== "punctuation").map(part => `${of}${partOf(part, codes)}`)
  return [...told(account), ...beside.flatMap(({kind, account}) => told(account, `${kind}: `))].join(", ")
}

/** `膝 site 膝 > site`, of the second item alone `> 2 site`, of none `> implied`. */
function partOf({text, as, value, decides, idle}: Account, codes: readonly string[]): string {
  const facets = Map.groupBy(decides ?? [], ({facet}) => facet)
  const ofThose = (items: readonly string[]) => (items.length === codes.length ? "" : `${items.join(" ")} `)
  const decided = [...facets].map(([facet, some]) => {
    const places = some.map(({item}) => String(codes.indexOf(item) + 1))
    return `${ofThose(places)}${facet}`
  })
  const end = idle ?? (decides ? decided.join(", ") : "")
  return [text, as, value, end && `> ${end}`].filter(part => part !== "").join(" ")
}
