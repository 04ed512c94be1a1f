/** One thing that a detail says: what it is, or what it was and is now. Empty where there was nothing. */
export type DetailLine =
  | {readonly key: string; readonly value: string}
  | {readonly key: string; readonly before: string; readonly after: string}

/**
 * The details of an audit entry line by line: what is nested under the keys that
 * lead there, `before` and `after` only where they differ.
 *
 * @example detailLines({before: {name: "一"}, after: {name: "二"}}) // [{key: "name", before: "一", after: "二"}]
 */
export function detailLines(details: unknown): readonly DetailLine[] {
  if (!isTable(details)) return flat(details).map(([key, value]) => ({key, value}))
  const {before, after, ...rest} = details
  const told = flat(rest).map(([key, value]) => ({key, value}))
  if (before === undefined && after === undefined) return told
  const [was, is] = [new Map(flat(before)), new Map(flat(after))]
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter(key => was.get(key) !== is.get(key))
  return [...keys.map(key => ({key, before: was.get(key) ?? "", after: is.get(key) ?? ""})), ...told]
}

type Table = Readonly<Record<string, unknown>>
const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value)
const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null

function flat(value: unknown, key = ""): readonly (readonly [key: string, text: string])[] {
  if (value === undefined || value === null || value === "") return []
  if (isTable(value))
    return Object.entries(value).flatMap(([name, inner]) => flat(inner, key === "" ? name : `${key}.${name}`))
  if (!Array.isArray(value)) return [[key, String(value)]]
  if (value.every(isPlain)) return value.length === 0 ? [] : [[key, value.join(", ")]]
  return value.flatMap((inner, at) => flat(inner, `${key}.${at + 1}`))
}

/** @example subjectOf("user:01h") // {kind: "user", id: "01h"} */
export function subjectOf(subject: string): {readonly kind: string; readonly id: string} {
  const at = subject.indexOf(":")
  return at < 0 ? {kind: subject, id: ""} : {kind: subject.slice(0, at), id: subject.slice(at + 1)}
}
