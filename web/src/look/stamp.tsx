import {useNumbers} from "../texts/numbers.ts"
import style from "./stamp.module.css"
import {stampOf} from "./stamp.ts"

/** A time in few characters, for columns of them: `2026-11-25 10:34`, or the day alone; the whole when it is pointed at. */
export function Stamp({at, day = false}: {readonly at: string; readonly day?: boolean}) {
  const {time} = useNumbers()
  const [date, clock] = stampOf(at)
  return (
    <time dateTime={at} title={time(at)} className={style.stamp}>
      <span>{date}</span>
      {!day && (
        <>
          {" "}
          <span>{clock}</span>
        </>
      )}
    </time>
  )
}
