import {refuse} from "./issues.ts"

/** A page of a list in memory that is in the order of its keys. */
export function pageOf<T>(
  all: readonly T[],
  key: (item: T) => string,
  {after, limit = 100}: {readonly after?: string; readonly limit?: number},
): {items: T[]; next?: string} {
  const from = after === undefined ? 0 : all.findIndex(item => key(item) === readCursor(after)) + 1
  if (after !== undefined && from === 0) throw refuse("request.cursor", {field: "query.after"})
  return sliced(all, from, limit, key)
}

/** A page by place, for a list whose order is its own: the best hits first. */
export function placePage<T>(
  all: readonly T[],
  {after, limit = 100}: {readonly after?: string; readonly limit?: number},
): {items: T[]; next?: string} {
  const from = after === undefined ? 0 : Number(readCursor(after))
  if (!Number.isInteger(from) || from < 0) throw refuse("request.cursor", {field: "query.after"})
  const items = all.slice(from, from + limit)
  return from + limit < all.length ? {items, next: cursorOf(String(from + limit))} : {items}
}

/** A page of rows that were asked for with one more than `limit`. */
export const rowsPage = <T, V>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => string,
  view: (row: T) => V,
): {items: V[]; next?: string} => {
  const items = rows.slice(0, limit).map(view)
  const last = rows[limit - 1]
  return rows.length > limit && last !== undefined ? {items, next: cursorOf(key(last))} : {items}
}

function sliced<T>(
  all: readonly T[],
  from: number,
  limit: number,
  key: (item: T) => string,
): {items: T[]; next?: string} {
  const items = all.slice(from, from + limit)
  const last = items.at(-1)
  return from + limit < all.length && last !== undefined ? {items, next: cursorOf(key(last))} : {items}
}

/** Opaque to callers, so that what it holds can change. */
const cursorOf = (key: string): string => Buffer.from(key).toString("base64url")

/** The key in a cursor; "" is none. */
export const readCursor = (cursor: string): string => Buffer.from(cursor, "base64url").toString("utf8")
