import {SegmentedControl} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {useMemo, useRef, useState} from "react"
import {useReply} from "../api/reply.ts"
import type {Place} from "../catalogues/place.ts"
import {useAddress} from "../look/in-address.ts"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {useWindowKeys} from "../look/window-keys.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {AgreementLine} from "./agreement.tsx"
import {PairDetail, type PairTools} from "./pair-detail.tsx"
import {PairList} from "./pair-list.tsx"
import {
  beside,
  type InForce,
  inOrder,
  isDone,
  type Key,
  keyOf,
  nextOpen,
  type Pair,
  type Round,
  type Show,
  shown,
  shows,
} from "./pairs.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

/** One round: how far the two agree, their answers side by side, and deciding between them. */
export function Reconcile({place, round}: {readonly place: Place; readonly round: string}) {
  const {institution, catalogue} = place
  const {chosen} = useAddress()
  const reply = useReply("rounds.get", {params: {institution, catalogue, round}}, {keep: true})
  const [decided, setDecided] = useState<ReadonlyMap<string, InForce>>(new Map())
  if (reply.isError) return <Problem error={reply.error} again={() => void reply.refetch()} />
  if (!reply.data) return <Waiting lines={8} />
  const show = shows.find(one => one === chosen.show) ?? "differ"
  return (
    <Pairs
      key={show}
      place={place}
      name={round}
      round={reply.data}
      show={show}
      decided={decided}
      keep={(row, mapping) => setDecided(before => new Map(before).set(row, mapping))}
      again={() => {
        setDecided(new Map())
        void reply.refetch()
      }}
    />
  )
}

interface PairsProps {
  readonly place: Place
  readonly name: string
  readonly round: Round
  readonly show: Show
  /** What stands on rows that were decided here since the round was asked for. */
  readonly decided: ReadonlyMap<string, InForce>
  readonly keep: (row: string, mapping: InForce) => void
  readonly again: () => void
}

function Pairs({place, name, round, show, decided, keep, again}: PairsProps) {
  const say = useTexts(roundTexts)
  const {count} = useNumbers()
  const {chosen, choose} = useAddress()
  // the address follows: a key that comes before it did must not act on the row before
  const [row, setRow] = useState(chosen.row)
  const tools = useRef<PairTools>(null)
  const all = useMemo(() => inOrder(round.pairs), [round.pairs])
  const pairs = useMemo(() => shown(all, show), [all, show])
  const inForce = (pair: Pair) => decided.get(pair.row) ?? pair.mapping
  const done = (pair: Pair) => isDone(pair, inForce(pair))
  const pair = pairs.find(one => one.row === row) ?? pairs[0]
  const go = (next: Pair | undefined) => {
    if (!next || next === pair) return
    setRow(next.row)
    choose({row: next.row}, "typing")
  }
  const at = useRef<string>(undefined)
  at.current = pair?.row
  const keepAndGo = (of: string, mapping: InForce, on: boolean) => {
    keep(of, mapping)
    if (on && at.current === of) go(nextOpen(pairs, of, other => other.row === of || done(other)))
  }
  useKeys(key => {
    if (key === "next" || key === "previous") return go(beside(pairs, pair?.row, key === "next" ? 1 : -1))
    tools.current?.(key)
  })
  return (
    <div className={style.page}>
      <AgreementLine round={round} />
      <div className={style.bar}>
        <Link to="." search={{}}>
          {say("all_rounds")}
        </Link>
        <strong>{name}</strong>
        <SegmentedControl
          aria-label={say("show")}
          data={shows.map(one => ({
            value: one,
            label: say(`show-${one}`, {count: count(shown(all, one).length)}),
          }))}
          value={show}
          onChange={next => choose({show: next === "differ" ? undefined : next, row: undefined})}
        />
        <span className={style.soft} aria-live="polite">
          {say("left", {count: count(pairs.filter(one => !done(one)).length)})}
        </span>
      </div>
      {pair ? (
        <div className={style.two}>
          <PairList pairs={pairs} chosen={pair} done={done} choose={go} />
          <PairDetail
            key={pair.row}
            place={place}
            pair={pair}
            inForce={inForce(pair)}
            done={done(pair)}
            keep={keepAndGo}
            again={again}
            tools={tools}
          />
        </div>
      ) : (
        <Nothing>{say("pairs-none")}</Nothing>
      )}
      <Keys />
    </div>
  )
}

const told = [
  ["key-move", ["↑", "↓"]],
  ["key-first", ["1"]],
  ["key-second", ["2"]],
  ["key-search", ["s"]],
  ["key-comment", ["c"]],
  ["key-undo", ["u"]],
] as const

function Keys() {
  const say = useTexts(roundTexts)
  return (
    <section className={style.keys} aria-label={say("keys")}>
      {told.map(([what, keys]) => (
        <span key={what}>
          {keys.map(key => (
            <kbd key={key}>{key}</kbd>
          ))}{" "}
          {say(what)}
        </span>
      ))}
    </section>
  )
}

/** Keys count wherever the focus is, but for fields that take letters and lists that are open. */
function useKeys(act: (key: Key) => void): void {
  useWindowKeys(event => {
    const key = keyOf(event)
    const at = event.target as HTMLElement
    if (!key || event.defaultPrevented || at.closest("input, textarea, select, [role=dialog], [role=menu]")) return
    event.preventDefault()
    act(key)
  })
}
