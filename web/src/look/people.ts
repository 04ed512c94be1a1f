import {useQueries} from "@tanstack/react-query"
import {useMemo} from "react"
import {partsOf} from "../api/parts.ts"
import {replyOf} from "../api/reply.ts"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"

const mostAtOnce = 200 // that the server answers at once

/**
 * The names of users by id, asked for in parts that stay the same as more ids are
 * added; a dash while they are on their way, and the id where nobody is known by it.
 */
export function usePeople(ids: readonly string[]): {
  readonly nameOf: (id: string) => string
  readonly waiting: boolean
} {
  const say = useTexts(lookTexts)
  const parts = partsOf(ids, mostAtOnce)
  const {names, pending} = useQueries({
    queries: parts.map(part => ({...replyOf("people.names", {query: {ids: part.join(",")}}), staleTime: 300_000})),
    combine: answers => ({
      names: answers.flatMap(({data}) => data?.people ?? []),
      pending: answers.some(({isPending}) => isPending),
    }),
  })
  const nameOf = useMemo(() => {
    const known = new Map(names.map(({id, name}) => [id, name]))
    return (id: string) => known.get(id) ?? (id === "system" ? say("system") : pending ? "–" : id)
  }, [names, pending, say])
  return {nameOf, waiting: pending}
}
