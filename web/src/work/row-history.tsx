import {isLook, type KeptAct, stateAfter} from "../../../src/api/lists.ts"
import {useReply} from "../api/reply.ts"
import type {Place} from "../catalogues/place.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {usePeople} from "../look/people.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {namesOf} from "./one-of.ts"
import {itemName, type WorkRow} from "./row.ts"
import style from "./row-panel.module.css"
import {itemOf} from "./said.ts"
import {workTexts} from "./texts.ts"

/** What people did to a row and said of it, the newest first. */
export function RowHistory({place, row}: {readonly place: Place; readonly row: WorkRow}) {
  const say = useTexts(workTexts)
  const wordOf = useActWord()
  const numbers = useNumbers()
  const {language} = useLanguage()
  const sheet = useReply("rows.get", {params: {institution: place.institution, row: row.row}}, {keep: true})
  const here = sheet.data?.row === row.row ? sheet.data : undefined
  const {nameOf: who} = usePeople([...(here?.decisions ?? []), ...(here?.comments ?? [])].map(({by}) => by))
  const names = new Map(
    here?.history.flatMap(({items}) => items.map(item => [`${item.edition} ${item.code}`, itemName(item, language)])),
  )
  const events = [
    ...(here?.decisions ?? []).map(({act, items, reason, by, at}) => ({
      at,
      by,
      text: [wordOf(act), namesOf(items.map(itemOf), one => names.get(refOf(one)) || refOf(one)), reason],
    })),
    ...(here?.comments ?? []).map(({text, flag, by, at}) => ({at, by, text: [flag ? `⚑ ${flag}` : "", text]})),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <section className={style.section}>
      <h3>{say("history")}</h3>
      {events.length === 0 && <div className={style.soft}>{say("no-history")}</div>}
      <ul className={style.events}>
        {events.map(event => (
          <li key={`${event.at}${event.by}${event.text.join()}`}>
            <div>{event.text.filter(Boolean).join(" · ")}</div>
            <small>{say("by", {who: who(event.by), when: numbers.time(event.at)})}</small>
          </li>
        ))}
      </ul>
      {row.mapping.engine && (
        <small className={style.soft}>
          {say("engine", {engine: row.mapping.engine, lexicon: row.mapping.lexicon?.slice(0, 8) ?? ""})}
        </small>
      )}
    </section>
  )
}

const refOf = ({edition, code}: {readonly edition: string; readonly code: string}) => `${edition} ${code}`

/** What was done, in words: the state that it led to, but for what says more than that. */
function useActWord(): (act: KeptAct) => string {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  return act => {
    if (act === "change") return say("changed")
    if (act === "undo") return say("undone")
    return isLook(act) ? say(act === "confirm" ? "confirmed" : "sent-back") : stateOf(stateAfter[act])
  }
}
