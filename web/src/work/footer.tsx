import {useQueryClient} from "@tanstack/react-query"
import {useEffect, useRef} from "react"
import {replyOf, useReply} from "../api/reply.ts"
import {unmappedOf} from "../catalogues/figures.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {onKept} from "./deeds.ts"
import style from "./footer.module.css"
import {type Figures, moved} from "./progress.ts"
import {workTexts} from "./texts.ts"
import type {Work} from "./use-desk.ts"

const pauseMs = 4000 // after the last decision, before the server counts anew

/** How far the catalogue is, what is left, and what is on its way. */
export function Footer({work: {place, entries}}: {readonly work: Work}) {
  const say = useTexts(workTexts)
  const numbers = useNumbers()
  const figures = useReply("catalogues.figures", {params: place}).data
  useCounting(place)
  const left = figures?.left.find(({share}) => share === 0.99)
  const waiting = entries.some(({state}) => state === "waiting") // behind the one that is being sent
  const unsent = entries.filter(({state}) => state === "waiting" || state === "sending").length
  return (
    <section className={style.footer} aria-label={say("progress")}>
      {figures && (
        <>
          <Share word={say("names-done")} done={figures.rowsDone} all={figures.rows} />
          <Share word={say("volume-done")} done={figures.volumeDone} all={figures.volume} />
          {left && (
            <span>
              {unmappedOf(figures) > 0
                ? say("left-unmapped", {n: numbers.count(unmappedOf(figures))})
                : left.names === 0
                  ? say(figures.volume > 0 ? "left-none" : "left-none-uncounted")
                  : say("left-99", {names: numbers.count(left.names), clicks: numbers.count(left.clicks)})}
            </span>
          )}
        </>
      )}
      <span className={style.unsent} role="status">
        {waiting && say("unsent", {n: unsent})}
      </span>
    </section>
  )
}

function Share({word, done, all}: {readonly word: string; readonly done: number; readonly all: number}) {
  const say = useTexts(workTexts)
  const numbers = useNumbers()
  const share = all === 0 ? 0 : done / all
  return (
    <span className={style.share}>
      {word} <b>{numbers.share(share)}</b>
      <progress max={1} value={share} aria-label={word} />
      <small>{say("of-total", {done: numbers.count(done), all: numbers.count(all)})}</small>
    </span>
  )
}

/** Count each decision at once, and let the server count when it is quiet. */
function useCounting(place: Work["place"]): void {
  const known = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const {queryKey} = replyOf("catalogues.figures", {params: place})
    const stop = onKept((entry, mapping) => {
      if (!mapping) return
      known.setQueryData<Figures>(
        queryKey,
        before => before && moved(before, entry.row.volume, entry.row.mapping.state, mapping.state),
      )
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void known.invalidateQueries({queryKey}), pauseMs)
    })
    return () => {
      clearTimeout(timer.current)
      stop()
    }
  }, [known, place])
}
