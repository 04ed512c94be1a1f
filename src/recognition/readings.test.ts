import {expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {keptReadings, readingOf} from "./made-readings.ts"

/** So many of what is read otherwise are told. */
const mostTold = 20

it("reads all kept names as before, word for word (`npm run readings` tells and keeps what is read otherwise)", () => {
  const lexicon = shelf.lexicons("5.0")
  const kept = keptReadings()
  const now = kept.map(row => readingOf(lexicon, row))
  const otherwise = kept.filter((row, i) => JSON.stringify(row) !== JSON.stringify(now[i]))
  expect(otherwise.slice(0, mostTold).map(row => now[kept.indexOf(row)])).toEqual(otherwise.slice(0, mostTold))
  expect(kept.length).toBeGreaterThan(1000)
})
