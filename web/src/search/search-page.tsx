import {Button, Collapse, Kbd, VisuallyHidden} from "@mantine/core"
import {useDisclosure, useMediaQuery} from "@mantine/hooks"
import {IconFilter} from "@tabler/icons-react"
import {Link, useNavigate, useSearch} from "@tanstack/react-router"
import {type KeyboardEvent, memo, useCallback, useEffect, useId, useMemo, useRef, useState} from "react"
import {EditionSelect} from "../look/edition-select.tsx"
import {useEditions} from "../look/editions.ts"
import {Problem, useWindowTitle, Waiting} from "../look/page.tsx"
import {useStable} from "../look/stable.ts"
import {useTyped} from "../look/typed.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {Chosen} from "./chosen.tsx"
import {Facets} from "./facets.tsx"
import {ItemList} from "./item-list.tsx"
import {askAhead, useCounts, useItems} from "./items.ts"
import {NothingFound} from "./nothing-found.tsx"
import {SearchBox} from "./search-box.tsx"
import style from "./search-page.module.css"
import {SheetPane} from "./sheet-pane.tsx"
import {
  type Address,
  type FacetName,
  inEdition,
  looksLikeCode,
  narrowedBy,
  queryOf,
  withFacet,
  withoutFacets,
} from "./state.ts"
import {searchTexts} from "./texts.ts"

/** Room for filters, results and a sheet side by side. */
const wide = "(min-width: 68.75em)"

/** The start page: one box; with nothing in it, all there is. */
export function SearchPage() {
  const say = useTexts(searchTexts)
  useWindowTitle(say("title"))
  const address = useSearch({strict: false}) as Address
  const go = useNavigate()
  const isWide = useMediaQuery(wide, undefined, {getInitialValueInEffect: false})
  const {editions, edition, error: noEdition} = useEditions(address.edition)
  const narrowed = useMemo(() => narrowedBy(address), [address])
  const goTo = (next: Address, replace = false) => void go({to: "/", search: next, replace})
  const [text, type, settle] = useTyped(address.q ?? "", q => goTo({...address, q: q || undefined}, true))
  const typed = (next: string) => {
    askAhead(edition, next, narrowed)
    type(next)
  }
  const found = useItems(edition, text, narrowed)
  const counts = useCounts(edition, text, narrowed)
  const items = useMemo(() => found.data?.pages.flatMap(page => page.items) ?? [], [found.data])
  const first = found.data?.pages[0]
  const total = first?.total ?? 0

  const asked = JSON.stringify([edition, queryOf(text, narrowed)])
  const [at, setAt] = useRow(asked)
  const list = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current?.focus({preventScroll: true})
  }, [])
  const [filtersOpen, filters] = useDisclosure(false)

  const now: Address = {...address, q: text || undefined}
  const open = useStable((index: number) => {
    const code = items[index]?.code
    if (code === undefined || edition === undefined) return
    settle()
    setAt(index)
    if (isWide) goTo({...now, item: code}, address.item !== undefined)
    else void go({to: "/items/$edition/$code", params: {edition, code}})
  })
  const move = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + by))
    setAt(next)
    const code = items[next]?.code
    if (address.item !== undefined && isWide && code) goTo({...now, item: code}, true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return // keys of an input method are its own
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(10),
      PageUp: () => move(-10),
      Enter: () => open(Math.max(0, at)),
      Escape: () => (text !== "" ? typed("") : goTo({...address, item: undefined}, true)),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const onEnd = useStable(() => void found.fetchNextPage({cancelRefetch: false}))
  const onEdition = useStable((chosen: string) => goTo(inEdition(now, chosen)))
  const onFacet = useStable((facet: FacetName, value?: string) => goTo(withFacet(now, facet, value)))
  const onDrop = useStable((facet: FacetName) => goTo(withFacet(now, facet, narrowed[facet])))
  const onDropAll = useStable(() => goTo(withoutFacets(now)))
  const onClose = useStable(() => goTo({...now, item: undefined}))
  const facets = <Facets counts={counts} narrowed={narrowed} onChoose={onFacet} />
  return (
    <main id="main" className={style.page} tabIndex={-1}>
      <VisuallyHidden component="h1">{say("title")}</VisuallyHidden>
      <div className={style.top}>
        <SearchBox
          box={box}
          text={text}
          list={total > 0 ? list : undefined}
          row={at >= 0 ? `${list}-${at}` : undefined}
          onChange={typed}
          onKeyDown={onKeyDown}
        />
        <EditionSelect editions={editions} edition={edition} onChoose={onEdition} />
      </div>
      <div className={style.body} data-sheet={address.item !== undefined || undefined}>
        {isWide && (
          <aside className={style.facets} aria-label={say("filters")}>
            {counts.length === 0 && found.isPending ? <Waiting lines={12} /> : facets}
          </aside>
        )}
        <section className={style.results} aria-label={say("results")} aria-busy={found.isPlaceholderData || undefined}>
          <div className={style.line}>
            {!isWide && (
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconFilter size={14} />}
                onClick={filters.toggle}
                aria-expanded={filtersOpen}
              >
                {say("filters")}
              </Button>
            )}
            <Found total={first?.total} near={first?.fuzzy === true} />
            <Chosen counts={counts} narrowed={narrowed} onDrop={onDrop} onDropAll={onDropAll} />
            {isWide && <Keys />}
          </div>
          {!isWide && (
            <Collapse expanded={filtersOpen} className={style.folded}>
              {facets}
            </Collapse>
          )}
          {edition !== undefined && looksLikeCode(text) && items[0]?.code !== text.trim() && (
            <p className={style.code}>
              {say("is-code", {code: text.trim()})}{" "}
              <Link to="/items/$edition/$code" params={{edition, code: text.trim()}}>
                {say("explain-code")}
              </Link>
            </p>
          )}
          {found.error || noEdition ? (
            <Problem error={found.error ?? noEdition} again={() => void found.refetch()} />
          ) : first === undefined || edition === undefined ? (
            <div className={style.waiting}>
              <Waiting lines={14} height={30} />
            </div>
          ) : total === 0 ? (
            <NothingFound
              query={first.words.trim()}
              narrowed={Object.keys(narrowed).length > 0}
              onDropAll={onDropAll}
            />
          ) : (
            <ItemList
              id={list}
              edition={edition}
              items={items}
              total={total}
              query={first.words}
              at={at}
              shown={address.item}
              onOpen={open}
              onEnd={onEnd}
            />
          )}
        </section>
        {isWide && address.item !== undefined && edition !== undefined && (
          <SheetPane edition={edition} code={address.item} onClose={onClose} />
        )}
      </div>
    </main>
  )
}

/** The row that the keys are at; none of other results. */
function useRow(asked: string): readonly [at: number, setAt: (at: number) => void] {
  const [row, setRow] = useState({asked, at: -1})
  const setAt = useCallback((at: number) => setRow({asked, at}), [asked])
  return [row.asked === asked ? row.at : -1, setAt]
}

function Found({total, near}: {readonly total: number | undefined; readonly near: boolean}) {
  const say = useTexts(searchTexts)
  const {count} = useNumbers()
  return (
    <span role="status" className={style.found} data-near={near || undefined}>
      {total === undefined ? "" : say(near && total > 0 ? "near" : "found", {total: count(total)})}
    </span>
  )
}

const Keys = memo(function Keys() {
  const say = useTexts(searchTexts)
  const keys = {move: "↑↓", open: "Enter", focus: "/", clear: "Esc"}
  const words = say("keys", Object.fromEntries(Object.keys(keys).map(name => [name, `\u0001${name}\u0001`])))
  return (
    <span className={style.keys}>
      {words
        .split("\u0001")
        .map(part => (part in keys ? <Kbd key={part}>{keys[part as keyof typeof keys]}</Kbd> : part))}
    </span>
  )
})
