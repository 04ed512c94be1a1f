// How many rows of a made-up house its most frequent unknown word holds back, and what teaching it clears: `node bench/words.ts [ROWS] [--seed N]`.
import {type Lexicon, recogniseRow, withOwnWords} from "../src/recognition/index.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {type HouseRow, houseRows, houses} from "./house.ts"
import {seedOf} from "./names.ts"

const rows = Number(process.argv[2]) || 20_000
const lexicon = shelf.lexicons("5.0")

/** Names of a house as they are read, each with the codes that it means. */
const readAll = (by: Lexicon, made: readonly HouseRow[], modality: number) =>
  made.map(({cells, codes}) => {
    const read = recogniseRow(by, {name: cells[1] ?? "", modality: cells[modality]})
    const isRight =
      read.items
        .map(({code}) => code)
        .sort()
        .join() === codes.join()
    return {read, isRight}
  })

for (const [name, house] of Object.entries(houses)) {
  const modality = house.header.findIndex(header => /类型|modality/.test(header))
  const made = [...houseRows(house, rows, seedOf(process.argv))]
  const before = readAll(lexicon, made, modality)
  const unread = Map.groupBy(
    before.flatMap(({read: {account}}) => [
      ...new Set(account.flatMap(({as, text}) => (as === "unknown" ? [text] : []))),
    ]),
    word => word,
  )
  const [word = ""] = [...unread.keys()].sort((a, b) => (unread.get(b)?.length ?? 0) - (unread.get(a)?.length ?? 0))
  const after = readAll(withOwnWords(lexicon, [{word, kind: "aside", value: ""}]), made, modality)
  const waiting = (all: typeof before) => all.filter(({read}) => !read.accepted).length
  const cleared = after.filter(({read}, i) => read.accepted && !before[i]?.read.accepted)
  const changed = after.filter(({read}, i) => before[i]?.read.accepted && !read.accepted)
  console.log(
    `${name}: “${word}” in ${unread.get(word)?.length ?? 0} of ${rows} rows; ${waiting(before)} wait before, ${waiting(after)} after; ` +
      `${cleared.length} cleared, ${cleared.filter(({isRight}) => isRight).length} of them right; ${changed.length} sure before wait now`,
  )
}
