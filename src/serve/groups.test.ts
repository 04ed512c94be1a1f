import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addGroup} from "../store/people/index.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"

describe.each(["sqlite", "postgres"] as const)("joining and leaving a group on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let server: FastifyInstance
  const at: Record<string, string> = {}
  const by: Record<string, Browser> = {}
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    for (const code of ["HA", "HB", "HC", "HD"]) {
      at[code] = await madeInstitution(store, code)
      if (code !== "HD") await madeUser(store, `admin.${code}`.toLowerCase(), "admin", at[code])
    }
    await madeUser(store, "reader.ha", "reader", at.HA)
    await madeUser(store, "root", "administrator")
    for (const login of ["admin.ha", "admin.hb", "admin.hc", "reader.ha", "root"])
      by[login] = await signIn(server, login)
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })

  const send = async (login: string, method: "GET" | "POST" | "DELETE", url: string, payload?: object) => {
    const answer = await by[login]?.send({method, url: `/api/v1${url}`, ...(payload && {payload})})
    const {statusCode: status = 0, body = ""} = answer ?? {}
    return {status, body: body === "" ? undefined : JSON.parse(body)}
  }
  const newGroup = async (name: string): Promise<string> =>
    (await change(store, {by: "system", why: "made"}, tx => addGroup(tx, name))).id
  const ask = (login: string, code: string, group: string | null) =>
    send(login, "POST", `/institutions/${at[code]}/group-requests`, {group})
  const consent = (login: string, id: string) => send(login, "POST", `/group-requests/${id}/consent`)
  const groupOf = async (code: string) => (await send("root", "GET", `/institutions/${at[code]}`)).body.group
  const everyAdmin = ["admin.ha", "admin.hb", "admin.hc"]
  /** Asked by the administrator, consented to by whoever may. */
  async function move(code: string, group: string | null) {
    const {id} = (await ask("root", code, group)).body
    for (const login of everyAdmin) await consent(login, id)
    expect(await groupOf(code)).toBe(group)
  }
  const join = (code: string, group: string) => move(code, group)
  const leave = (code: string) => move(code, null)

  it("is no part of changing an institution", async () => {
    const group = await newGroup("甲组")
    const url = `/api/v1/institutions/${at.HA}`
    const {etag} = (await by["admin.ha"]?.send({url}))?.headers ?? {}
    const payload = {name: "医院HA", group}
    const answer = await by["admin.ha"]?.send({method: "PUT", url, payload, headers: {"if-match": String(etag)}})
    expect(answer?.statusCode).toBe(400)
    expect(await groupOf("HA")).toBeNull()
  })
  it("needs the consent of the system and of an admin of the group", async () => {
    const group = await newGroup("乙组")
    await join("HB", group)
    await join("HC", group)
    const asked = await ask("admin.ha", "HA", group)
    expect([asked.status, asked.body.act, asked.body.own, asked.body.consents]).toEqual([201, "join", true, []])
    const {id} = asked.body
    expect((await ask("admin.ha", "HA", group)).body.issues[0].id).toBe("group.asked")
    expect((await consent("admin.ha", id)).status).toBe(403)
    expect((await consent("reader.ha", id)).status).toBe(404)
    expect((await consent("root", id)).body).toMatchObject({outcome: null, consented: {group: null}})
    expect(await groupOf("HA")).toBeNull()
    const list = (await send("admin.hc", "GET", "/group-requests")).body.items
    expect(list[0]).toMatchObject({id, institution: {code: "HA"}, consents: ["group"]})
    expect((await consent("admin.hc", id)).body.outcome).toBe("done")
    expect(await groupOf("HA")).toBe(group)
    expect((await consent("root", id)).body.issues[0].id).toBe("group.ended")
    const acts = (await send("root", "GET", `/audit?subject=institution:${at.HA}`)).body.items.map(
      (one: {act: string}) => one.act,
    )
    expect(acts.slice(0, 4)).toEqual(["group.join", "group.consent", "group.consent", "group.ask"])
    for (const code of ["HA", "HB", "HC"]) await leave(code)
  })
  it("is done when both consent at one time", async () => {
    const group = await newGroup("辛组")
    await join("HB", group)
    const {id} = (await ask("admin.ha", "HA", group)).body
    const answers = await Promise.all([consent("admin.hb", id), consent("root", id)])
    expect(answers.map(({status}) => status)).toEqual([200, 200])
    expect(await groupOf("HA")).toBe(group)
    for (const code of ["HA", "HB"]) await leave(code)
  })
  it("waits for the group where the system consents alone, and the other way round", async () => {
    const group = await newGroup("丙组")
    await join("HB", group)
    const {id} = (await ask("admin.ha", "HA", group)).body
    await consent("admin.hb", id)
    expect(await groupOf("HA")).toBeNull()
    await consent("root", id)
    expect(await groupOf("HA")).toBe(group)
    const out = (await ask("admin.ha", "HA", null)).body
    expect((await ask("admin.hb", "HB", group)).body.issues[0].id).toBe("group.member")
    await consent("root", out.id)
    expect(await groupOf("HA")).toBe(group)
    await consent("admin.hb", out.id)
    expect(await groupOf("HA")).toBeNull()
    expect((await ask("admin.ha", "HA", null)).body.issues[0].id).toBe("group.member")
    await leave("HB")
  })
  it("is the system's alone where nobody can speak for the group", async () => {
    const group = await newGroup("丁组")
    expect((await ask("root", "HD", group)).body.outcome).toBe("done")
    expect((await ask("root", "HA", group)).body.outcome).toBe("done")
    await leave("HD")
    expect((await ask("admin.ha", "HA", null)).body.outcome).toBeNull()
    const [{id}] = (await send("root", "GET", "/group-requests")).body.items
    expect((await consent("root", id)).body.outcome).toBe("done")
  })
  it("is withdrawn by who asks and refused by who is asked, and nobody else's business", async () => {
    const group = await newGroup("戊组")
    await join("HB", group)
    const first = (await ask("admin.ha", "HA", group)).body
    expect((await send("admin.hc", "DELETE", `/group-requests/${first.id}`)).status).toBe(404)
    expect(
      (await send("admin.hc", "GET", "/group-requests")).body.items.map((one: {id: string}) => one.id),
    ).not.toContain(first.id)
    expect((await send("admin.ha", "DELETE", `/group-requests/${first.id}`)).status).toBe(204)
    const second = (await ask("admin.ha", "HA", group)).body
    expect((await send("admin.hb", "DELETE", `/group-requests/${second.id}`)).status).toBe(204)
    const seen = (await send("admin.ha", "GET", "/group-requests")).body.items
    expect(seen.slice(0, 2).map((one: {outcome: string}) => one.outcome)).toEqual(["refused", "withdrawn"])
    await leave("HB")
  })
  it("begins with a new institution that names its group", async () => {
    const group = await newGroup("己组")
    await join("HB", group)
    const made = await send("root", "POST", "/institutions", {code: "HE", name: "医院HE", group})
    expect([made.status, made.body.group]).toEqual([201, null])
    const [{id, institution}] = (await send("admin.hb", "GET", "/group-requests")).body.items
    expect(institution.code).toBe("HE")
    expect((await consent("admin.hb", id)).body.outcome).toBe("done")
    await leave("HB")
  })
  it("shows a group's institutions to its own people alone, and other groups by name to who may ask", async () => {
    const group = await newGroup("庚组")
    await join("HB", group)
    const seen = async (login: string) =>
      (await send(login, "GET", "/groups")).body.items.find((one: {id: string}) => one.id === group)
    expect((await seen("admin.hb")).members).toMatchObject([{code: "HB"}])
    expect((await seen("root")).members).toMatchObject([{code: "HB"}])
    expect(await seen("admin.ha")).toMatchObject({name: "庚组"})
    expect((await seen("admin.ha")).members).toBeUndefined()
    expect(await seen("reader.ha")).toBeUndefined()
    await leave("HB")
  })
})
