import {useReply} from "../api/reply.ts"
import {type EditionSummary, usualEdition} from "./usual-edition.ts"

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
