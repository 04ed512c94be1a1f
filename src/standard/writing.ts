import type {Issue} from "../issue/index.ts"
import {issue} from "./issues.ts"

/** Two ways of writing one thing; a table should keep to one. */
const pairs: readonly {readonly id: string; readonly ways: readonly (readonly [string, RegExp])[]}[] = [
  {
    id: "X线",
    ways: [
      ["X线", /X线/],
      ["X 线", /X 线/],
    ],
  },
  {
    id: "brackets",
    ways: [
      ["()", /[()]/],
      ["（）", /[（）]/],
    ],
  },
  {
    id: "star",
    ways: [
      ["*", /^\*/],
      ["\\*", /^\\\*/],
    ],
  },
]
const escaped = /^\\\*/

/** Notes how a table writes things, to tell at its end where it mixes ways. */
export class Writing {
  readonly #table: string
  readonly #counts = new Map<string, number>()
  #escaped = 0

  constructor(table: string) {
    this.#table = table
  }

  note(cell: string): void {
    if (escaped.test(cell)) this.#escaped++
    for (const {ways} of pairs)
      for (const [way, pattern] of ways) if (pattern.test(cell)) this.#counts.set(way, (this.#counts.get(way) ?? 0) + 1)
  }

  issues(): readonly Issue[] {
    const mixed = pairs.flatMap(({ways}) => {
      const used = ways.filter(([way]) => this.#counts.has(way))
      if (used.length < 2) return []
      const told = used.map(([way]) => `${way} ${this.#counts.get(way)}`).join(", ")
      return [issue("text.mixed", {ways: told}, {table: this.#table})]
    })
    return this.#escaped > 0 ? [...mixed, issue("text.escaped", {count: this.#escaped}, {table: this.#table})] : mixed
  }
}
