import {useMediaQuery} from "@mantine/hooks"
import {useNavigate, useSearch} from "@tanstack/react-router"
import {useCallback, useEffect, useMemo, useRef, useState} from "react"
import {may, type Session, useSession} from "../api/session.ts"
import type {Place} from "../catalogues/place.ts"
import {PlaceLinks} from "../catalogues/place-links.tsx"
import {SignInFirst} from "../catalogues/sign-in-first.tsx"
import {usePlace} from "../catalogues/use-place.ts"
import {tell} from "../look/notice.tsx"
import {Page, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {BulkDialog} from "./bulk-dialog.tsx"
import type {Standing} from "./desk.ts"
import {FilterBar} from "./filter-bar.tsx"
import {type Filters, filtersOf, narrowed, saidBy} from "./filters.ts"
import {Footer} from "./footer.tsx"
import {type Action, actionOf} from "./keys.ts"
import {KeysHelp} from "./keys-help.tsx"
import {RowPanel} from "./row-panel.tsx"
import {RowTable} from "./row-table.tsx"
import {workTexts} from "./texts.ts"
import type {Tool} from "./tool-box.tsx"
import {useWork, type Work} from "./use-desk.ts"
import {useSaid} from "./use-said.ts"
import style from "./work-page.module.css"

/** The work on a catalogue: its rows by weight, and the one before whoever decides. */
export function WorkPage() {
  const say = useTexts(workTexts)
  const session = useSession()
  const {name, institution, catalogue} = usePlace()
  const place = useMemo(() => ({institution, catalogue}), [institution, catalogue])
  const {round = ""} = useSearch({strict: false}) as {round?: string}
  const said = useSaid(place, round)
  const title = name === "" ? say("title") : name
  if (session.kind === "nobody")
    return (
      <Page title={title}>
        <SignInFirst />
      </Page>
    )
  return (
    <Page title={title} fill actions={<PlaceLinks place={place} />}>
      {session.kind === "unknown" || (round !== "" && said === undefined) ? (
        <Waiting lines={12} height={20} />
      ) : (
        <Desktop key={`${place.catalogue} ${round}`} place={place} session={session} round={round} said={said} />
      )}
    </Page>
  )
}

interface DesktopProps {
  readonly place: Place
  readonly session: Exclude<Session, {kind: "nobody" | "unknown"}>
  readonly round: string
  readonly said: ReadonlyMap<string, Standing> | undefined
}

function Desktop({place, session, round, said}: DesktopProps) {
  const say = useTexts(workTexts)
  const search = useSearch({strict: false}) as Readonly<Record<string, string | undefined>>
  const filters = useMemo(() => filtersOf(search), [search])
  const [reading, setReading] = useState(0)
  const work = useWork({...place, userId: session.me.user.id, filters, round, said, reading})
  const {desk, list, entries} = work
  const mayMap = may(session, "institution.map", place.institution)
  const refresh = () => setReading(n => n + 1)
  const filter = useFilter(filters, round)
  const ui = useKeys(work, mayMap)
  useRowAddress(work, search.row)
  useUnsentWarning(entries.length > 0)
  const narrow = useMediaQuery("(max-width: 62em)") ?? false
  const panel = !narrow || ui.open
  const empty = narrowed(filters) > 0 ? say("no-fit") : say(filters.state === "proposed" ? "all-done" : "no-rows")
  const chosen = desk.row
  return (
    <>
      {round !== "" && (
        <div className={style.round} role="note">
          {say("blind-mode", {round})}
        </div>
      )}
      {!mayMap && (
        <div className={style.round} role="note">
          {say("read-only")}
        </div>
      )}
      <FilterBar
        place={place}
        filters={filters}
        total={list.total}
        session={session}
        search={ui.search}
        onFilter={filter}
        onRefresh={refresh}
        onHelp={() => ui.act("help")}
      />
      <div className={style.desk}>
        <RowTable work={work} grid={ui.grid} empty={empty} onChoose={ui.choose} />
        {panel && (
          <RowPanel
            work={work}
            row={chosen}
            tool={ui.tool}
            mayMap={mayMap}
            act={ui.act}
            onTool={ui.setTool}
            onBack={narrow ? () => ui.setOpen(false) : undefined}
          />
        )}
      </div>
      <Footer work={work} />
      {ui.dialog === "help" && <KeysHelp onClose={ui.closeDialog} />}
      {ui.dialog === "bulk" && chosen && (
        <BulkDialog place={place} row={chosen} items={desk.draft} onClose={ui.closeDialog} onChanged={refresh} />
      )}
    </>
  )
}

/** Other filters, in the address. */
function useFilter(filters: Filters, round: string): (change: Partial<Filters>) => void {
  const go = useNavigate()
  return change =>
    void go({to: ".", search: {...saidBy({...filters, ...change}), ...(round !== "" && {round})}, replace: true})
}

const pages = 15 // rows that PageDown goes

/** What is open beside the list, and what keys and buttons do. */
function useKeys(work: Work, mayMap: boolean) {
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

const addressMs = 400

/** The chosen row stands in the address, so that it can be sent; a row of an address is chosen where the list has it. */
function useRowAddress({desk, list}: Work, asked: string | undefined): void {
  const go = useNavigate()
  const wanted = useRef(asked)
  useEffect(() => {
    if (wanted.current === undefined || list.total === undefined) return
    const at = list.placeOf(wanted.current)
    if (at >= 0) desk.select(at)
    wanted.current = undefined
  })
  const id = desk.row?.row
  useEffect(() => {
    if (id === undefined || id === asked || wanted.current !== undefined) return
    const timer = setTimeout(
      () => void go({to: ".", search: (before: object) => ({...before, row: id}), replace: true, resetScroll: false}),
      addressMs,
    )
    return () => clearTimeout(timer)
  }, [id, asked, go])
}

/** The browser asks before it leaves a page that has unsent decisions. */
function useUnsentWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener("beforeunload", ask)
    return () => removeEventListener("beforeunload", ask)
  }, [unsent])
}
