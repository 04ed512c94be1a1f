import {useRef, useState} from "react"
import {tell} from "../look/notice.tsx"
import {useStable} from "../look/stable.ts"
import {useWindowKeys} from "../look/window-keys.ts"
import {useTexts} from "../texts/table.ts"
import {type Action, actionOf} from "./keys.ts"
import {hinderedFrom, outsideReason} from "./row.ts"
import {workTexts} from "./texts.ts"
import type {Tool} from "./tool.ts"
import type {Work} from "./use-desk.ts"

/** What is open beside the list, and what keys and buttons do. */
export function useKeys(work: Work, {mayMap, narrow}: {readonly mayMap: boolean; readonly narrow: boolean}) {
  const {desk, list, selection} = work
  const grid = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [tool, setTool] = useState<Tool>()
  const [dialog, setDialog] = useState<"help" | "bulk" | "selected" | "teach">()
  const [open, setOpen] = useState<"row" | "tool">()
  const toList = () => grid.current?.focus({preventScroll: true})
  const say = useTexts(workTexts)
  const decide = useDecisions(work)
  const act = (action: Action, nth = 0) => {
    if (!looking.has(action) && !mayMap) return
    const why = action === "send back" ? hinderedFrom(desk.row, work.look) : undefined
    if (why) return tell(say(why))
    setTool(isTool(action) ? action : undefined)
    const isHidden = narrow && open === undefined
    if (isHidden && isTool(action)) setOpen("tool")
    if (isHidden && shown.has(action)) return setOpen("row")
    const to = goal(action, desk.at, list.total ?? 1)
    if (to !== undefined) desk.select(to)
    else if (action === "bulk") setDialog(selection.size > 0 ? "selected" : "bulk")
    else if (action === "teach") {
      if (desk.row && !desk.blind) setDialog("teach")
    } else if (action === "help") setDialog("help")
    else if (action === "search") search.current?.focus()
    else if (action === "close" && selection.size > 0) selection.clear()
    else if (action === "close") setOpen(undefined)
    else if (selecting.has(action)) select(work, action)
    else decide(action, nth)
  }
  useWindowKeys(event => {
    const found = event.defaultPrevented || isBusy(event) ? undefined : actionOf(event)
    if (!found) return
    event.preventDefault()
    if (tool === undefined) act(found.action, found.nth) // while a tool is open, keys are its own
  })
  const choose = useStable((at: number, extend: boolean) => {
    if (extend && mayMap && !desk.blind) selection.add(...list.rowsBetween(desk.at, at))
    desk.select(at)
    setTool(undefined)
    if (!extend) setOpen("row")
    toList()
  })
  return {
    grid,
    search,
    tool,
    setTool: (next: Tool | undefined) => {
      setTool(next)
      if (next !== undefined) return
      setOpen(now => (now === "tool" ? undefined : now))
      toList()
    },
    dialog,
    closeDialog: () => setDialog(undefined),
    open: open !== undefined,
    close: () => setOpen(undefined),
    act,
    choose,
  }
}

const selecting: ReadonlySet<Action> = new Set(["select", "select down", "select up"])

/** Take the row before one into the selection or out of it, or it and the one beside it into it. */
function select({desk, selection}: Work, action: Action): void {
  const {row} = desk
  if (!row || desk.blind) return
  if (action === "select") selection.toggle(row)
  else {
    desk.move(action === "select down" ? 1 : -1)
    selection.add(row, desk.row)
  }
}

const pages = 15 // rows that PageDown goes

/** The place that an action leads to; undefined where it leads to none. */
function goal(action: Action, at: number, total: number): number | undefined {
  const places: Partial<Record<Action, number>> = {
    next: at + 1,
    previous: at - 1,
    "page down": at + pages,
    "page up": at - pages,
    first: 0,
    last: total - 1,
  }
  return places[action]
}

/** What is done with the row at once, without another word. */
function useDecisions({desk, look}: Work): (action: Action, nth: number) => void {
  const say = useTexts(workTexts)
  const confirm = () => {
    const {row} = desk
    const why = row && hinderedFrom(row, look)
    if (why) tell(say(why))
    else if (!desk.confirm()) tell(say("cannot-confirm"))
  }
  const accept = () => {
    const {row} = desk
    if (desk.isWaiting) confirm()
    else if (row && desk.isOutside) desk.decide("no match", {reason: say(outsideReason(row))})
    else if (!desk.accept()) tell(say(desk.isOpen ? "cannot-accept-open" : "cannot-accept"))
  }
  return (action, nth) => {
    if (action === "accept") accept()
    if (action === "confirm") confirm()
    if (action === "one of" && !desk.keepOneOf()) tell(say("cannot-keep-one"))
    if (action === "relation") desk.relate()
    if (action === "choose") desk.choose(nth)
    if (action === "undo") tell(say(desk.undo() ? "undone" : "cannot-undo"))
    if (action === "defer" || action === "review") desk.decide(action, {items: desk.draft})
  }
}

/** What whoever may only look can do. */
const looking: ReadonlySet<Action> = new Set([
  "next",
  "previous",
  "page down",
  "page up",
  "first",
  "last",
  "search",
  "help",
  "close",
])

/** What is chosen by what stands beside the row: where that is covered, it is shown first. */
const shown: ReadonlySet<Action> = new Set(["choose", "one of", "relation"])

const tools: ReadonlySet<string> = new Set<Tool>([
  "reject",
  "no match",
  "send back",
  "change",
  "find",
  "flag",
  "comment",
])
const isTool = (action: Action): action is Tool => tools.has(action)

/** Somebody types, or a dialog or list has the keys; Enter and blanks are a button's own. */
function isBusy({target, key}: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]"))
    return true
  return (key === "Enter" || key === " ") && target.closest("button, a") !== null
}
