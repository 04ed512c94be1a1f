import {expect, it} from "vitest"
import {passwordPresets} from "./lists.ts"
import {isExpired, kindsIn, mustFit} from "./policy.ts"
import {newPassword} from "./secrets.ts"

it.each([
  ["zhengming", 1],
  ["Zheng9", 3],
  ["Zheng 9", 4],
  ["正名系统", 1],
  ["１２３", 1],
])("counts the kinds of characters of %s: %i", (password, kinds) => expect(kindsIn(password)).toBe(kinds))

it("makes passwords that any rules take", async () => {
  const rules = {...passwordPresets["level-3"], length: 32, kinds: 4}
  for (let n = 0; n < 20; n++) await mustFit(newPassword(rules.length), [], rules)
  expect(newPassword()).toHaveLength(16)
})

it("grows old by whole days, where there is an end to it and a password", () => {
  const user = {password: "scrypt", password_set_at: 1000}
  const days = (n: number) => 1000 + n * 86_400_000
  expect(isExpired(user, {days: 90}, days(90) - 1)).toBe(false)
  expect(isExpired(user, {days: 90}, days(90))).toBe(true)
  expect(isExpired(user, {days: 0}, days(9000))).toBe(false)
  expect(isExpired({...user, password: null}, {days: 90}, days(91))).toBe(false)
})
