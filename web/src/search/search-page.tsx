import {VisuallyHidden} from "@mantine/core"
import {useMediaQuery} from "@mantine/hooks"
import {useEffect, useId, useRef} from "react"
import {EditionSelect} from "../look/edition-select.tsx"
import {Legend} from "../look/legend.tsx"
import {useWindowTitle, Waiting} from "../look/page.tsx"
import {useStable} from "../look/stable.ts"
import {useTexts} from "../texts/table.ts"
import {Facets} from "./facets.tsx"
import {Results} from "./results.tsx"
import {SearchBox} from "./search-box.tsx"
import style from "./search-page.module.css"
import {SheetPane} from "./sheet-pane.tsx"
import {type FacetName, inEdition, withFacet} from "./state.ts"
import {searchTexts} from "./texts.ts"
import {type Asked, type Found, type Rows, useAsked, useFound, useRows} from "./use-search.ts"

/** Room for filters, results and a sheet side by side. */
const wide = "(min-width: 68.75em)"

/** The start page: one box; with nothing in it, all there is. */
export function SearchPage() {
  const say = useTexts(searchTexts)
  useWindowTitle(say("title"))
  const isWide = useMediaQuery(wide, undefined, {getInitialValueInEffect: false}) ?? false
  const asked = useAsked()
  const found = useFound(asked)
  const rows = useRows(asked, found.items, isWide)
  const list = useId()
  const {address, now, goTo, edition, narrowed} = asked
  const onFacet = useStable((facet: FacetName, value?: string) => goTo(withFacet(now, facet, value)))
  const onClose = useStable(() => goTo({...now, item: undefined}))
  const facets = <Facets counts={found.counts} narrowed={narrowed} onChoose={onFacet} />
  return (
    <main id="main" className={style.page} tabIndex={-1}>
      <VisuallyHidden component="h1">{say("title")}</VisuallyHidden>
      <Top asked={asked} found={found} rows={rows} list={list} />
      <div className={style.body} data-sheet={address.item !== undefined || undefined}>
        {isWide && (
          <aside className={style.facets} aria-label={say("filters")}>
            {found.counts.length === 0 && found.pages.isPending ? <Waiting lines={12} /> : facets}
          </aside>
        )}
        <Results asked={asked} found={found} rows={rows} list={list} {...(!isWide && {filters: facets})} />
        {isWide && address.item !== undefined && edition !== undefined && (
          <SheetPane edition={edition} code={address.item} onClose={onClose} />
        )}
      </div>
    </main>
  )
}

interface TopProps {
  readonly asked: Asked
  readonly found: Found
  readonly rows: Rows
  readonly list: string
}

/** The box, which has the focus from the start, and the edition. */
function Top({asked, found, rows, list}: TopProps) {
  const {now, goTo, editions, edition, text, type} = asked
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current?.focus({preventScroll: true})
  }, [])
  const onEdition = useStable((chosen: string) => goTo(inEdition(now, chosen)))
  return (
    <div className={style.top}>
      <SearchBox
        box={box}
        text={text}
        list={found.total > 0 ? list : undefined}
        row={rows.at >= 0 ? `${list}-${rows.at}` : undefined}
        onChange={type}
        onKeyDown={rows.onKeyDown}
      />
      <EditionSelect editions={editions} edition={edition} onChoose={onEdition} />
      <Legend />
    </div>
  )
}
