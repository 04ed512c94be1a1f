import {expect, it} from "vitest"
import {isId, makeIds, randomOf, shiftedId, timeOfId} from "./ids.ts"

it("an id that is shifted is another of the same time, in the same order, and comes from no other", () => {
  let now = 5
  const newId = makeIds(
    () => now,
    limit => limit - 2,
  )
  const ids = Array.from({length: 50}, (_, i) => {
    if (i % 7 === 0) now++
    return newId()
  })
  const by = randomOf(newId)
  const others = ids.map(id => shiftedId(id, by))
  expect(others.every(isId)).toBe(true)
  expect(others.map(timeOfId)).toEqual(ids.map(timeOfId))
  expect(others.toSorted()).toEqual(others)
  expect(new Set([...ids, ...others]).size).toBe(100)
  expect(shiftedId(`${ids[0]?.slice(0, 10)}zzzzzzzzzz`, 1)).toBe(`${ids[0]?.slice(0, 10)}0000000000`)
})
