import type {ReplyOf} from "../api/server.ts"

export type EditionSummary = ReplyOf<"editions.list">["items"][number]

/** The edition meant where none is named: the latest in force, else the latest released. */
export function usualEdition(editions: readonly EditionSummary[]): EditionSummary | undefined {
  const released = editions.filter(({status}) => status === "released")
  return latest(released.filter(({inForce}) => inForce !== undefined)) ?? latest(released) ?? latest(editions)
}

const latest = (editions: readonly EditionSummary[]): EditionSummary | undefined =>
  [...editions].sort((a, b) => dayOf(b).localeCompare(dayOf(a)))[0]

const dayOf = ({inForce, published}: EditionSummary): string => inForce ?? published ?? ""
