import {globSync, readFileSync} from "node:fs"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {auditKinds} from "../../api/lists.ts"
import {madeCatalogue, madeRows} from "../../catalogue/made-catalogues.ts"
import {change, record} from "../../store/index.ts"
import {acts} from "../../store/lists.ts"
import {openTicking, placesFor} from "../../store/made-stores.ts"
import {type Browser, madeUser, serverOver, signIn} from "../made-servers.ts"
import {actTexts} from "./texts.ts"

/** All acts that the program enters in the audit, as they stand in its text. */
const entered = new Set([
  ...globSync("src/**/*.ts")
    .filter(file => !/\.test\.ts$|\/made-/.test(file))
    .flatMap(file => [
      ...readFileSync(file, "utf8").matchAll(/\b(?:act|deed)\b[:=]? (?:[^\n]*? )?"([a-z]+\.[a-z-]+)"/g),
    ])
    .map(([, act = ""]) => act),
  ...acts.map(act => `mapping.${act.replace(" ", "-")}`),
  "mapping.undo",
])
const beginnings = Object.values(auditKinds).flatMap((kind): readonly string[] => kind.acts)

describe("an act that the audit knows", () => {
  it("is found in the program", () => {
    for (const act of ["user.add", "mapping.bulk", "word.teach", "job.start", "backup.restore"])
      expect(entered).toContain(act)
  })
  it.each([...entered])("%s is told in a sentence, and is of one kind", act => {
    expect(actTexts[act]).toBeDefined()
    expect(beginnings.filter(beginning => act.startsWith(`${beginning}.`))).toHaveLength(1)
  })
})

describe("the audit in words", () => {
  const places = placesFor("sqlite", inject("postgres"))
  let browser: Browser
  let institution: string
  let close: () => Promise<void>
  beforeAll(async () => {
    const store = await openTicking(await places.make(), {clock: () => Date.parse("2026-12-01T18:00:00Z")})
    const {institutionId, catalogueId} = await madeCatalogue(store, "H1", madeRows("胸部", "头颅"))
    institution = institutionId
    const server = await serverOver(store)
    const user = await madeUser(store, "root", "administrator")
    const row = await store.db
      .selectFrom("catalogue_rows")
      .select("id")
      .where("name", "=", "胸部")
      .executeTakeFirstOrThrow()
    await change(store, {by: user, why: "看过"}, tx =>
      record(tx, [
        {act: "mapping.accept", subject: `row:${row.id}`, institutionId, details: {catalogue: catalogueId}},
        {act: "role.grant", subject: `user:${user}`, institutionId, details: {role: "mapper"}},
        {act: "job.start", subject: "job:gone", details: {kind: "backup"}},
        {act: "mapping.defer", subject: "row:gone", institutionId},
      ]),
    )
    browser = await signIn(server, "root")
    close = async () => {
      await server.close()
      await store.close()
    }
  })
  afterAll(async () => {
    await close()
    await places.clear()
  })
  const asked = async (query: Readonly<Record<string, string>>) =>
    (await browser.send({url: "/api/v1/audit", query})).json().items as {told: {zh: string; en: string}}[]
  const toldIn = async (query: Readonly<Record<string, string>>) => (await asked(query)).map(({told}) => told.zh)

  it("says what was done to what by their names, and of what is gone what it was", async () => {
    expect(await toldIn({institution, kind: "decisions"})).toEqual(["暂缓了一行", "接受了“胸部”的对照"])
    expect((await asked({kind: "system"}))[0]?.told).toEqual({zh: "启动了任务：备份", en: "started a job: back up"})
    expect((await toldIn({institution, kind: "people"}))[0]).toMatch(/^授予“.+”角色：对照员$/)
  })
  it("takes days as those of the settings' time zone", async () => {
    expect(await toldIn({institution, kind: "decisions", from: "2026-12-02", to: "2026-12-02"})).toHaveLength(2) // 18:00 UTC
    expect(await toldIn({institution, from: "2026-12-03"})).toEqual([])
    expect(await toldIn({institution, to: "2026-12-01"})).toEqual([])
  })
  it.each(["csv", "xlsx"] as const)("is a table for people: %s", async as => {
    const query = {as, language: "zh", kind: "decisions", institution}
    const answer = await browser.send({url: "/api/v1/audit/export", query})
    expect(answer.statusCode).toBe(200)
    expect(decodeURIComponent(String(answer.headers["content-disposition"]))).toContain(`审计-2026-12-02.${as}`)
    if (as === "csv") {
      expect(answer.body).toContain("序号,时间,何人,做了什么,机构,缘由,散列（sha256）")
      expect(answer.body).toContain("接受了“胸部”的对照")
      expect(answer.body).toContain("2026-12-02T02:00:00+08:00")
      expect(answer.body.trim().split("\n")).toHaveLength(3)
    }
  })
})
