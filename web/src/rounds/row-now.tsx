import type {ReplyOf} from "../api/server.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {ItemName} from "../look/item-name.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

/** What a row means now, and what people said of it. */
export function RowNow({sheet: {mapping, comments}}: {readonly sheet: ReplyOf<"rows.get">}) {
  const say = useTexts(roundTexts)
  const word = useStateWord()
  const {time} = useNumbers()
  return (
    <>
      <div className={style.now}>
        <span>{say("now")}</span>
        <span>
          {word(mapping.state)} · {say(mapping.origin === "person" ? "by-person" : "by-machine")}
        </span>
        {mapping.items.length === 0 ? (
          <span>{say("now-none")}</span>
        ) : (
          <>
            {mapping.items.some(({choice}) => choice !== undefined) && <span>{say("one-of")}</span>}
            {mapping.items.map(({edition, code}) => (
              <ItemName key={code} item={`${edition} ${code}`} />
            ))}
          </>
        )}
      </div>
      {comments.length > 0 && (
        <ul className={style.comments} aria-label={say("comments")}>
          {comments.map(({id, text, at, flag}) => (
            <li key={id}>
              <span className={style.soft}>{[time(at), flag].filter(Boolean).join(" · ")}</span> {text}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
