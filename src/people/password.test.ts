import {stat} from "node:fs/promises"
import {expect, it, vi} from "vitest"
import {Refusal} from "../issue/index.ts"
import {checkPassword, hashPassword} from "./password.ts"

vi.unmock("./cost.ts") // as it is, and not as in other tests

const cheap = (await hashPassword("korrekt 9")).replace("$15$", "$4$") // another key, so it is never the right one

it("is known again, and another is not", async () => {
  const kept = await hashPassword("correct horse 9")
  expect(kept).toMatch(/^scrypt\$15\$8\$1\$/)
  expect(await checkPassword("correct horse 9", kept)).toBe(true)
  expect(await checkPassword("correct horse 8", kept)).toBe(false)
  expect(await checkPassword("correct horse 9", null)).toBe(false)
})

it("keeps no file waiting while it is checked", async () => {
  const order: string[] = []
  const checks = Array.from({length: 8}, () => checkPassword("a wrong one", null).then(() => order.push("password")))
  await stat(".").then(() => order.push("file"))
  expect(order).toEqual(["file"])
  await Promise.all(checks)
})

it("waits its turn, and too many at once are told to come again", async () => {
  const asked = Array.from({length: 60}, () => checkPassword("a wrong one", cheap))
  const refused = (await Promise.allSettled(asked)).filter(one => one.status === "rejected")
  expect(refused.length).toBeGreaterThanOrEqual(60 - 2 - 16)
  expect(refused.length).toBeLessThan(60 - 2)
  for (const {reason} of refused) {
    expect(reason).toBeInstanceOf(Refusal)
    expect(reason).toMatchObject({issue: {id: "request.often", params: {seconds: 2}}})
  }
})
