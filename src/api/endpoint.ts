import type {Static, TObject, TSchema} from "typebox"
import type {Needs} from "./lists.ts"

/** Groups of routes, in the order of the reference. */
export const tags = {
  standard: {zh: "标准", en: "the standard"},
  codes: {zh: "编码与名称", en: "codes and names"},
  recognition: {zh: "名称识别", en: "recognition"},
  session: {zh: "登录", en: "signing in"},
  people: {zh: "用户", en: "users"},
  institutions: {zh: "机构", en: "institutions"},
  catalogues: {zh: "目录与对照", en: "catalogues and mapping"},
  system: {zh: "系统", en: "the system"},
} as const
type Tag = keyof typeof tags

/** One route: all that the server, its reference, its test of rights and the client know of it. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** With `:name` for its parameters. */
  readonly path: string
  readonly tag: Tag
  readonly zh: string
  readonly en: string
  readonly needs: Needs
  readonly query?: TObject
  readonly body?: TSchema
  readonly reply: TSchema
  /** 200 when left out. */
  readonly status?: 201 | 202 | 204
  /** The reply is one state of a thing: it has an ETag, and what changes the thing must name it in `If-Match`. */
  readonly etag?: "given" | "asked"
  /** Asked the same way it answers the same as long as the editions stay what they are. */
  readonly fixed?: true
  /** Open also to who has yet to choose a password of their own. */
  readonly early?: true
  /** The body is a file, sent as application/octet-stream. */
  readonly upload?: true
  /** The answer is a file. */
  readonly download?: true
  /** May be read from a replica, where the server has one: what was written in the last moments may be missing. */
  readonly lags?: true
  /** Answers with server-sent events, each of the shape of `reply`. */
  readonly events?: true
  /** The list of the reply that is long: it is written in turns with whatever else there is to do. */
  readonly long?: string
  /** Bytes of a body at most; 1 MiB when left out. */
  readonly bodyLimit?: number
  /** Requests a minute from one address at most. */
  readonly perMinute?: number
  /** The same of callers without a user alone. */
  readonly openPerMinute?: number
}

type Named<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Named<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** What a route is asked with. */
export interface Input<E extends Endpoint> {
  readonly params: Readonly<Record<Named<E["path"]>, string>>
  readonly query: E["query"] extends TObject ? Static<E["query"]> : Readonly<Record<never, never>>
  readonly body: E["body"] extends TSchema ? Static<E["body"]> : undefined
}

/** What a route answers. */
export type Reply<E extends Endpoint> = Frozen<Static<E["reply"]>>

/** Nothing in it is to be changed. */
type Frozen<T> = unknown extends T
  ? T
  : T extends readonly (infer U)[]
    ? readonly Frozen<U>[]
    : T extends object
      ? {readonly [K in keyof T]: Frozen<T[K]>}
      : T

/** The names of the parameters in a path. */
export const paramsOf = (path: string): readonly string[] =>
  [...path.matchAll(/:([a-z]+)/gi)].map(([, name]) => name ?? "")
