import {useInfiniteQuery} from "@tanstack/react-query"
import {useEffect, useMemo} from "react"
import {type AskedOf, type EndpointId, type ReplyOf, server} from "./server.ts"

/** A route that answers with a page of a list and, in `next`, where the following one begins. */
type ListId = {
  [Id in EndpointId]: ReplyOf<Id> extends {readonly items: readonly unknown[]; readonly next?: string} ? Id : never
}[EndpointId]
export type RowOf<Id extends ListId> = ReplyOf<Id> extends {readonly items: readonly (infer Row)[]} ? Row : never

interface PagesOptions<Row> {
  /** Ask only when this is true; true when left out. */
  readonly when?: boolean
  /** Go on by itself until all rows are here. */
  readonly all?: boolean
  /** Ask again after so many milliseconds, by what there is now. */
  readonly everyMs?: (now: {readonly rows: readonly Row[]}) => number
}

interface Page {
  readonly items: readonly unknown[]
  readonly next?: string
}

/** The rows of a list, page after page as they are asked for. */
export function usePages<Id extends ListId>(id: Id, asked?: AskedOf<Id>, options: PagesOptions<RowOf<Id>> = {}) {
  const {when = true, all = false, everyMs} = options
  const query = useInfiniteQuery({
    queryKey: [id, asked ?? {}, "pages"] as const,
    queryFn: async ({pageParam, signal}): Promise<Page> => {
      const given = (asked ?? {}) as {readonly query?: object}
      const page = {...given, query: {...given.query, ...(pageParam !== "" && {after: pageParam})}, signal}
      return (await server.call(id, page as unknown as AskedOf<Id>)).value as Page
    },
    initialPageParam: "",
    getNextPageParam: page => page.next,
    enabled: when,
    refetchInterval: everyMs ? ({state}) => everyMs({rows: rowsIn<Id>(state.data?.pages)}) : false,
  })
  const {hasNextPage, isFetchingNextPage, isError, fetchNextPage} = query
  useEffect(() => {
    if (all && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [all, hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const rows = useMemo(() => rowsIn<Id>(query.data?.pages), [query.data])
  return {
    rows,
    waiting: query.isPending && when,
    error: query.error,
    again: () => void query.refetch(),
    more: {has: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage()},
  }
}

const rowsIn = <Id extends ListId>(pages: readonly Page[] = []): readonly RowOf<Id>[] =>
  pages.flatMap(page => page.items) as readonly RowOf<Id>[]
