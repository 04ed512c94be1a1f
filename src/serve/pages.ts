import type {Static, TSchema} from "typebox"
import {Check} from "typebox/value"
import {refuse} from "./issues.ts"

/** A page of a list in memory that is in the order of its keys. */
export function pageOf<T>(
  all: readonly T[],
  key: (item: T) => string,
  {after, limit = 100}: {readonly after?: string; readonly limit?: number},
): {items: T[]; next?: string} {
  const last = after === undefined ? undefined : readCursor(after)
  const from = last === undefined ? 0 : all.findIndex(item => key(item) === last) + 1
  if (last !== undefined && from === 0) throw unknownCursor()
  return sliced(all, from, limit, key)
}

/** A page by place, for a list whose order is its own: the best hits first. */
export function placePage<T>(
  all: readonly T[],
  {after, limit = 100}: {readonly after?: string; readonly limit?: number},
): {items: T[]; next?: string} {
  const from = after === undefined ? 0 : readCursorNumber(after)
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const unknownCursor = () => refuse("request.cursor", {field: "query.after"})

/**
 * The key in a cursor.
 *
 * @throws Refusal `request.cursor` where it is none that this server makes
 */
export function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, "base64url").toString("utf8")
  if (cursorOf(key) !== cursor || /\p{Cc}/u.test(key)) throw unknownCursor()
  return key
}

/** @throws Refusal `request.cursor` where the cursor's key is no whole number from 0 */
export function readCursorNumber(cursor: string): number {
  const key = readCursor(cursor)
  const number = Number(key)
  if (String(number) !== key || !Number.isSafeInteger(number) || number < 0) throw unknownCursor()
  return number
}

/** @throws Refusal `request.cursor` where the cursor's key is not JSON of this shape */
export function readCursorMark<T extends TSchema>(shape: T, cursor: string): Static<T> {
  const mark = parsed(readCursor(cursor))
  if (!Check(shape, mark)) throw unknownCursor()
  return mark
}
