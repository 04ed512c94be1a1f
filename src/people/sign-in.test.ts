import {randomBytes, scryptSync} from "node:crypto"
import {afterAll, beforeAll, describe, expect, inject, it, vi} from "vitest"
import {change, insertMany, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addUser, userById} from "../store/people/index.ts"
import {checkPassword, hashPassword} from "./password.ts"
import {beginSession, type LoginThrottle, loginThrottle, userBy} from "./sign-in.ts"
import {Throttle} from "./throttle.ts"

vi.unmock("./cost.ts") // as it is, and not as in other tests

const hourMs = 3_600_000

/** What was kept of a password when a guess cost less. */
const weakOf = (password: string): string => {
  const salt = randomBytes(16)
  const key = scryptSync(password, salt, 32, {N: 2 ** 12, r: 8, p: 1})
  return ["scrypt", 12, 8, 1, salt.toString("base64url"), key.toString("base64url")].join("$")
}

describe.each(["sqlite", "postgres"] as const)("a throttle on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  beforeAll(async () => {
    store = await openTicking(await places.make())
  })
  afterAll(async () => {
    await store.close()
    await places.clear()
  })

  it("forgets failures after a pause, where it is told to", async () => {
    const throttle = new Throttle({name: "one", free: 1, firstMs: 1000, mostMs: 8000, forgetMs: hourMs})
    const waitMs = (now: number) => throttle.waitMs(store.db, "a", now)
    await throttle.fail(store.db, "a", 0)
    expect(await waitMs(0)).toBe(1000)
    await throttle.fail(store.db, "a", hourMs - 1)
    expect(await waitMs(hourMs - 1)).toBe(2000)
    await throttle.fail(store.db, "a", 2 * hourMs)
    expect(await waitMs(2 * hourMs)).toBe(1000)
  })
  it("waits no longer for a failure that was none", async () => {
    const throttle = new Throttle({name: "two", free: 1, firstMs: 1000, mostMs: 8000})
    await throttle.fail(store.db, "a", 0)
    await throttle.fail(store.db, "a", 900)
    await throttle.takeBack(store.db, "a")
    expect(await throttle.waitMs(store.db, "a", 900)).toBe(100)
  })
  it("counts tries on all servers together, at the same moment too, and keeps nothing that was typed", async () => {
    const servers = [loginThrottle(), loginThrottle()]
    const asked = {login: "Secret typed here", password: "wrong", address: "10.0.0.1"}
    const tries = servers.flatMap(one => Array.from({length: 6}, () => userBy(store, one, asked)))
    const ids = (await Promise.allSettled(tries)).map(one => one.status === "rejected" && one.reason.issue.id)
    expect(ids.filter(id => id === "login.wrong")).toHaveLength(5)
    expect(ids.filter(id => id === "request.often")).toHaveLength(7)
    const kept = await store.db.selectFrom("failures").select("key").execute()
    expect(kept.every(({key}) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })
  it("is bounded in what it remembers", async () => {
    const all = Array.from({length: 10_050}, (_, i) => ({key: `k${i}`, count: 1, at: i, earlier: i}))
    await insertMany(store.db, "failures", all)
    await new Throttle({name: "three", free: 1, firstMs: 1000, mostMs: 8000}).fail(store.db, "a", 1e12)
    const {n} = await store.db
      .selectFrom("failures")
      .select(eb => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow()
    expect(n).toBe(10_000)
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
    for (let i = 0; i < 110; i++) await logins.account.fail(store.db, "li", now)
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

  const forgotten = async () => {
    await store.db.deleteFrom("failures").execute()
    return loginThrottle()
  }

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
    const fresh = await forgotten()
    const asked = {login: "li", password, address: "office"}
    for (let i = 0; i < 3; i++) await userBy(store, fresh, asked)
    for (let i = 0; i < 99; i++) await fresh.account.fail(store.db, "li", now)
    expect(await fresh.account.waitMs(store.db, "li", now)).toBe(0)
  })
  it("are none where too many others are being checked", async () => {
    const fresh = await forgotten()
    const addresses = Array.from({length: 24}, (_, i) => `office ${i}`)
    const refused: string[] = []
    const ask = (address: string) =>
      userBy(store, fresh, {login: "li", password, address}).catch(({issue}) => {
        expect(issue.id).toBe("request.often")
        refused.push(address)
      })
    await Promise.all(addresses.map(ask))
    expect(refused.length).toBeGreaterThan(0)
    for (let i = 0; i < 99; i++) await fresh.account.fail(store.db, "li", now)
    expect(await fresh.account.waitMs(store.db, "li", now)).toBe(0)
    for (const address of refused) {
      for (let i = 0; i < 4; i++) await fresh.near.fail(store.db, `li ${address}`, now)
      expect(await fresh.near.waitMs(store.db, `li ${address}`, now)).toBe(0)
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
      override async takeBack(db: Store["db"], key: string): Promise<void> {
        await super.takeBack(db, key)
        for (let i = 0; i < 40; i++) others.push(checkPassword("a wrong one", null).catch(() => {}))
      }
    })({name: "crowded", free: 9, firstMs: 1000, mostMs: 8000})
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
