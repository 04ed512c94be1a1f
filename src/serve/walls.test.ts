import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, type EndpointId, endpoints} from "../api/index.ts"
import {mapCatalogue} from "../catalogue/map.ts"
import {hashPassword} from "../people/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {addCatalogue, addRows, workList} from "../store/catalogues/index.ts"
import {change, type Store, startJob} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {
  addGroup,
  addInstitution,
  addUser,
  changeInstitution,
  grantRole,
  institutionById,
} from "../store/people/index.ts"
import {type Browser, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"

/**
 * Whose data an answer can hold: that of no institution; of the caller alone; of
 * the institution that the path names; of those that the caller may read; of
 * their groups too; of all, for who manages the system or its people.
 */
const reaches = ["nobody", "self", "named", "readable", "group", "all"] as const
type Reach = (typeof reaches)[number]

/** Every route, with how far what it shows may reach: a new one is placed here, or nothing compiles. */
const walls: Readonly<Record<EndpointId, Reach>> = {
  "texts.get": "nobody",
  "editions.list": "nobody",
  "editions.get": "nobody",
  "editions.compare": "nobody",
  "terms.list": "nobody",
  "catalogues.template": "nobody",
  "items.search": "nobody",
  "items.get": "nobody",
  "items.history": "nobody",
  "codes.explain": "nobody",
  "codes.compose": "nobody",
  "codes.choices": "nobody",
  "codes.check": "nobody",
  "codes.recode": "nobody",
  "names.recognise": "nobody",
  "names.read": "nobody",
  "names.convert-file": "nobody",
  "setup.start": "self",
  "session.start": "self",
  "session.get": "self",
  "session.end": "self",
  "sessions.end": "self",
  "password.change": "self",
  "identity.link": "self",
  "identities.list": "self",
  "identity.unlink": "self",
  "tokens.list": "self",
  "tokens.add": "self",
  "tokens.revoke": "self",
  "items.usage": "group", // counts of the group; names of those the caller may read
  "feedback.list": "readable", // what is said of the standard is everybody's; who said it is not
  "feedback.add": "self",
  "people.names": "readable",
  "users.list": "all",
  "users.get": "all",
  "users.identities": "all",
  "users.unlink": "all",
  "users.add": "all",
  "users.template": "nobody",
  "users.import": "all",
  "users.disable": "all",
  "users.password": "all",
  "roles.grant": "all",
  "roles.revoke": "all",
  "groups.list": "group", // code and name of its institutions
  "groups.add": "all",
  "groups.requests": "group", // code and name of who asks to join or leave
  "groups.ask": "named",
  "groups.consent": "group",
  "groups.refuse": "group",
  "institutions.list": "readable",
  "institutions.get": "named",
  "institutions.add": "all",
  "institutions.change": "named",
  "institutions.retire": "all",
  "staff.list": "named",
  "staff.grant": "named",
  "staff.import": "named",
  "staff.revoke": "named",
  "catalogues.list": "named",
  "catalogues.add": "named",
  "catalogues.import": "named",
  "catalogues.map": "group", // rows inherit what was accepted in the group
  "catalogues.remap": "group",
  "catalogues.figures": "named",
  "catalogues.items": "named",
  "catalogues.coverage": "named",
  "catalogues.report": "named",
  "catalogues.export": "named",
  "catalogues.decided": "named",
  "work.list": "named",
  "work.bulk": "named",
  "work.decide": "named",
  "work.unbulk": "named",
  "rows.get": "named",
  "rows.similar": "group", // accepted rows: names, codes, counts and items, no people
  "rows.decide": "named",
  "rows.undo": "named",
  "rows.comment": "named",
  "rounds.choose": "named",
  "rounds.get": "named",
  "rounds.list": "named",
  "rounds.own": "named",
  "looks.list": "readable", // of places where one maps
  "tasks.list": "readable", // one's own alone
  "assignments.list": "named",
  "assignments.add": "named",
  "assignments.end": "named",
  "extensions.list": "named",
  "extensions.put": "group", // a code that another institution has, and that institution's name
  "extensions.promote": "named",
  "extensions.retire": "named",
  "names.convert": "named",
  "words.meanings": "nobody",
  "words.list": "group", // words that others of the group teach, and their names; no people
  "words.preview": "group", // rows inherit what was accepted in the group
  "words.teach": "named",
  "words.preview-withdrawal": "group",
  "words.withdraw": "named",
  "words.proposals": "all",
  "words.export-proposals": "all",
  "jobs.list": "readable",
  "jobs.start": "all",
  "jobs.get": "readable",
  "jobs.events": "readable",
  "jobs.stop": "readable",
  "audit.list": "all",
  "audit.export": "all",
  "settings.get": "all",
  "settings.change": "all",
  "doctor.get": "all",
}

const ids = Object.keys(endpoints) as EndpointId[]
const endpointOf = (id: EndpointId): Endpoint => endpoints[id]

describe("a route", () => {
  it.each(ids)("reaches no farther than what it needs: %s", id => {
    const {needs, path} = endpointOf(id)
    const reach = walls[id]
    const managed = needs === "system.manage" || needs === "people.manage"
    expect(reach === "all").toBe(managed)
    if (reach === "named") {
      expect(path).toContain("/institutions/:institution")
      expect(needs).toMatch(/^institution\./)
    }
    if (needs.startsWith("institution.")) expect(["named", "group"]).toContain(reach)
  })
})

/** Stands in all that an institution wrote, and in its people's names. */
const secret = (code: string): string => `秘密${code}`
const person = (code: string): string => `人员${code}`
const item = {edition: "5.0", code: "20040100110000"}

/** What an institution has, to be asked for by others. */
interface Held {
  readonly institution: string
  readonly catalogue: string
  readonly row: string
  readonly saw: string
  readonly bulk: string
  readonly round: string
  readonly assignment: string
  readonly extension: string
  readonly word: string
  readonly role: string
  readonly job: string
  /** That of the word. */
  readonly reading: string
  readonly token: string
  readonly user: string
  readonly login: string
}

describe.each(["sqlite", "postgres"] as const)("between institutions on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let server: FastifyInstance
  let mine: Held
  let theirs: Held
  let group: string
  const browsers = new Map<string, Browser>()
  const as = (login: string): Browser => {
    const found = browsers.get(login)
    if (!found) throw new Error(login)
    return found
  }

  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    group = (await change(store, {by: "system", why: "made"}, tx => addGroup(tx, "医联体"))).id
    mine = await hold("HA")
    theirs = await hold("HB")
    await madeUser(store, "root", "administrator")
    browsers.set("root", await signIn(server, "root"))
  }, 60_000)
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })

  /** An institution with something of every kind, all of it secret. */
  async function hold(code: string): Promise<Held> {
    const login = `admin.${code}`.toLowerCase()
    const password = await hashPassword(madePassword)
    const made = await change(store, {by: "system", why: "made"}, async tx => {
      const institution = (await addInstitution(tx, {code, name: `${secret(code)}医院`}))?.id ?? ""
      const email = `${secret(code)}@example.org`
      const user = (await addUser(tx, {login, name: person(code), email, password}))?.id ?? ""
      for (const role of ["admin"] as const) await grantRole(tx, user, role, institution)
      const {id: catalogue} = await addCatalogue(tx, institution, `${secret(code)}目录`)
      const names = ["膝关节MR", "MR膝关节", `神秘检查${secret(code)}`, "共同神秘检查"]
      await addRows(
        tx,
        catalogue,
        names.map((name, i) => ({code: `${secret(code)}${i}`, name, volume: 7777})),
      )
      return {institution, user, catalogue}
    })
    await mapCatalogue(
      store,
      {by: "system", why: "made"},
      {catalogueId: made.catalogue, shelf, lexicon: shelf.lexicon("5.0")},
    )
    browsers.set(login, await signIn(server, login))
    return {...made, login, round: "一", ...(await work(as(login), made))}
  }

  async function work(browser: Browser, {institution, catalogue}: Pick<Held, "institution" | "catalogue">) {
    const at = `/api/v1/institutions/${institution}`
    const post = async (url: string, payload: object) => {
      const answer = await browser.send({method: "POST", url, payload})
      if (answer.statusCode >= 400) throw new Error(answer.body)
      return answer.body === "" ? {} : answer.json()
    }
    const rows = await workList(store.db, catalogue, {state: "proposed", limit: 9})
    const named = (name: string) => rows.find(row => row.name.startsWith(name))
    const {row_id: row = "", id: saw = ""} = named("神秘检查") ?? {}
    const common = named("共同神秘检查")
    const secretText = (await browser.send({url: at})).json().name
    if (secretText.includes("HB"))
      await post(`${at}/rows/${common?.row_id}/decisions`, {saw: common?.id, act: "change", items: [item]})
    await post(`${at}/rows/${row}/comments`, {text: `${secretText}评论`})
    await post(`${at}/rows/${row}/rounds/一`, {act: "accept", items: [item], reason: secretText})
    const {mapping} = await post(`${at}/rows/${row}/decisions`, {saw, act: "change", items: [item], reason: secretText})
    const like = named("膝关节MR")?.id
    const {bulk} = await post(`${at}/catalogues/${catalogue}/bulk`, {
      like,
      act: "defer",
      reason: secretText,
      apply: true,
    })
    const login = (await browser.send({url: "/api/v1/session"})).json().user.login
    const share = {login, kind: "share", lower: "0", upper: "100"}
    const assignment = await post(`${at}/catalogues/${catalogue}/assignments`, share)
    const extension = await post(`${at}/extensions`, {
      kind: "combination",
      code: "X-1",
      name: secretText,
      items: [item],
    })
    const word = await post(`${at}/words`, {
      text: secretText.includes("HB") ? "魑" : "囧",
      kind: "aside",
      value: "",
      why: secretText,
    })
    const job = await post(`${at}/catalogues/${catalogue}/map`, {})
    await browser.send({method: "DELETE", url: `/api/v1/jobs/${job.id}`}) // so that its events end
    const token = await post("/api/v1/tokens", {name: secretText, scopes: ["read"]})
    const [{roles}] = (await browser.send({url: `${at}/staff`})).json().items
    await post(`/api/v1/editions/5.0/items/${item.code}/feedback`, {text: "名称易混"})
    return {
      row,
      saw: mapping.id,
      bulk,
      assignment: assignment.id,
      extension: extension.id,
      word: word.id,
      reading: word.job.id,
      job: job.id,
      token: token.token.id,
      role: roles[0].id,
    }
  }

  async function place(held: Held, groupId: string | null): Promise<void> {
    const before = await institutionById(store.db, held.institution)
    if (before)
      await change(store, {by: "system", why: "made"}, tx =>
        changeInstitution(tx, before.id, {...before, group_id: groupId}),
      )
  }

  /** The bodies that reach what a route does, made of somebody's ids. */
  const bodyOf = (id: EndpointId, held: Held): object | undefined => {
    const bodies: Readonly<Partial<Record<EndpointId, object>>> = {
      "rows.decide": {saw: held.saw, act: "defer"},
      "rows.comment": {text: "x"},
      "rounds.choose": {act: "accept", items: [item]},
      "work.bulk": {like: held.saw, act: "defer", apply: false},
      "work.decide": {rows: [{row: held.row, saw: held.saw}], act: "defer"},
      "assignments.add": {login: held.login, kind: "share", lower: "0", upper: "1"},
      "extensions.put": {kind: "combination", code: "X-1", name: "另一名称", items: [item]},
      "words.preview": {text: "囧", kind: "aside", value: ""},
      "words.teach": {text: "魑", kind: "aside", value: "", from: held.institution},
      "names.convert": {names: [{name: `神秘检查${secret("HB")}`}, {code: `${secret("HB")}2`}]},
      "catalogues.map": {},
      "catalogues.remap": {apply: false},
      "staff.grant": {login: held.login, role: "reader"},
      "groups.ask": {group: null},
      "feedback.add": {text: "x"},
      "catalogues.add": {name: `目录${Math.random()}`},
    }
    return bodies[id] ?? (endpointOf(id).body && {})
  }
  const queryOf = (id: EndpointId, held: Held): Record<string, string> => {
    const queries: Readonly<Partial<Record<EndpointId, Record<string, string>>>> = {
      "catalogues.export": {as: "csv", states: "accepted,proposed,deferred"},
      "catalogues.import": {file: "a.csv"},
      "catalogues.decided": {file: "a.csv"},
      "people.names": {ids: held.user},
      "words.meanings": {kind: "aside"},
      "words.export-proposals": {family: "radiology"},
      "items.search": {q: secret("HB")},
      "codes.explain": {code: item.code},
    }
    return queries[id] ?? {}
  }
  const never: ReadonlySet<EndpointId> = new Set(["session.end", "sessions.end", "session.start", "setup.start"])

  /** Every answer that HA's admin gets by asking for what is HB's, through either institution. */
  async function* asked(only: (reach: Reach) => boolean) {
    for (const id of ids.filter(one => !never.has(one) && only(walls[one]))) {
      const {method, path, upload} = endpointOf(id)
      for (const institution of [mine.institution, theirs.institution])
        for (const rest of [theirs, mine]) {
          if (rest === mine && (institution === theirs.institution || method !== "GET")) continue
          const params: Readonly<Record<string, string>> = {
            ...rest,
            institution,
            edition: "5.0",
            other: "5.0",
            code: item.code,
          }
          const url = path.replace(/:([a-z]+)/gi, (_, name) => encodeURIComponent(params[name] ?? "none"))
          const body = bodyOf(id, rest)
          const answer = await as(mine.login).send({
            method,
            url,
            query: queryOf(id, rest),
            ...(upload && {payload: "名称\n胸部CT\n", headers: {"content-type": "application/octet-stream"}}),
            ...(!upload && body && {payload: body}),
          })
          yield {id, url, status: answer.statusCode, body: answer.body}
        }
    }
  }
  const leak = (text: string) => text.includes(secret("HB")) || text.includes(person("HB"))

  it("nothing crosses outside a group", async () => {
    for (const groups of [
      [null, null],
      [group, null],
      [null, group],
    ] as const) {
      await place(mine, groups[0])
      await place(theirs, groups[1])
      for await (const {id, url, status, body} of asked(() => true)) {
        expect(leak(body), `${id} ${url} ${status} ${body.slice(0, 300)}`).toBe(false)
        expect(status, `${id} ${body}`).toBeLessThan(500)
      }
    }
    await place(theirs, null)
    await place(mine, null)
  }, 120_000)
  it("what is theirs is found through one's own institution as little as through theirs", async () => {
    for await (const {id, url, status} of asked(reach => reach === "named"))
      if (url.includes(theirs.institution)) expect(status, `${id} ${url}`).toBe(403)
  }, 60_000)
  it("use of an item is counted for oneself alone, and for the group inside one", async () => {
    const usage = async () => {
      const url = `/api/v1/editions/5.0/items/${item.code}/usage`
      const {institutions, volume, top} = (await as(mine.login).send({url})).json()
      return {institutions, volume, names: top.map(({name}: {name: string}) => name)}
    }
    const own = [`神秘检查${secret("HA")}`]
    expect(await usage()).toEqual({institutions: 1, volume: 7777, names: own})
    await place(mine, group)
    await place(theirs, group)
    expect(await usage()).toEqual({institutions: 2, volume: 3 * 7777, names: own})
  })
  it("a group shows what its routes are placed for, and no people", async () => {
    const shown = new Set<EndpointId>()
    for await (const {id, url, body} of asked(() => true)) {
      expect(body.includes(person("HB")), `${id} ${url} ${body}`).toBe(false)
      if (!leak(body)) continue
      expect(walls[id], `${id} ${url} ${body.slice(0, 300)}`).toBe("group")
      shown.add(id)
    }
    expect([...shown].sort()).toEqual(["extensions.put", "groups.list", "rows.similar", "words.list"])
  }, 60_000)
  it("decisions are inherited inside a group, and not outside one", async () => {
    const inherited = async (code: string): Promise<readonly string[]> => {
      const made = await change(store, {by: "system", why: "made"}, async tx => {
        const {id} = await addCatalogue(tx, mine.institution, code)
        await addRows(tx, id, [{code: "1", name: "共同神秘检查", volume: 1}])
        return id
      })
      await mapCatalogue(store, {by: "system", why: "made"}, {catalogueId: made, shelf, lexicon: shelf.lexicon("5.0")})
      const states = ["accepted", "proposed"] as const
      const found = await Promise.all(states.map(state => workList(store.db, made, {state, limit: 9})))
      return found.flat().map(({origin}) => origin)
    }
    expect(await inherited("组内")).toEqual(["inherited"])
    await place(mine, null)
    expect(await inherited("组外")).toEqual(["machine"])
  })
  it("one's own job shows nothing of an institution that one may read no longer", async () => {
    const left = await change(store, {by: theirs.user, why: ""}, async tx => {
      const job = await startJob(tx, {kind: "made", input: {}, institutionId: mine.institution})
      return job.id
    })
    const get = await as(theirs.login).send({url: `/api/v1/jobs/${left}`})
    const list = await as(theirs.login).send({url: "/api/v1/jobs"})
    expect(get.statusCode).toBe(404)
    expect(list.json().items.map(({id}: {id: string}) => id)).toEqual([theirs.job, theirs.reading])
    expect((await as(mine.login).send({url: `/api/v1/jobs/${left}`})).statusCode).toBe(200)
  })
  it("names of people are told of those one works with, and of those who work everywhere", async () => {
    const root = (await as("root").send({url: "/api/v1/session"})).json().user.id
    const names = async (login: string) => {
      const query = {ids: [mine.user, theirs.user, root].join()}
      return (await as(login).send({url: "/api/v1/people", query}))
        .json()
        .people.map(({login}: {login: string}) => login)
    }
    expect(await names(mine.login)).toEqual(["admin.ha", "root"])
    expect(await names("root")).toEqual(["admin.ha", "admin.hb", "root"])
  })
  it("an institution takes in whom it has and who works nowhere else, and learns nobody's address", async () => {
    const grant = async (login: string, by = mine.login) => {
      const url = `/api/v1/institutions/${mine.institution}/staff`
      const answer = await as(by).send({method: "POST", url, payload: {login, role: "mapper"}})
      return [answer.statusCode, answer.json().issues?.[0].id ?? answer.json().email]
    }
    await madeUser(store, "newcomer")
    await change(store, {by: "system", why: "made"}, tx =>
      addUser(tx, {login: "fresh", name: "新人", email: "fresh@example.org"}),
    )
    expect(await grant("newcomer")).toEqual([201, null])
    expect(await grant("fresh")).toEqual([201, null])
    expect(await grant(theirs.login)).toEqual([404, "thing.missing"])
    expect(await grant("nobody")).toEqual([404, "thing.missing"])
    expect(await grant(theirs.login, "root")).toEqual([201, `${secret("HB")}@example.org`])
  })
})
