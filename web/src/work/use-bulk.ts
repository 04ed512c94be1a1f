import {useMutation} from "@tanstack/react-query"
import type {Relation} from "../../../src/api/lists.ts"
import {queries, reasonOf, useReply} from "../api/reply.ts"
import {server} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {languageNow, useTexts} from "../texts/table.ts"
import {refOf} from "./one-of.ts"
import type {Item, WorkRow} from "./row.ts"
import {workTexts} from "./texts.ts"

interface Bulk {
  readonly place: Place
  readonly row: WorkRow
  readonly items: readonly Item[]
  readonly relation: Relation
  /** Why they are all no examination of the standard, where they are. */
  readonly outside: string | undefined
  /** They were accepted. */
  readonly onDone: () => void
  /** Rows were decided or undone: what is shown of them is old. */
  readonly onChanged: () => void
}

/** The waiting rows that read as one of them does, and accepting all but those that are `left`. */
export function useBulk({place, row, items, relation, outside, onDone, onChanged}: Bulk) {
  const say = useTexts(workTexts)
  const like = row.mapping.id
  const choice =
    outside === undefined
      ? ({act: "change", items: items.map(refOf), relation, like} as const)
      : ({act: "no match", reason: outside, like} as const)
  const alike = useReply("work.bulk", {params: place, body: {act: "change", like, apply: false}})
  const waits = useReply("institutions.get", {params: place}).data?.secondLook ?? false
  const undo = useUndoBulk(place, onChanged)
  const accept = useMutation({
    mutationFn: async (left: ReadonlySet<string>) =>
      (await server.call("work.bulk", {params: place, body: {...choice, leave: [...left], apply: true}})).value,
    onSuccess: ({bulk, rows}) => {
      onDone()
      onChanged()
      void queries.invalidateQueries({queryKey: ["catalogues.figures"]})
      tell(say(waits ? "bulk-waits" : outside === undefined ? "bulk-done" : "bulk-outside-done", {n: rows.length}), {
        label: say("undo"),
        act: () => void undo(bulk ?? ""),
      })
    },
  })
  return {alike, accept}
}

/** Takes back what was decided as one. */
export function useUndoBulk(place: Place, onChanged: () => void): (bulk: string) => Promise<void> {
  const say = useTexts(workTexts)
  return async bulk => {
    try {
      const {undone, stayed} = (await server.call("work.unbulk", {params: {...place, bulk}})).value
      tell(say("bulk-undone", {n: undone, stayed: stayed.length}))
    } catch (error) {
      tellFault(reasonOf(error, languageNow()))
    }
    onChanged()
  }
}
