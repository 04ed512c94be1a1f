import {useMutation} from "@tanstack/react-query"
import {queries} from "../api/reply.ts"
import {type AskedOf, server} from "../api/server.ts"
import {tell} from "../look/notice.tsx"
import {useTexts} from "../texts/table.ts"
import {isOpen} from "./one-of.ts"
import {hinderedFrom, type WorkRow} from "./row.ts"
import {workTexts} from "./texts.ts"
import {useUndoBulk} from "./use-bulk.ts"
import type {Work} from "./use-desk.ts"

/** What is decided of all selected rows. */
export type AlikeChoice = Omit<AskedOf<"work.decide">["body"], "rows">

/** The selected rows that a choice can be made of: those that nobody decided, to be accepted as they stand those that say one thing, and to be confirmed those that others decided. */
export function rowsFor({desk, list, selection, look}: Work, {act, items}: AlikeChoice): readonly WorkRow[] {
  const isOne = (row: WorkRow) => {
    const standing = desk.standing(row)
    return standing.items.length > 0 && !isOpen(standing.items)
  }
  const rows = selection.rows.map(row => list.row(list.placeOf(row.row)) ?? row)
  const open = rows.filter(row => !desk.isDone(row) && desk.standing(row).unsent === undefined)
  if (act === "confirm") return open.filter(row => hinderedFrom(row, look) === undefined)
  return act === "accept" && items === undefined ? open.filter(isOne) : open
}

/** Decides selected rows alike, to be undone as one. */
export function useSelected(
  work: Work,
  {onDone, onChanged}: {readonly onDone: () => void; readonly onChanged: () => void},
) {
  const say = useTexts(workTexts)
  const {place} = work
  const undo = useUndoBulk(place, onChanged)
  return useMutation({
    mutationFn: async (choice: AlikeChoice) => {
      const rows = rowsFor(work, choice).map(({row, mapping}) => ({row, saw: mapping.id}))
      return (await server.call("work.decide", {params: place, body: {...choice, rows}})).value
    },
    onSuccess: ({bulk, rows}) => {
      work.selection.clear()
      onDone()
      onChanged()
      void queries.invalidateQueries({queryKey: ["catalogues.figures"]})
      tell(say("selected-done", {n: rows}), {label: say("undo"), act: () => void undo(bulk)})
    },
  })
}
