import {useNavigate, useSearch} from "@tanstack/react-router"
import {type KeyboardEvent, useCallback, useMemo, useState} from "react"
import {useEditions} from "../look/editions.ts"
import {useStable} from "../look/stable.ts"
import {useTyped} from "../look/typed.ts"
import {askAhead, type Item, useCounts, useItems} from "./items.ts"
import {type Address, narrowedBy, queryOf} from "./state.ts"

export type Asked = ReturnType<typeof useAsked>
export type Found = ReturnType<typeof useFound>
export type Rows = ReturnType<typeof useRows>

/** What is asked for: the words as they are typed, what narrows them, and the edition; `now` is the address with the words of this moment. */
export function useAsked() {
  const address = useSearch({strict: false}) as Address
  const go = useNavigate()
  const {editions, edition, error} = useEditions(address.edition)
  const narrowed = useMemo(() => narrowedBy(address), [address])
  const goTo = (next: Address, replace = false) => void go({to: "/", search: next, replace})
  const [text, change, settle] = useTyped(address.q ?? "", q => goTo({...address, q: q || undefined}, true))
  const type = (next: string) => {
    askAhead(edition, next, narrowed)
    change(next)
  }
  const now: Address = {...address, q: text || undefined}
  return {address, now, goTo, editions, edition, error, narrowed, text, type, settle}
}

/** What came of it so far: `first` is the first page, undefined until it is there. */
export function useFound({edition, text, narrowed}: Asked) {
  const pages = useItems(edition, text, narrowed)
  const {counts, elsewhere} = useCounts(edition, text, narrowed)
  const items = useMemo(() => pages.data?.pages.flatMap(page => page.items) ?? [], [pages.data])
  const first = pages.data?.pages[0]
  return {pages, counts, elsewhere, items, first, total: first?.total ?? 0}
}

/** The row that the keys are at, -1 for none, and what keys and clicks do; with room for a sheet beside the list, that opens there. */
export function useRows(asked: Asked, items: readonly Item[], beside: boolean) {
  const {address, now, goTo, edition, text, narrowed, type, settle} = asked
  const go = useNavigate()
  const [at, setAt] = useRow(JSON.stringify([edition, queryOf(text, narrowed)]))
  const open = useStable((index: number) => {
    const code = items[index]?.code
    if (code === undefined || edition === undefined) return
    settle()
    setAt(index)
    if (beside) goTo({...now, item: code}, address.item !== undefined)
    else void go({to: "/items/$edition/$code", params: {edition, code}})
  })
  const move = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + by))
    setAt(next)
    const code = items[next]?.code
    if (address.item !== undefined && beside && code) goTo({...now, item: code}, true)
  }
  const onKeyDown = onKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(10),
    PageUp: () => move(-10),
    Enter: () => open(Math.max(0, at)),
    Escape: () => (text !== "" ? type("") : goTo({...address, item: undefined}, true)),
  })
  return {at, open, onKeyDown}
}

/** The row of what is asked now; none of other results. */
function useRow(asked: string): readonly [at: number, setAt: (at: number) => void] {
  const [row, setRow] = useState({asked, at: -1})
  const setAt = useCallback((at: number) => setRow({asked, at}), [asked])
  return [row.asked === asked ? row.at : -1, setAt]
}

const onKeys =
  (acts: Readonly<Record<string, () => void>>) =>
  (event: KeyboardEvent): void => {
    const act = event.nativeEvent.isComposing ? undefined : acts[event.key] // keys of an input method are its own
    if (!act) return
    event.preventDefault()
    act()
  }
