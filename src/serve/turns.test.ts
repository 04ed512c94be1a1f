import {setImmediate} from "node:timers/promises"
import {expect, it} from "vitest"
import {inTurns} from "./turns.ts"

const spin = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until; );
}
const never = new AbortController().signal
const all = Array.from({length: 20}, (_, i) => i)

it("works on all, in order", async () => {
  expect(await inTurns(never, all, (one, at) => [one, at])).toEqual(all.map(i => [i, i]))
  expect(await inTurns(never, [], one => one)).toEqual([])
})

it("lets others do something between two turns, and never two batches have theirs in one", async () => {
  const order: string[] = []
  let done = false
  const batches = Promise.all(
    ["a", "b"].map(name =>
      inTurns(never, all, () => {
        order.push(name)
        spin(10) // longer than a turn: one at a time
      }),
    ),
  ).then(() => {
    done = true
  })
  while (!done) {
    await setImmediate()
    order.push("-")
  }
  await batches
  const between = order.join("").slice(2) // what fits into one turn is done at once
  expect(between.replaceAll("-", "")).toBe("ab".repeat(19))
  expect(between).not.toMatch(/aa|bb|ab|ba/)
})

it("ends when nobody waits for it", async () => {
  const leaving = new AbortController()
  let worked = 0
  const batch = inTurns(leaving.signal, all, () => {
    worked++
    spin(10)
  })
  leaving.abort()
  await expect(batch).rejects.toThrow(/abort/)
  expect(worked).toBe(1)
})
