import {
  type Decider,
  deciders,
  type MappingState,
  mappingStates,
  type Origin,
  origins,
  type Status,
  statuses,
  type WorkOrder,
  workOrders,
} from "../../../src/api/lists.ts"

/** What narrows a work list, as it stands in its address. */
export interface Filters {
  readonly state: MappingState
  readonly q: string
  readonly modality: string
  readonly reading: Status | ""
  readonly flag: string
  readonly origin: Origin | ""
  readonly item: string
  readonly assignment: string
  readonly decider: Decider | ""
  readonly order: WorkOrder
  readonly reverse: "true" | ""
}

const none: Filters = {
  state: "proposed",
  q: "",
  modality: "",
  reading: "",
  flag: "",
  origin: "",
  item: "",
  assignment: "",
  decider: "",
  order: "doubt",
  reverse: "",
}

/** The filters of an address; what it doesn't know as a value counts as left out. */
export function filtersOf(search: Readonly<Record<string, string | undefined>>): Filters {
  const of = (name: keyof Filters): string => search[name] ?? ""
  return {
    state: mappingStates.find(state => state === search.state) ?? none.state,
    q: of("q").slice(0, 200),
    modality: of("modality"),
    reading: statuses.find(status => status === search.reading) ?? "",
    flag: of("flag"),
    origin: origins.find(origin => origin === search.origin) ?? "",
    item: of("item"),
    assignment: of("assignment"),
    decider: deciders.find(decider => decider === search.decider) ?? "",
    order: workOrders.find(order => order === search.order) ?? none.order,
    reverse: String(search.reverse) === "true" ? "true" : "",
  }
}

/** What the filters are in a request or an address: those that say something. */
export function saidBy(filters: Filters): Partial<Filters> {
  return Object.fromEntries(Object.entries(filters).filter(([name, value]) => value !== none[name as keyof Filters]))
}

/** Filters beside the state: how many there are, so that a page can say that it shows a part. */
export const narrowed = (filters: Filters): number => Object.keys(saidBy({...filters, ...unnarrowed})).length

const unnarrowed = {state: none.state, order: none.order, reverse: none.reverse}

/** The order behind a column's head: its own, then the other way round, then the usual one again. */
export function nextOrder({order, reverse}: Filters, asked: WorkOrder): Pick<Filters, "order" | "reverse"> {
  if (order !== asked) return {order: asked, reverse: ""}
  return reverse === "" ? {order, reverse: "true"} : {order: none.order, reverse: none.reverse}
}

/** Whether an order shows the most first. */
export const isDescending = ({order, reverse}: Pick<Filters, "order" | "reverse">): boolean =>
  (order === "doubt" || order === "volume") !== (reverse === "true")
