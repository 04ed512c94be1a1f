import {useQuery} from "@tanstack/react-query"
import {type Answer, type AskedOf, type EndpointId, ProblemError, server} from "./server.ts"

/** The state of a thing with its ETag, read anew each time a form for it opens; it stays as it is while the form is open. */
export const useTagged = <Id extends EndpointId>(id: Id, asked?: AskedOf<Id>) =>
  useQuery({
    queryKey: [id, asked ?? {}, "tagged"] as const,
    queryFn: ({signal}): Promise<Answer<Id>> => server.call(id, {...(asked as AskedOf<Id>), signal} as AskedOf<Id>),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Whether the server refused for a reason of this id. */
export const isRefusal = (error: unknown, id: string): boolean =>
  error instanceof ProblemError && error.problem.issues.some(issue => issue.id === id)
