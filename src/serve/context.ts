import type {Endpoint, EndpointId, Endpoints, Input, Reply} from "../api/index.ts"
import type {LiveNames} from "../catalogue/index.ts"
import type {Finding} from "../delivery/index.ts"
import {type Actor, type LoginThrottle, type Settings, settingsNow, usualSettings} from "../people/index.ts"
import type {StoreShelf} from "../store/editions/index.ts"
import type {Change, Connection, Replica, Store} from "../store/index.ts"
import type {Metrics} from "./metrics.ts"
import type {Pace} from "./pace.ts"
import type {Provider} from "./provider.ts"
import type {FileReaders} from "./reading/readers.ts"

/** What all routes work with. */
export interface Context {
  readonly store: Store
  /** Follows the store, for reading what may lag; none where nobody said so. */
  readonly replica: Replica | undefined
  /** The editions of the store, over those of the program's files. */
  readonly shelf: StoreShelf
  /** The edition in use, where a caller names none. */
  readonly editionId: string
  /** Where people reach the server, without a path: `https://names.example.org`. */
  readonly origin: string
  /** Path below the origin that a proxy serves it under, without a slash at its end: `/zm`; empty for none. */
  readonly base: string
  /** Somebody said so; else it is what the server listens on. */
  readonly said: boolean
  /** Folder for backups made here; none on PostgreSQL. */
  readonly backups: string | undefined
  readonly settings: SettingsHolder
  /** Where people of this place sign in; none when they sign in here alone. */
  readonly provider: Provider | undefined
  readonly logins: LoginThrottle
  readonly live: LiveNames
  readonly files: FileReaders
  /** Folder for files that come and go. */
  readonly scratch: string
  /** Bytes of a file at most that a caller without a user sends. */
  readonly openUpload: number
  /** At which a caller without a user sends it at least. */
  readonly openPace: Pace
  readonly metrics: Metrics
  /** Looks at all that the server needs, as `zhengming doctor` does but for the port. */
  readonly examine: () => Promise<readonly Finding[]>
  /** Tells the worker in this process that there is a job. */
  readonly wake: () => void
  /** sha256 of the one-time secret of the first start; undefined once there is a user. */
  setupHash: string | undefined
}

/** What a route is called with: the request's checked parts and who sent it. */
export interface Call<Id extends EndpointId> extends Input<Endpoints[Id]> {
  readonly context: Context
  /** What is read from: a replica, where the route may lag and there is one that can be read. */
  readonly reading: Connection
  readonly actor: Actor
  readonly address: string
  /** The header User-Agent. */
  readonly agent: string | undefined
  /** What the caller's If-Match names, without quotes. */
  readonly ifMatch: string | undefined
  /** Aborted when the caller went before the answer was whole. */
  readonly gone: AbortSignal
  /** Answer with the reply's one long list, each of it worked on and written in turns with all else there is to do. */
  readonly answerEach: <T>(all: readonly T[], work: (one: T, at: number) => LongOf<Endpoints[Id]>) => Promise<Written>
  /** Set the session's cookie, or clear it. */
  readonly cookie: (secret: string | undefined) => void
  /**
   * Change the store as the caller. The result is the answer: for a request with
   * an idempotency key it is kept in the same transaction, and given again
   * instead of doing the work twice.
   */
  readonly change: (
    work: (change: Change) => Promise<Reply<Endpoints[Id]>>,
    why?: string,
  ) => Promise<Reply<Endpoints[Id]>>
}

/** What the long list of a reply has. */
type LongOf<E extends Endpoint> = E extends {readonly long: infer Name extends string}
  ? Reply<E> extends {readonly [K in Name]: readonly (infer U)[]}
    ? U
    : never
  : never

/** A reply as JSON. */
export class Written {
  readonly json: Buffer
  constructor(json: Buffer) {
    this.json = json
  }
}

/** What answers a route. */
type Handler<Id extends EndpointId> = (
  call: Call<Id>,
) => Promise<Reply<Endpoints[Id]> | Written> | Reply<Endpoints[Id]> | AsyncIterable<Reply<Endpoints[Id]>>

/** What answers each route. A file of routes is `satisfies Partial<Handlers>`: together they must answer all. */
export type Handlers = {readonly [Id in EndpointId]: Handler<Id>}

const freshMs = 5000 // another server on the same database may change them

/** The settings, read from the store now and then. */
export class SettingsHolder {
  readonly #store: Store
  #value: Settings = usualSettings
  #at = Number.NEGATIVE_INFINITY
  #reading: Promise<unknown> | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** As last read. */
  get now(): Settings {
    return this.#value
  }

  /** Read them again where it is time to; who comes meanwhile waits for the same reading. */
  refresh(): Promise<unknown> | undefined {
    const now = this.#store.clock()
    if (now - this.#at <= freshMs) return this.#reading
    this.#at = now // a database that is away is asked again in a while only
    this.#reading = this.read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  /** Throws the Refusal `store.newer` too: whether the tables are still this program's is looked at as often. */
  async read(): Promise<Settings> {
    await this.#store.keepTime(this.#store.db)
    this.#value = await settingsNow(this.#store.db)
    this.#at = this.#store.clock()
    return this.#value
  }
}
