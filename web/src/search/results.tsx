import {Button, Collapse, Kbd} from "@mantine/core"
import {useDisclosure} from "@mantine/hooks"
import {IconFilter} from "@tabler/icons-react"
import {Link} from "@tanstack/react-router"
import {memo, type ReactNode} from "react"
import {Problem, Waiting} from "../look/page.tsx"
import {useStable} from "../look/stable.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {Chosen} from "./chosen.tsx"
import {Elsewhere} from "./elsewhere.tsx"
import {ItemList} from "./item-list.tsx"
import {NothingFound} from "./nothing-found.tsx"
import style from "./search-page.module.css"
import {type FacetName, looksLikeCode, withFacet, withoutFacets} from "./state.ts"
import {searchTexts} from "./texts.ts"
import type {Asked, Found, Rows} from "./use-search.ts"

interface ResultsProps {
  readonly asked: Asked
  readonly found: Found
  readonly rows: Rows
  /** Id of the list. */
  readonly list: string
  /** Folded in here; left out where they stand beside the results. */
  readonly filters?: ReactNode
}

/** How many items there are, what they are narrowed to, and the items. */
export function Results({asked, found, rows, list, filters}: ResultsProps) {
  const say = useTexts(searchTexts)
  const [open, {toggle}] = useDisclosure(false)
  const {now, narrowed, goTo} = asked
  const {first, pages, counts} = found
  const onDrop = useStable((facet: FacetName) => goTo(withFacet(now, facet, narrowed[facet])))
  const onDropAll = useStable(() => goTo(withoutFacets(now)))
  return (
    <section className={style.results} aria-label={say("results")} aria-busy={pages.isPlaceholderData || undefined}>
      <div className={style.line}>
        {filters && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFilter size={14} />}
            onClick={toggle}
            aria-expanded={open}
          >
            {say("filters")}
          </Button>
        )}
        <HowMany first={first} />
        <Chosen counts={counts} narrowed={narrowed} onDrop={onDrop} onDropAll={onDropAll} />
        {!filters && <Keys />}
      </div>
      {filters && (
        <Collapse expanded={open} className={style.folded}>
          {filters}
        </Collapse>
      )}
      <PerhapsCode asked={asked} found={found} />
      <Items asked={asked} found={found} rows={rows} list={list} onDropAll={onDropAll} />
      <Elsewhere there={found.elsewhere} query={first?.words.trim() ?? ""} />
    </section>
  )
}

function HowMany({first}: Pick<Found, "first">) {
  const say = useTexts(searchTexts)
  const {count} = useNumbers()
  const {total = 0, fuzzy = false, read = 0} = first ?? {}
  const near = fuzzy && total > 0
  return (
    <span role="status" className={style.found} data-near={fuzzy || undefined}>
      {first && say(near ? "near" : "found", {total: count(total)})}
      {read > 0 && say("read-first", {n: count(read)})}
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

/** The way to what a code says that is none of a listed item. */
function PerhapsCode({asked: {edition, text}, found: {items}}: {readonly asked: Asked; readonly found: Found}) {
  const say = useTexts(searchTexts)
  const code = text.trim()
  if (edition === undefined || !looksLikeCode(code) || items[0]?.code === code) return null
  return (
    <p className={style.code}>
      {say("is-code", {code})}{" "}
      <Link to="/items/$edition/$code" params={{edition, code}}>
        {say("explain-code")}
      </Link>
    </p>
  )
}

interface ItemsProps extends Omit<ResultsProps, "filters"> {
  readonly onDropAll: () => void
}

function Items({asked, found, rows, list, onDropAll}: ItemsProps) {
  const {address, edition, error, narrowed} = asked
  const {first, items, pages, total} = found
  const onEnd = useStable(() => void pages.fetchNextPage({cancelRefetch: false}))
  if (pages.error || error) return <Problem error={pages.error ?? error} again={() => void pages.refetch()} />
  if (first === undefined || edition === undefined)
    return (
      <div className={style.waiting}>
        <Waiting lines={14} height={30} />
      </div>
    )
  if (total === 0)
    return <NothingFound query={first.words.trim()} narrowed={Object.keys(narrowed).length > 0} onDropAll={onDropAll} />
  return (
    <ItemList
      id={list}
      edition={edition}
      items={items}
      total={total}
      query={first.words}
      read={first.read ?? 0}
      at={rows.at}
      shown={address.item}
      onOpen={rows.open}
      onEnd={onEnd}
    />
  )
}
