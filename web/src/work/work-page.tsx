import {useMediaQuery} from "@mantine/hooks"
import {useNavigate, useSearch} from "@tanstack/react-router"
import {useMemo, useState} from "react"
import {useReply} from "../api/reply.ts"
import {may, type Session, useSession} from "../api/session.ts"
import type {Place} from "../catalogues/place.ts"
import {PlaceLinks} from "../catalogues/place-links.tsx"
import {SignInFirst} from "../catalogues/sign-in-first.tsx"
import {StepsBar} from "../catalogues/steps-bar.tsx"
import {AskedHere} from "../catalogues/tasks.tsx"
import {usePlace} from "../catalogues/use-place.ts"
import {Page, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {BulkDialog} from "./bulk-dialog.tsx"
import {Crossed} from "./crossed.tsx"
import {FilterBar} from "./filter-bar.tsx"
import {type Filters, filtersOf, narrowed, nextOrder, saidBy} from "./filters.ts"
import {Footer} from "./footer.tsx"
import {KeysHelp} from "./keys-help.tsx"
import {NextAct} from "./next-act.tsx"
import {RowPanel} from "./row-panel.tsx"
import {RowTable} from "./row-table.tsx"
import {SelectedDialog} from "./selected-dialog.tsx"
import {SelectionBar} from "./selection-bar.tsx"
import type {Standing} from "./standing.ts"
import {TeachDialog} from "./teach-dialog.tsx"
import {workTexts} from "./texts.ts"
import {useWork} from "./use-desk.ts"
import {useKeys} from "./use-keys.ts"
import {useRowAddress} from "./use-row-address.ts"
import {useSaid} from "./use-said.ts"
import {useUnsentWarning} from "./use-unsent-warning.ts"
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
  const look = {
    asked: useReply("institutions.get", {params: place}).data?.secondLook ?? false,
    userId: session.me.user.id,
    mayReview: may(session, "institution.review", place.institution),
  }
  const work = useWork({...place, look, filters, round, said, reading})
  const {desk, list, entries} = work
  const mayMap = may(session, "institution.map", place.institution)
  const refresh = () => setReading(n => n + 1)
  const filter = useFilter(filters, round)
  const narrow = useMediaQuery("(max-width: 62em)") ?? false
  const ui = useKeys(work, {mayMap, narrow})
  useRowAddress(work, search.row)
  useUnsentWarning(entries.length > 0)
  const panel = !narrow || ui.open
  const figures = useReply("catalogues.figures", {params: place}).data
  const empty =
    narrowed(filters) > 0 ? (
      say("no-fit")
    ) : filters.state === "proposed" ? (
      <NextAct place={place} figures={figures} mayMap={mayMap} onMapped={refresh} />
    ) : (
      say("no-rows")
    )
  const chosen = desk.row
  return (
    <>
      {round === "" && <StepsBar place={place} figures={figures} />}
      {round === "" && <AskedHere place={place} className={style.round} />}
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
      {!panel && <Crossed work={work} row={chosen} />}
      <SelectionBar size={work.selection.size} act={ui.act} />
      <div className={style.desk}>
        <RowTable
          work={work}
          grid={ui.grid}
          empty={empty}
          onChoose={ui.choose}
          filters={filters}
          onOrder={order => filter(nextOrder(filters, order))}
        />
        {panel && (
          <RowPanel
            work={work}
            row={chosen}
            tool={ui.tool}
            mayMap={mayMap}
            act={ui.act}
            onTool={ui.setTool}
            onBack={narrow ? ui.close : undefined}
          />
        )}
      </div>
      <Footer work={work} />
      {ui.dialog === "help" && <KeysHelp onClose={ui.closeDialog} />}
      {ui.dialog === "selected" && <SelectedDialog work={work} onClose={ui.closeDialog} onChanged={refresh} />}
      {ui.dialog === "teach" && chosen && (
        <TeachDialog place={place} row={chosen} onClose={ui.closeDialog} onChanged={refresh} />
      )}
      {ui.dialog === "bulk" && chosen && (
        <BulkDialog
          place={place}
          row={chosen}
          items={desk.draft}
          relation={desk.relation}
          onClose={ui.closeDialog}
          onChanged={refresh}
        />
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
