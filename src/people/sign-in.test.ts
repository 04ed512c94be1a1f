import {randomBytes, scryptSync} from "node:crypto"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addUser, userById} from "../store/people/index.ts"
import {checkPassword, hashPassword} from "./password.ts"
import {beginSession, type LoginThrottle, loginThrottle, userBy} from "./sign-in.ts"
import {Throttle} from "./throttle.ts"

const hourMs = 3_600_000

/** What was kept of a password when a guess cost less. */
const weakOf = (password: string): string => {
  const salt = randomBytes(16)
  const key = scryptSync(password, salt, 32, {N: 2 ** 12, r: 8, p: 1})
  return ["scrypt", 12, 8, 1, salt.toString("base64url"), key.toString("base64url")].join("$")
}

describe("a throttle", () => {
  it("forgets failures after a pause, where it is told to", () => {
    const throttle = new Throttle({free: 1, firstMs: 1000, mostMs: 8000, forgetMs: hourMs})
    throttle.fail("a", 0)
    expect(throttle.waitMs("a", 0)).toBe(1000)
    throttle.fail("a", hourMs - 1)
    expect(throttle.waitMs("a", hourMs - 1)).toBe(2000)
    throttle.fail("a", 2 * hourMs)
    expect(throttle.waitMs("a", 2 * hourMs)).toBe(1000)
  })
  it("waits no longer for a failure that was none", () => {
    const throttle = new Throttle({free: 1, firstMs: 1000, mostMs: 8000})
    throttle.fail("a", 0)
    throttle.fail("a", 900)
    throttle.takeBack("a")
    expect(throttle.waitMs("a", 900)).toBe(100)
  })
})

describe("guesses of one password from many addresses", () => {
  const places = placesFor("sqlite", inject("postgres"))
  const password = "correct horse 9"
  let now = Date.UTC(2026, 0, 1)
  let store: Store
  let logins: LoginThrottle
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: () => now})
    const kept = await hashPassword(password)
    const user = await change(store, {by: "system", why: ""}, tx =>
      addUser(tx, {login: "li", name: "李", password: kept}),
    )
    if (user)
      await change(store, {by: user.id, why: ""}, tx => beginSession(tx, user, {address: "home", agent: undefined}))
    logins = loginThrottle()
    for (let i = 0; i < 110; i++) logins.account.fail("li", now)
  })
  afterAll(async () => {
    await store.close()
    await places.clear()
  })
  const attempt = (address: string, given = password) =>
    userBy(store, logins, {login: "Li", password: given, address}).then(
      ({login}) => login,
      error => error.issue,
    )

  it("wait, but half a minute at most", async () => {
    const refused = await attempt("a1")
    expect(refused).toMatchObject({id: "request.often"})
    expect(refused.params.seconds).toBeLessThanOrEqual(30)
    now += 31_000
    expect(await attempt("a2", "wrong")).toMatchObject({id: "login.wrong"})
    expect(await attempt("a3")).toMatchObject({id: "request.often"})
    now += 31_000
    expect(await attempt("a3")).toBe("li")
  })
  it("do not hold up who signed in from their address before, nor anybody else", async () => {
    await attempt("a4", "wrong")
    expect(await attempt("a5")).toMatchObject({id: "request.often"})
    expect(await attempt("home")).toBe("li")
  })
  it("are no more for signing in often", async () => {
    const fresh = loginThrottle()
    const asked = {login: "li", password, address: "office"}
    for (let i = 0; i < 3; i++) await userBy(store, fresh, asked)
    for (let i = 0; i < 99; i++) fresh.account.fail("li", now)
    expect(fresh.account.waitMs("li", now)).toBe(0)
  })
  it("are none where too many others are being checked", async () => {
    const fresh = loginThrottle()
    const addresses = Array.from({length: 24}, (_, i) => `office ${i}`)
    const refused: string[] = []
    const ask = (address: string) =>
      userBy(store, fresh, {login: "li", password, address}).catch(({issue}) => {
        expect(issue.id).toBe("request.often")
        refused.push(address)
      })
    await Promise.all(addresses.map(ask))
    expect(refused.length).toBeGreaterThan(0)
    for (let i = 0; i < 99; i++) fresh.account.fail("li", now)
    expect(fresh.account.waitMs("li", now)).toBe(0)
    for (const address of refused) {
      for (let i = 0; i < 4; i++) fresh.near.fail(`li ${address}`, now)
      expect(fresh.near.waitMs(`li ${address}`, now)).toBe(0)
    }
  })
  it("let a right password of an earlier cost in though none can be worked out anew at that moment", async () => {
    const kept = weakOf(password)
    const user = await change(store, {by: "system", why: ""}, tx =>
      addUser(tx, {login: "wang", name: "王", password: kept}),
    )
    const asked = {login: "wang", password, address: "office"}
    const others: Promise<unknown>[] = []
    const crowded = new (class extends Throttle {
      override takeBack(key: string): void {
        super.takeBack(key)
        for (let i = 0; i < 40; i++) others.push(checkPassword("a wrong one", null).catch(() => {}))
      }
    })({free: 9, firstMs: 1000, mostMs: 8000})
    expect(await userBy(store, {...loginThrottle(), account: crowded}, asked)).toMatchObject({login: "wang"})
    await Promise.all(others)
    expect((await userById(store.db, user?.id ?? ""))?.password).toBe(kept)
    await userBy(store, loginThrottle(), asked)
    expect((await userById(store.db, user?.id ?? ""))?.password).toMatch(/^scrypt\$15\$/)
  })
  it("are forgotten after an hour without one", async () => {
    now += hourMs
    expect(await attempt("a6", "wrong")).toMatchObject({id: "login.wrong"})
    expect(await attempt("a7")).toBe("li")
  })
})
