import type {Edition, Item} from "./edition.ts"
import type {ChangeKind, ChangeSubject, Facet} from "./lists.ts"

/** One difference between two editions. */
export interface Change {
  readonly what: ChangeSubject
  readonly kind: ChangeKind
  readonly facet?: Facet
  readonly code: string
  readonly name: string
  /** Code or name before, for what was moved or renamed. */
  readonly before?: string
}

interface Entry {
  readonly code: string
  readonly name: string
}

/** What changed from one edition to another, terms before items, each in code order. */
export function compareEditions(from: Edition, to: Edition): readonly Change[] {
  const facets = new Set([...Object.keys(from.dictionaries), ...Object.keys(to.dictionaries)] as Facet[])
  const terms = [...facets].flatMap(facet =>
    changes(termsOf(from, facet), termsOf(to, facet)).map(change => ({what: "term" as const, facet, ...change})),
  )
  const items = changes(itemsOf(from), itemsOf(to)).map(change => ({what: "item" as const, ...change}))
  return [...terms, ...items]
}

/** Terms by code and modality, for one code may stand for several. */
const termsOf = (edition: Edition, facet: Facet): ReadonlyMap<string, Entry> =>
  new Map(
    (edition.dictionaries[facet]?.terms ?? []).map(term => [
      `${term.code} ${facet === "site" ? "" : term.modalities[0]}`,
      {code: term.code, name: term.zh},
    ]),
  )

const itemsOf = (edition: Edition): ReadonlyMap<string, Entry> =>
  new Map([...edition.items.values()].map((item: Item) => [item.code, {code: item.code, name: item.zh}]))

function changes(
  from: ReadonlyMap<string, Entry>,
  to: ReadonlyMap<string, Entry>,
): readonly Omit<Change, "what" | "facet">[] {
  const gone = new Map([...from].filter(([key]) => !to.has(key)).map(([, entry]) => [entry.name, entry]))
  const out: Omit<Change, "what" | "facet">[] = []
  for (const [key, entry] of to) {
    const before = from.get(key)
    if (before && before.name !== entry.name) out.push({kind: "renamed", ...entry, before: before.name})
    if (before) continue
    const old = gone.get(entry.name)
    if (old) gone.delete(entry.name)
    out.push(old ? {kind: "moved", ...entry, before: old.code} : {kind: "added", ...entry})
  }
  for (const entry of gone.values()) out.push({kind: "removed", ...entry})
  return out.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
