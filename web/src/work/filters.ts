import {states} from "../catalogues/states.ts"

/** What narrows a work list, as it stands in its address. */
export interface Filters {
  readonly state: string
  readonly q: string
  readonly modality: string
  readonly reading: string
  readonly flag: string
  readonly origin: string
  readonly item: string
  readonly assignment: string
}

export const readings = ["standard", "underspecified", "conflict", "out-of-scope", "unresolved"] as const
export const origins = ["machine", "inherited", "person", "import"] as const

const none: Filters = {
  state: "proposed",
  q: "",
  modality: "",
  reading: "",
  flag: "",
  origin: "",
  item: "",
  assignment: "",
}

/** The filters of an address; what it doesn't know as a value counts as left out. */
export function filtersOf(search: Readonly<Record<string, string | undefined>>): Filters {
  const of = (name: keyof Filters, known?: readonly string[]): string => {
    const value = search[name] ?? ""
    return known && !known.includes(value) ? none[name] : value
  }
  return {
    state: of("state", states),
    q: of("q").slice(0, 200),
    modality: of("modality"),
    reading: of("reading", readings),
    flag: of("flag"),
    origin: of("origin", origins),
    item: of("item"),
    assignment: of("assignment"),
  }
}

/** What the filters are in a request or an address: those that say something. */
export function saidBy(filters: Filters): Partial<Filters> {
  return Object.fromEntries(
    Object.entries(filters).filter(([name, value]) => value !== "" && (name !== "state" || value !== none.state)),
  )
}

/** Filters beside the state: how many there are, so that a page can say that it shows a part. */
export const narrowed = (filters: Filters): number => Object.keys(saidBy({...filters, state: none.state})).length
