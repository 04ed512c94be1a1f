import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {FastifyInstance, InjectOptions, LightMyRequestResponse} from "fastify"
import {LiveNames} from "../catalogue/index.ts"
import {hashPassword, loginThrottle} from "../people/index.ts"
import {shelf as own} from "../shelf/made-shelf.ts"
import {loadEditions, openStoreShelf} from "../store/editions/index.ts"
import {change, type Store} from "../store/index.ts"
import type {RoleName} from "../store/lists.ts"
import {addInstitution, addUser, grantRole} from "../store/people/index.ts"
import {type Context, SettingsHolder} from "./context.ts"
import {makeMetrics} from "./metrics.ts"
import {usualPace} from "./pace.ts"
import type {Provider} from "./provider.ts"
import {FileReaders} from "./reading/readers.ts"
import {buildServer} from "./server.ts"

/** A server over a store, not listening. For tests and measurements. */
export async function serverOver(store: Store, given: Partial<Context> = {}): Promise<FastifyInstance> {
  await loadEditions(store, own)
  const shelf = await openStoreShelf(store, {below: own})
  shelf.lexicon("5.0") // ready for the first who comes
  const live = new LiveNames(store, shelf, "5.0")
  const files = new FileReaders(shelf)
  const scratch = given.scratch ?? mkdtempSync(join(tmpdir(), "zhengming-made-"))
  const context: Context = {
    store,
    replica: undefined,
    shelf,
    editionId: "5.0",
    origin: "http://127.0.0.1:8080",
    base: "",
    said: false,
    backups: undefined,
    settings: new SettingsHolder(store),
    provider: undefined as Provider | undefined,
    logins: loginThrottle(),
    live,
    files,
    scratch,
    openUpload: 16 * 2 ** 20,
    openPace: usualPace,
    metrics: makeMetrics(),
    examine: async () => [],
    wake: () => {},
    setupHash: undefined,
    ...given,
  }
  await context.settings.read()
  const server = await buildServer(context, {version: "test", log: "silent"})
  server.addHook("onClose", async () => {
    await files.close()
    if (given.scratch === undefined) rmSync(scratch, {recursive: true, force: true})
    await live.close()
  })
  return server
}

export const madePassword = "correct horse 9"
let hash: Promise<string> | undefined

/** A user with one role, everywhere or at an institution. */
export async function madeUser(store: Store, login: string, role?: RoleName, institutionId?: string): Promise<string> {
  hash ??= hashPassword(madePassword)
  const password = await hash
  return change(store, {by: "system", why: "made"}, async tx => {
    const id = (await addUser(tx, {login, name: login, password}))?.id ?? ""
    if (role) await grantRole(tx, id, role, institutionId ?? null)
    return id
  })
}

export const madeInstitution = (store: Store, code: string): Promise<string> =>
  change(
    store,
    {by: "system", why: "made"},
    async tx => (await addInstitution(tx, {code, name: `医院${code}`}))?.id ?? "",
  )

/** A browser that signed in: its cookie and token go with every request. */
export interface Browser {
  readonly csrf: string
  readonly cookie: string
  send(request: InjectOptions): Promise<LightMyRequestResponse>
}

export async function signIn(server: FastifyInstance, login: string, password = madePassword): Promise<Browser> {
  const answer = await server.inject({method: "POST", url: "/api/v1/session", payload: {login, password}})
  const [made] = answer.cookies
  if (answer.statusCode !== 201 || !made) throw new Error(answer.body)
  const csrf: string = answer.json().csrf
  const cookie = `${made.name}=${made.value}`
  const headers = {cookie, "x-csrf-token": csrf}
  return {csrf, cookie, send: request => server.inject({...request, headers: {...headers, ...request.headers}})}
}
