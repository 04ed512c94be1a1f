import {type Client, client} from "../src/client/index.ts"
import {password} from "./browser.ts"
import type {Served} from "./served.ts"

/** A server whose first administrator, `root`, is made: `api` calls it as them. */
export interface Prepared {
  readonly api: Client
  readonly address: string
}

/** Make the administrator over the API, for tests whose journey begins later. */
export async function prepare(
  {address, secret}: Pick<Served, "address" | "secret">,
  name = "管理员",
): Promise<Prepared> {
  const session = await sessionOf(address, async api => {
    const {value} = await api.call("setup.start", {body: {secret, login: "root", name, password}})
    return value.csrf
  })
  const {secret: token} = (await session.call("tokens.add", {body: {name: "tests", scopes: ["all"]}})).value
  return {api: client(address, {token}), address}
}

/** The API as a user calls it who signed in. */
export const signedIn = (address: string, login: string, by = password): Promise<Client> =>
  sessionOf(address, async api => (await api.call("session.start", {body: {login, password: by}})).value.csrf)

/** The API with the cookie of a session that `begin` begins. */
async function sessionOf(address: string, begin: (api: Client) => Promise<string | undefined>): Promise<Client> {
  let cookie = ""
  let csrf = ""
  const session = client(address, {
    csrf: () => csrf,
    fetch: async (to, request) => {
      const answer = await fetch(to, {...request, headers: {...(request?.headers as Record<string, string>), cookie}})
      cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie
      return answer
    },
  })
  csrf = (await begin(session)) ?? ""
  return session
}

/** A user with a role at an institution, or without one, who has chosen their password. */
export async function addUser(
  {api, address}: Prepared,
  user: {readonly login: string; readonly name: string},
  at?: {readonly institution: string; readonly role: "reader" | "mapper" | "reviewer" | "admin"},
): Promise<void> {
  const given = (await api.call("users.add", {body: user})).value.password ?? ""
  const own = await signedIn(address, user.login, given)
  await own.call("password.change", {body: {old: given, password}})
  if (at)
    await api.call("staff.grant", {
      params: {institution: at.institution},
      body: {login: user.login, role: at.role},
    })
}

/** An institution with a catalogue that a CSV was imported into and mapped; its ids. */
export async function addCatalogue(
  {api}: Prepared,
  csv: string,
  {code = "H1", name = "示范医院", catalogue = "放射"} = {},
): Promise<{institution: string; catalogue: string}> {
  const {id: institution} = (await api.call("institutions.add", {body: {code, name}})).value
  const params = {institution}
  const {id} = (await api.call("catalogues.add", {params, body: {name: catalogue}})).value
  const at = {institution, catalogue: id}
  await api.call("catalogues.import", {params: at, query: {file: "list.csv", apply: true}, body: csv})
  const {id: job} = (await api.call("catalogues.map", {params: at, body: {}})).value
  for await (const {state, fault} of api.events("jobs.events", {params: {job}}))
    if (state === "failed") throw new Error(fault ?? state)
  return at
}
