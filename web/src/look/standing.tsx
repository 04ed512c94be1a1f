import style from "./standing.module.css"
import {useWords} from "./words.ts"

/** How an edition stands to a code: listed, valid but unlisted, ruled out, malformed. */
export function Standing({standing}: {readonly standing: string}) {
  const word = useWords()
  return (
    <span className={style.standing} data-standing={standing}>
      {word("standing", standing)}
    </span>
  )
}
