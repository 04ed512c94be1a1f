import {join} from "node:path"
import {LiveNames} from "../catalogue/index.ts"
import {firstSecret, hashOf, loginThrottle} from "../people/index.ts"
import {searchItems} from "../search/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {loadEditions, openStoreShelf} from "../store/editions/index.ts"
import {openStore, type Store, type Where} from "../store/index.ts"
import {systemCodeOf} from "../tables/index.ts"
import {type Context, SettingsHolder} from "./context.ts"
import {refuse} from "./issues.ts"
import {standardJobs} from "./jobs/standard.ts"
import {makeMetrics} from "./metrics.ts"
import {providerOf} from "./provider.ts"
import {buildServer} from "./server.ts"
import {startWorker} from "./work.ts"

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly edition: string
  /** Of the program, as the API's reference tells it. */
  readonly version: string
  /** Address that people use, where it isn't the one listened on. */
  readonly origin?: string
  readonly log?: string
  readonly backups?: string
}

/** Serve until the process is told to end. Throws Refusals of the store, of the edition, and `server.listen`. */
export async function serve(where: Where, options: ServeOptions): Promise<void> {
  const store = await openStore(where)
  try {
    await serveFrom(store, where, options)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serveFrom(store: Store, where: Where, options: ServeOptions): Promise<void> {
  const {host, port, edition, origin, log, version} = options
  const own = openFolderShelf()
  await loadEditions(store, own)
  const shelf = await openStoreShelf(store, {below: own})
  shelf.lexicon(edition) // refused here when there is none, and ready for the first who comes
  const backups = options.backups ?? ("data" in where ? join(where.data, "backups") : undefined)
  const live = new LiveNames(store, shelf, edition)
  const worker = startWorker(store, standardJobs({shelf, where, backups}))
  const first = await firstSecret(store)
  const context: Context = {
    store,
    shelf,
    editionId: edition,
    origin: (origin ?? `http://${host}:${port}`).replace(/\/$/, ""),
    said: origin !== undefined,
    backups,
    settings: new SettingsHolder(store),
    provider: providerOf(process.env),
    logins: loginThrottle(),
    live,
    metrics: makeMetrics(),
    wake: worker.wake,
    setupHash: first && hashOf(first),
  }
  await context.settings.read()
  const server = await buildServer(context, {
    version,
    proxied: origin !== undefined,
    ...(log !== undefined && {log}),
  })
  const address = await server.listen({host, port}).catch(error => {
    throw refuse("server.listen", {address: `${host}:${port}`, reason: systemCodeOf(error)})
  })
  process.stdout.write(`正名 Zhengming ${edition}: ${address}  (${store.shown})\n`)
  if (first !== undefined) process.stdout.write(`${invitation}:\n  ${origin ?? address}/setup#${first}\n`)
  searchItems(shelf.edition(edition), "CT") // makes the index: whoever types first need not wait for it
  untilEnded(async () => {
    await server.close()
    await worker.stop()
    await live.close()
    await store.close()
  })
}

const invitation = "建立第一位管理员（一次有效） / make the first administrator (works once)"

function untilEnded(end: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end())
}
