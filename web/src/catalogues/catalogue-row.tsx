import {ActionIcon, Button, Progress, Tooltip} from "@mantine/core"
import {IconChevronRight} from "@tabler/icons-react"
import {Link, useNavigate} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {CataloguePanel} from "./catalogue-panel.tsx"
import style from "./catalogues.module.css"
import {type Figures, shareOf, unmappedOf, waitingOf} from "./figures.ts"
import type {NamedPlace} from "./place.ts"
import {WorkLinks} from "./place-links.tsx"
import type {CataloguesSearch} from "./search.ts"
import {stepsTexts} from "./steps-texts.ts"
import {catalogueTexts} from "./texts.ts"

export const columns = 6

interface CatalogueRowProps {
  readonly place: NamedPlace
  readonly retired: boolean
  readonly search: CataloguesSearch
}

/** One catalogue: how far it is, where to go from here; opened, what one does with the whole of it. */
export function CatalogueRow({place, retired, search}: CatalogueRowProps) {
  const say = useTexts(catalogueTexts)
  const go = useNavigate()
  const {institution, catalogue, name} = place
  const params = {institution, catalogue}
  const reply = useReply("catalogues.figures", {params})
  const open = search.catalogue === catalogue
  const toggle = () =>
    void go({
      to: "/catalogues",
      search: {q: search.q, institution: search.institution, ...(!open && {catalogue})},
      resetScroll: false,
    })
  return (
    <>
      <tr>
        <td>
          <span className={style.name}>
            <ActionIcon size="sm" aria-expanded={open} aria-label={say("open", {name})} onClick={toggle}>
              <IconChevronRight size={15} className={style.turn} data-open={open || undefined} />
            </ActionIcon>
            <Link to="/catalogues/$institution/$catalogue" params={params}>
              {name}
            </Link>
            {retired && <span className={style.soft}>{say("retired")}</span>}
          </span>
        </td>
        <Cells figures={reply.data} place={place} />
        <td>
          <span className={style.links}>
            <WorkLinks place={place} />
          </span>
        </td>
      </tr>
      {open && (
        <tr className={style.more}>
          <td colSpan={columns}>
            <section className={style.panel} aria-label={say("more-of", {name})}>
              <CataloguePanel place={place} search={search} figures={reply.data} />
            </section>
          </td>
        </tr>
      )}
    </>
  )
}

/** The figures of a catalogue, with the room they take while they are not there. */
function Cells({figures, place}: {readonly figures: Figures | undefined; readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const steps = useTexts(stepsTexts)
  const {count} = useNumbers()
  const session = useSession()
  if (figures?.rows === 0)
    return (
      <td colSpan={4} className={style.soft}>
        {may(session, "institution.map", place.institution) ? (
          <>
            {say("no-rows-yet")}{" "}
            <Button
              size="compact-xs"
              renderRoot={props => (
                <Link to="/catalogues/$institution/$catalogue/import" params={{...place}} {...props} />
              )}
            >
              {steps("import-now")}
            </Button>
          </>
        ) : (
          say("no-rows-yet")
        )}
      </td>
    )
  const left = figures?.left.find(({share}) => share === 0.99)
  const unmapped = figures ? unmappedOf(figures) : 0
  return (
    <>
      <td data-label={say("names")}>
        <Done label={say("names")} done={figures?.rowsDone} all={figures?.rows} />
      </td>
      <td data-label={say("volume")}>
        <Done label={say("volume")} done={figures?.volumeDone} all={figures?.volume} />
      </td>
      <td data-label={say("left")} className={style.number}>
        {left &&
          unmapped === 0 &&
          (left.names === 0 ? (
            <span className={style.soft}>{say("left-none")}</span>
          ) : (
            <Tooltip label={say("left-why", {names: count(left.names), clicks: count(left.clicks)})}>
              <span>{count(left.clicks)}</span>
            </Tooltip>
          ))}
      </td>
      <td data-label={say("waiting")} className={style.number}>
        {figures &&
          (unmapped > 0 ? (
            <Link to="/catalogues" search={{institution: place.institution, catalogue: place.catalogue}}>
              {say("unmapped", {count: count(unmapped)})}
            </Link>
          ) : (
            count(waitingOf(figures))
          ))}
      </td>
    </>
  )
}

interface DoneProps {
  readonly label: string
  readonly done: number | undefined
  readonly all: number | undefined
}

function Done({label, done, all}: DoneProps) {
  const say = useTexts(catalogueTexts)
  const {share, count} = useNumbers()
  if (done === undefined || all === undefined) return null
  const part = shareOf(done, all)
  return (
    <span className={style.done}>
      <b>{share(part)}</b>
      <Progress value={part * 100} size={6} aria-label={label} />
      <span className={style.soft}>{say("of", {done: count(done), all: count(all)})}</span>
    </span>
  )
}
