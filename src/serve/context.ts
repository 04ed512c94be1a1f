import type {EndpointId, Endpoints, Input, Reply, Settings} from "../api/index.ts"
import type {LiveNames} from "../catalogue/index.ts"
import {type Actor, Throttle} from "../people/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {type Change, type Store, settings} from "../store/index.ts"
import type {Metrics} from "./metrics.ts"
import type {Provider} from "./provider.ts"

/** What all routes work with. */
export interface Context {
  readonly store: Store
  readonly shelf: Shelf
  /** The edition in use, where a caller names none. */
  readonly editionId: string
  /** Address that people reach the server at, without a slash at its end: `https://names.example.org`. */
  readonly origin: string
  /** Folder for backups made here; none on PostgreSQL. */
  readonly backups: string | undefined
  readonly settings: SettingsHolder
  /** Where people of this place sign in; none when they sign in here alone. */
  readonly provider: Provider | undefined
  readonly logins: Throttle
  readonly live: LiveNames
  readonly metrics: Metrics
  /** Tells the worker in this process that there is a job. */
  readonly wake: () => void
  /** sha256 of the one-time secret of the first start; undefined once there is a user. */
  setupHash: string | undefined
}

/** What a route is called with: the request's checked parts and who sent it. */
export interface Call<Id extends EndpointId> extends Input<Endpoints[Id]> {
  readonly context: Context
  readonly actor: Actor
  readonly address: string
  /** The header User-Agent. */
  readonly agent: string | undefined
  /** What the caller's If-Match names, without quotes. */
  readonly ifMatch: string | undefined
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

/** What answers a route. */
export type Handler<Id extends EndpointId> = (
  call: Call<Id>,
) => Promise<Reply<Endpoints[Id]>> | Reply<Endpoints[Id]> | AsyncIterable<Reply<Endpoints[Id]>>

export type Handlers<Ids extends EndpointId = EndpointId> = {readonly [Id in Ids]: Handler<Id>}

/** Ids of the routes of a group. */
export type IdsOf<Group> = Extract<keyof Group, EndpointId>

const freshMs = 5000 // another server on the same database may change them

const defaults: Settings = {"public-reading": true, "open-registration": false}

/** The settings, read from the store now and then. */
export class SettingsHolder {
  readonly #store: Store
  #value: Settings = defaults
  #at = Number.NEGATIVE_INFINITY

  constructor(store: Store) {
    this.#store = store
  }

  /** As last read. */
  get now(): Settings {
    return this.#value
  }

  /** Whether it is time to read them again. */
  get stale(): boolean {
    return this.#store.clock() - this.#at > freshMs
  }

  async read(): Promise<Settings> {
    const kept = await settings(this.#store.db)
    const known = Object.keys(defaults).filter(name => kept.has(name))
    this.#value = {...defaults, ...Object.fromEntries(known.map(name => [name, kept.get(name)]))}
    this.#at = this.#store.clock()
    return this.#value
  }
}

/** Logins that fail: five are free, then 1 s, 2 s … to a quarter of an hour. */
export const loginThrottle = (): Throttle => new Throttle({free: 5, firstMs: 1000, mostMs: 15 * 60_000})
