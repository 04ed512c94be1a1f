import {useEffect, useMemo, useRef, useSyncExternalStore} from "react"
import {queries} from "../api/reply.ts"
import {server} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {tell} from "../look/notice.tsx"
import {languageNow} from "../texts/table.ts"
import {onKept, outboxOf, sheetKey} from "./deeds.ts"
import {Desk, withMapping} from "./desk.ts"
import {type Filters, saidBy} from "./filters.ts"
import {newKey} from "./new-key.ts"
import type {Entry, Outbox} from "./outbox.ts"
import type {LookRights, WorkRow} from "./row.ts"
import {RowList} from "./row-list.ts"
import {Selection} from "./selection.ts"
import type {Standing} from "./standing.ts"
import {workTexts} from "./texts.ts"

/** The desk of one list: it is made anew with the catalogue, the filters, the round, and when the list is read again. */
export interface Work {
  readonly place: Place
  readonly list: RowList
  readonly desk: Desk
  /** Rows to be decided alike. */
  readonly selection: Selection
  readonly outbox: Outbox
  readonly look: LookRights
  /** What waits to be sent, of all catalogues. */
  readonly entries: readonly Entry[]
}

interface WorkOptions extends Place {
  readonly look: LookRights
  readonly filters: Filters
  readonly round: string
  readonly said: ReadonlyMap<string, Standing> | undefined
  /** Another number reads the list again. */
  readonly reading: number
}

export function useWork({institution, catalogue, look, filters, round, said, reading}: WorkOptions): Work {
  const outbox = outboxOf(look.userId)
  const asksLook = useRef(look.asked) // told later than the list, which it changes nothing of
  useEffect(() => {
    asksLook.current = look.asked
  }, [look.asked])
  const asked = JSON.stringify(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reading` asks for a new list of the same rows
  const made = useMemo(() => {
    const place = {institution, catalogue}
    const list = new RowList(fetchOf(place, JSON.parse(asked) as Filters))
    const desk = new Desk({
      list,
      outbox,
      institution,
      secondLook: () => asksLook.current,
      ...(round !== "" && {round, ...(said && {said})}),
      onEnd: open => tell(workTexts.texts[open > 0 ? "end-back" : "end"][languageNow()].replace("{{n}}", String(open))),
      clock: () => performance.now(),
      newKey,
    })
    return {place, list, desk, selection: new Selection()}
  }, [institution, catalogue, asked, round, said, reading, outbox])
  const {list, desk, selection} = made
  useEffect(() => () => list.close(), [list])
  useEffect(
    () =>
      onKept((entry, mapping) => {
        if (mapping)
          list.replace(withMapping(entry.row, mapping), mapping.state !== (JSON.parse(asked) as Filters).state)
        void queries.invalidateQueries({queryKey: sheetKey(entry)})
      }),
    [list, asked],
  )
  useSyncExternalStore(list.listen, list.version)
  useSyncExternalStore(desk.listen, desk.version)
  useSyncExternalStore(selection.listen, selection.version)
  const entries = useSyncExternalStore(outbox.listen, outbox.entries)
  return {...made, look, outbox, entries}
}

const fetchOf =
  (params: Place, {state, ...narrow}: Filters) =>
  async (skip: number, limit: number, signal: AbortSignal) => {
    const query = {state, ...saidBy({state: "proposed", ...narrow}), skip, limit, ...(skip === 0 && {total: true})}
    const {value} = await server.call("work.list", {params, query: query as object, signal})
    return {items: value.items as readonly WorkRow[], total: value.total}
  }
