import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {auditPage, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {users} from "../store/people/index.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"

describe.each(["sqlite", "postgres"] as const)("a list of users on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let server: FastifyInstance
  let root: Browser
  let admin: Browser
  let here: string
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    here = await madeInstitution(store, "H1")
    await madeInstitution(store, "H2")
    await madeUser(store, "root", "administrator")
    await madeUser(store, "boss", "admin", here)
    root = await signIn(server, "root")
    admin = await signIn(server, "boss")
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })

  const headers = {"content-type": "application/octet-stream"}
  const send = async (browser: Browser, url: string, lines: readonly string[], apply?: "all" | "sound") => {
    const query = `file=list.csv${apply ? `&apply=${apply}` : ""}`
    const payload = `${lines.join("\n")}\n`
    return browser.send({method: "POST", url: `/api/v1/${url}?${query}`, payload, headers})
  }
  const toAll = (lines: readonly string[], apply?: "all" | "sound") => send(root, "user-list", lines, apply)
  const toHere = (lines: readonly string[], apply?: "all" | "sound") =>
    send(admin, `institutions/${here}/staff-list`, lines, apply)
  const idsOf = (answer: {json(): {refused: {row: number; issue: {id: string}}[]}}) =>
    answer.json().refused.map(({row, issue}) => [row, issue.id])
  const logins = async () => (await users(store.db)).map(({login}) => login)

  it("is looked at first: who can be added, and which rows not and why", async () => {
    const answer = await toAll([
      "登录名,姓名,电子邮箱,角色,机构代码",
      "wang,王芳,wang@example.org,对照员,H1",
      "li,李强,,Reviewer,医院H2",
      "zhao,赵敏,,,",
      "editor1,编辑,,编辑,",
      "EXAMPLE,示例姓名,,对照员,",
      "Wang,王方,,对照员,H1",
      "root,某人,,,",
      "王芳,王芳,,,",
      ",无名,,,",
      "a1,,,,",
      "a2,甲,,主任,H1",
      "a3,乙,,对照员,H9",
      "a4,丙,,对照员,",
      "a5,丁,,编辑,H1",
      "a6,戊,,,H1",
    ])
    expect(answer.json()).toMatchObject({
      applied: false,
      users: [
        {row: 2, login: "wang", name: "王芳", email: "wang@example.org", role: "mapper", institution: "医院H1"},
        {row: 3, login: "li", role: "reviewer", institution: "医院H2"},
        {row: 4, login: "zhao", role: null, institution: null},
        {row: 5, login: "editor1", role: "editor", institution: null},
      ],
    })
    expect(idsOf(answer)).toEqual([
      [7, "users.twice"],
      [8, "users.taken"],
      [9, "users.login"],
      [10, "users.blank"],
      [11, "users.blank"],
      [12, "users.role"],
      [13, "users.institution"],
      [14, "users.institution-blank"],
      [15, "users.everywhere"],
      [16, "users.role-blank"],
    ])
    expect(answer.json().refused[5].issue.place).toEqual({table: "list.csv", row: 12, column: "角色"})
    expect(answer.json().refused[5].issue.zh).toContain("角色有：读者、对照员、审核员")
    expect(await logins()).toEqual(["boss", "root"])
  })
  it("adds nobody where all are asked for and one can't be, and else all, with passwords told once", async () => {
    const lines = ["Login,Full name,Role,Hospital", "ma,马丽,mapper,H1", "ma,马力,mapper,H1"]
    expect((await toAll(lines, "all")).json()).toMatchObject({applied: false})
    expect(await logins()).not.toContain("ma")
    const done = (await toAll(lines, "sound")).json()
    expect(done).toMatchObject({
      applied: true,
      users: [{login: "ma"}],
      refused: [{row: 3, cells: ["ma", "马力", "mapper", "H1"]}],
    })
    const browser = await signIn(server, "ma", done.users[0].password)
    expect((await browser.send({url: "/api/v1/session"})).json()).toMatchObject({
      passwordGiven: true,
      user: {roles: [{role: "mapper", institution: here}]},
    })
    const acts = (await auditPage(store.db, {limit: 9})).map(({act, details}) => [act, details])
    expect(acts).toContainEqual(["user.import", JSON.stringify({file: "list.csv", rows: 1})])
    expect(acts.map(([act]) => act)).toEqual(expect.arrayContaining(["user.add", "role.grant"]))
    expect(JSON.stringify(acts)).not.toContain(done.users[0].password)
  })
  it("of an institution's admin is of its own people alone", async () => {
    const lines = [
      "用户名,姓名,角色,机构",
      "sun,孙丽,审核员,",
      "qian,钱进,对照员,H2",
      "zhou,周正,系统管理员,",
      "wu,吴用,,",
    ]
    const answer = await toHere(lines, "sound")
    expect(answer.json()).toMatchObject({
      applied: true,
      users: [{login: "sun", role: "reviewer", institution: "医院H1"}],
    })
    expect(idsOf(answer)).toEqual([
      [3, "users.elsewhere"],
      [4, "users.role"],
      [5, "users.role-blank"],
    ])
    expect((await send(admin, "user-list", lines)).statusCode).toBe(403)
  })
  it("must have logins and names, and few enough rows", async () => {
    const headless = await toAll(["工号,科室", "1,放射科"])
    expect([headless.statusCode, headless.json().issues[0].id]).toEqual([400, "users.column"])
    const many = await toAll(["用户名,姓名", ...Array.from({length: 501}, (_, i) => `u${i},某人`)])
    expect(many.json().issues[0].id).toBe("users.many")
  })
  it.each(["zh", "en"])("has a template in %s, which is read and adds nobody as it is", async language => {
    const answer = await root.send({url: `/api/v1/user-template?language=${language}`})
    expect(answer.statusCode).toBe(200)
    const url = "/api/v1/user-list?file=t.xlsx"
    const read = await root.send({method: "POST", url, payload: answer.rawPayload, headers})
    expect(read.json()).toMatchObject({users: [], refused: []})
  })
})
