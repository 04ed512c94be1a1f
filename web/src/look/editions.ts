import {useReply} from "../api/reply.ts"
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

/** All editions, and the one that is asked for, or the usual one. */
export function useEditions(asked: string | undefined): {
  readonly editions: readonly EditionSummary[]
  readonly edition: string | undefined
  readonly error: unknown
} {
  const {data, error} = useReply("editions.list")
  const editions = data?.items ?? []
  return {editions, edition: asked ?? usualEdition(editions)?.edition, error}
}
