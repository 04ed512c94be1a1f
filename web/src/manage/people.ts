import {useQueries} from "@tanstack/react-query"
import {useMemo} from "react"
import {replyOf} from "../api/reply.ts"
import {useTexts} from "../texts/table.ts"
import {partsOf} from "./parts.ts"
import {manageTexts} from "./texts.ts"

const mostAtOnce = 200 // that the server answers at once

/** The names of users by id, asked for in parts that stay the same as more ids are added; the id until it is known. */
export function usePeople(ids: readonly string[]): (id: string) => string {
  const say = useTexts(manageTexts)
  const parts = partsOf(ids, mostAtOnce)
  const names = useQueries({
    queries: parts.map(part => ({...replyOf("people.names", {query: {ids: part.join(",")}}), staleTime: 300_000})),
    combine: answers => answers.flatMap(({data}) => data?.people ?? []),
  })
  return useMemo(() => {
    const known = new Map(names.map(({id, name}) => [id, name]))
    return id => known.get(id) ?? (id === "system" ? say("system") : id)
  }, [names, say])
}
