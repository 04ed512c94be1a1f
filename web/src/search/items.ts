import {infiniteQueryOptions, keepPreviousData, useInfiniteQuery} from "@tanstack/react-query"
import {useEffect, useState} from "react"
import {queries, useReply} from "../api/reply.ts"
import {type ReplyOf, server} from "../api/server.ts"
import {type Count, type Narrowed, queryOf} from "./state.ts"

export type Item = ReplyOf<"items.search">["items"][number]

const pageSize = 60
const countMs = 120

const pagesOf = (edition: string | undefined, words: string, narrowed: Narrowed) =>
  infiniteQueryOptions({
    queryKey: ["items.search", edition, "pages", queryOf(words, narrowed)] as const,
    queryFn: async ({pageParam, signal}) => {
      const query = {...queryOf(words, narrowed), limit: pageSize, ...(pageParam !== "" && {after: pageParam})}
      const {value} = await server.call("items.search", {params: {edition: edition ?? ""}, query, signal})
      return {...value, words}
    },
    initialPageParam: "",
    getNextPageParam: page => page.next,
  })

/** The items that fit, page after page, with the words that they were asked by; those before stay until the next are there. */
export const useItems = (edition: string | undefined, words: string, narrowed: Narrowed) =>
  useInfiniteQuery({
    ...pagesOf(edition, words, narrowed),
    placeholderData: keepPreviousData,
    enabled: edition !== undefined,
  })

/** Ask for items that are about to be shown, before anything is drawn. */
export function askAhead(edition: string | undefined, words: string, narrowed: Narrowed): void {
  if (edition !== undefined) void queries.prefetchInfiniteQuery(pagesOf(edition, words, narrowed))
}

/** How many items each term has, and what other editions have; asked when the typing rests, so that it is not in the way of the items. */
export function useCounts(edition: string | undefined, words: string, narrowed: Narrowed): Counted {
  const rested = useRested(words, countMs)
  const query = {...queryOf(rested, narrowed), counts: true, elsewhere: true, limit: 1}
  const {data} = useReply(
    "items.search",
    {params: {edition: edition ?? ""}, query},
    {when: edition !== undefined, keep: true},
  )
  return {counts: data?.counts ?? none, elsewhere: data?.elsewhere ?? nowhere}
}

interface Counted {
  readonly counts: readonly Count[]
  readonly elsewhere: Elsewhere
}
type Elsewhere = NonNullable<ReplyOf<"items.search">["elsewhere"]>
const none: readonly Count[] = []
const nowhere: Elsewhere = []

function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return rested
}
