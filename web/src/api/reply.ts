import {keepPreviousData, QueryClient, queryOptions, useMutation, useQuery, useQueryClient} from "@tanstack/react-query"
import {lookTexts} from "../texts/look.ts"
import {marksOf} from "../texts/marks.ts"
import {type AskedOf, type EndpointId, isAway, ProblemError, type ReplyOf, server} from "./server.ts"

/** What the server answered is kept here, and asked for again when it is looked at after a while. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (times, error) => isAway(error) && times < 3,
      retryDelay: times => 300 * 2 ** times,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: {networkMode: "always"},
  },
})

/** An answer of the server as TanStack Query keeps it, by route and what it is asked with. */
export const replyOf = <Id extends EndpointId>(id: Id, asked?: AskedOf<Id>) =>
  queryOptions({
    queryKey: [id, asked ?? {}] as const,
    queryFn: async ({signal}): Promise<ReplyOf<Id>> =>
      (await server.call(id, {...(asked as AskedOf<Id>), signal} as AskedOf<Id>)).value,
  })

interface ReplyOptions {
  /** Ask only when this is true; true when left out. */
  readonly when?: boolean
  /** Show the answer before while the next is on its way. */
  readonly keep?: boolean
}

/** The answer of a route, asked again whenever what it is asked with changes. */
export function useReply<Id extends EndpointId>(id: Id, asked?: AskedOf<Id>, {when = true, keep}: ReplyOptions = {}) {
  return useQuery({...replyOf(id, asked), enabled: when, ...(keep && {placeholderData: keepPreviousData})})
}

/** A change on the server; the answers of the routes in `stale` are asked for again. */
export function useAct<Id extends EndpointId>(id: Id, stale: readonly EndpointId[] = []) {
  const known = useQueryClient()
  return useMutation({
    mutationFn: async (asked: AskedOf<Id>): Promise<ReplyOf<Id>> => (await server.call(id, asked)).value,
    onSuccess: () => Promise.all(stale.map(other => known.invalidateQueries({queryKey: [other]}))),
  })
}

/** Why something did not work, in the reader's language. */
export function reasonOf(error: unknown, language: "zh" | "en"): string {
  if (!(error instanceof ProblemError)) return lookTexts.texts.away[language]
  const {issues, detail, title} = error.problem
  return marksOf(language).sentences(issues.map(issue => issue[language])) || detail || title
}
