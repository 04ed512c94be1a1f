import {useCallback, useEffect, useRef, useState} from "react"
import {tell} from "../look/notice.tsx"
import {useTexts} from "../texts/table.ts"
import {type Action, actionOf} from "./keys.ts"
import {workTexts} from "./texts.ts"
import type {Tool} from "./tool.ts"
import type {Work} from "./use-desk.ts"

const pages = 15 // rows that PageDown goes

/** What is open beside the list, and what keys and buttons do. */
export function useKeys(work: Work, mayMap: boolean) {
  const say = useTexts(workTexts)
  const {desk, list} = work
  const grid = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [tool, setTool] = useState<Tool>()
  const [dialog, setDialog] = useState<"help" | "bulk">()
  const [open, setOpen] = useState(false)
  const toolOf = (next: Tool | undefined) => {
    setTool(next)
    if (next === undefined) grid.current?.focus({preventScroll: true})
  }
  const act = (action: Action, nth = 0) => {
    const changes = !looking.has(action)
    if (changes && !mayMap) return
    if (!tools.has(action)) setTool(undefined)
    switch (action) {
      case "accept":
        if (!desk.accept()) tell(say("cannot-accept"))
        return
      case "choose":
        return void desk.choose(nth)
      case "undo":
        return tell(say(desk.undo() ? "undone" : "cannot-undo"))
      case "defer":
      case "review":
        return desk.decide(action, {items: desk.draft})
      case "reject":
      case "no match":
      case "change":
      case "find":
      case "flag":
      case "comment":
        return setTool(action)
      case "bulk":
      case "help":
        return setDialog(action)
      case "next":
        return desk.move(1)
      case "previous":
        return desk.move(-1)
      case "page down":
        return desk.move(pages)
      case "page up":
        return desk.move(-pages)
      case "first":
        return desk.select(0)
      case "last":
        return desk.select((list.total ?? 1) - 1)
      case "search":
        return search.current?.focus()
      case "close":
        return setOpen(false)
    }
  }
  // while a tool is open, keys are its own
  const onAction = (action: Action, nth?: number) => (tool === undefined ? act(action, nth) : undefined)
  const latest = useRef(onAction)
  latest.current = onAction
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const found = event.defaultPrevented || isBusy(event) ? undefined : actionOf(event)
      if (!found) return
      event.preventDefault()
      latest.current(found.action, found.nth)
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  const choose = useCallback(
    (at: number) => {
      desk.select(at)
      setTool(undefined)
      setOpen(true)
      grid.current?.focus({preventScroll: true})
    },
    [desk],
  )
  return {
    grid,
    search,
    tool,
    setTool: toolOf,
    dialog,
    closeDialog: () => setDialog(undefined),
    open,
    setOpen,
    act,
    choose,
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
const tools: ReadonlySet<Action> = new Set(["reject", "no match", "change", "find", "flag", "comment"])

/** Somebody types, or a dialog or list has the keys; Enter and blanks are a button's own. */
function isBusy({target, key}: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]"))
    return true
  return (key === "Enter" || key === " ") && target.closest("button, a") !== null
}
