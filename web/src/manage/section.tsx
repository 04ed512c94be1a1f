import type {ReactNode} from "react"
import style from "./section.module.css"

/** A part of a page under its title; the title stands beside it where there is room. */
export function Section({title, children}: {readonly title: string; readonly children: ReactNode}) {
  return (
    <section className={style.section} aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  )
}
