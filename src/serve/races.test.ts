import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {hashOf} from "../people/index.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {rolesAt, rolesOf, users} from "../store/people/index.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"

const times = <T>(count: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({length: count}, (_, i) => work(i)))
const sorted = (answers: readonly {readonly statusCode: number}[]) => answers.map(one => one.statusCode).sort()
const only = (status: number, count: number, other: number) =>
  [status, ...Array.from({length: count - 1}, () => other)].sort()

describe.each(["sqlite", "postgres"] as const)("what many do at once on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let first: FastifyInstance
  let second: FastifyInstance
  let admin: Browser
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    first = await serverOver(store, {setupHash: hashOf("the secret")})
    second = await serverOver(store, {setupHash: hashOf("the secret")}) // another one on the same store
  })
  afterAll(async () => {
    await first.close()
    await second.close()
    await store.close()
    await places.clear()
  })
  const either = (i: number) => (i % 2 === 0 ? first : second)

  it("makes one first administrator", async () => {
    const answers = await times(6, i =>
      either(i).inject({
        method: "POST",
        url: "/api/v1/setup",
        payload: {secret: "the secret", login: `admin${i}`, name: "A", password: "correct horse 9"},
      }),
    )
    expect(sorted(answers)).toEqual(only(201, 6, 403))
    expect(await users(store.db)).toHaveLength(1)
  })

  it("takes one state of an institution once", async () => {
    await madeUser(store, "boss", "administrator")
    admin = await signIn(first, "boss")
    const url = `/api/v1/institutions/${await madeInstitution(store, "H1")}`
    for (let round = 0; round < 5; round++) {
      const {etag} = (await admin.send({url})).headers
      const change = (i: number) => ({name: `医院${round}${i}`})
      const answers = await times(8, i =>
        admin.send({method: "PUT", url, headers: {"if-match": String(etag)}, payload: change(i)}),
      )
      expect(sorted(answers)).toEqual(only(200, 8, 412))
    }
    const {etag} = (await admin.send({url})).headers
    const headers = {"if-match": String(etag)}
    const retired = await times(4, () => admin.send({method: "DELETE", url, headers}))
    expect(sorted(retired)).toEqual(only(204, 4, 412))
  })

  it("takes one state of the settings once", async () => {
    const url = "/api/v1/settings"
    for (let round = 0; round < 5; round++) {
      const {etag} = (await admin.send({url})).headers
      const answers = await times(8, () =>
        admin.send({
          method: "PATCH",
          url,
          headers: {"if-match": String(etag)},
          payload: {"open-registration": round % 2 === 0},
        }),
      )
      expect(sorted(answers)).toEqual(only(200, 8, 412))
    }
  })

  it("leaves an administrator", async () => {
    for (let round = 0; round < 8; round++) {
      const made = await times(2, i => madeUser(store, `chief${round}${i}`, "administrator"))
      for (const {user_id: id} of await rolesAt(store.db, null))
        if (!made.includes(id)) await store.db.updateTable("roles").set({until: 1}).where("user_id", "=", id).execute()
      const chiefs = await times(2, i => signIn(either(i), `chief${round}${i}`))
      const roles = await times(2, async i => (await rolesOf(store.db, made[i] ?? ""))[0]?.id)
      const answers = await times(2, i =>
        round % 2 === 0
          ? (chiefs[i] as Browser).send({method: "DELETE", url: `/api/v1/users/${made[1 - i]}`})
          : (chiefs[i] as Browser).send({method: "DELETE", url: `/api/v1/users/${made[i]}/roles/${roles[i]}`}),
      )
      expect(
        answers.filter(({statusCode}) => statusCode === 204).length,
        JSON.stringify(answers.map(a => a.body)),
      ).toBe(1)
    }
  })
})
