import {useMemo} from "react"
import {useReply} from "../api/reply.ts"
import type {Place} from "../catalogues/place.ts"
import {saidOf} from "./said.ts"
import type {Standing} from "./standing.ts"

/** What one said already in a blind round, by row; undefined until it is known. */
export function useSaid(place: Place, round: string): ReadonlyMap<string, Standing> | undefined {
  const {data} = useReply("rounds.own", {params: {...place, round}}, {when: round !== ""})
  return useMemo(() => data && saidOf(data.rows), [data])
}
