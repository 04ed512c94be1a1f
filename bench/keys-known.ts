import {existsSync, readFileSync} from "node:fs"
import {shelf} from "../src/shelf/made-shelf.ts"
import {pinyinOf} from "../src/standard/index.ts"
import {cell, houseRows, houses} from "./house.ts"
import {at} from "./measure.ts"

/** A catalogue whose rows have a known meaning. */
export interface Known {
  readonly name: string
  readonly csv: string
  readonly answers: ReadonlyMap<string, Answer>
}

/** What a row means, by whoever labelled it: items, one of some items, or why it is none. */
export interface Answer {
  readonly codes: readonly string[]
  /** Where it is no item: the place of the usual reason, from 1, and what one would write. */
  readonly none?: {readonly key: string; readonly reason: string}
}

const csvOf = (rows: readonly (readonly string[])[]): string => rows.map(cells => cells.map(cell).join(",")).join("\n")

/** A made-up house of so many rows. */
export function madeHouse(style: string, size: number): Known {
  const house = houses[style]
  if (!house) throw new Error(`no house ${style}: ${Object.keys(houses).join(", ")}`)
  const rows = [...houseRows(house, size)]
  return {
    name: `${style}, ${size} rows`,
    csv: csvOf([house.header, ...rows.map(({cells}) => cells)]),
    answers: new Map(rows.map(({cells: [code = ""], codes}) => [code, {codes}])),
  }
}

/** Where labelled names are looked for: they are no part of the project. */
export const labelledFile = at("../shared/corpus/dev.tsv")

const unclear = {key: "4", reason: "名称含义不清"}
const noneBy: Readonly<Record<string, Answer["none"]>> = {
  "out-of-scope": {key: "1", reason: "非检查项目"},
  unresolved: unclear,
  conflict: unclear,
}

/** The labelled names as a catalogue, each with one examination. Undefined where there is no such file. */
export function labelledNames(file: string): Known | undefined {
  if (!existsSync(file)) return undefined
  const rows = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map(line => line.split("\t"))
  return {
    name: `${rows.length} labelled names`,
    csv: csvOf([["编码", "名称", "数量"], ...rows.map(([id = "", , , name = ""]) => [id, name, "1"])]),
    answers: new Map(
      rows.map(([id = "", , , , status = "", codes = ""]) => {
        const none = noneBy[status]
        return [id, {codes: codes.split(";").filter(Boolean), ...(none && {none})}]
      }),
    ),
  }
}

/** 拼音码 of an item's Chinese name, as it is typed. */
export function pinyinCodeOf(code: string): string {
  const edition = shelf.edition("5.0")
  return pinyinOf(edition, edition.items.get(code)?.zh ?? "").toLowerCase()
}
