import {Link} from "@tanstack/react-router"
import type {ReplyOf} from "../api/server.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./elsewhere.module.css"
import {searchTexts} from "./texts.ts"

type There = NonNullable<ReplyOf<"items.search">["elsewhere"]>[number]

interface ElsewhereProps {
  readonly there: readonly There[]
  /** What was looked for. */
  readonly query: string
}

/** What other editions have for the words: the items that they are read as, and how many hold them. */
export function Elsewhere({there, query}: ElsewhereProps) {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const {count} = useNumbers()
  if (there.length === 0) return null
  return (
    <p className={style.elsewhere}>
      {say("elsewhere")}
      {there.map(({edition, total, items}) => (
        <span key={edition} className={style.edition}>
          {edition}{" "}
          {items.map(item => (
            <Link key={item.code} to="/items/$edition/$code" params={{edition, code: item.code}}>
              {item[language] || item.zh}
            </Link>
          ))}
          {total > 0 && (
            <Link to="/" search={{edition, q: query}}>
              {say("found", {total: count(total)})}
            </Link>
          )}
        </span>
      ))}
    </p>
  )
}
