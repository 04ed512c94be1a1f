import type {ReactNode} from "react"
import style from "./warning.module.css"

/** Something that must be seen before one goes on, and what one can do about it. */
export const Warning = ({children}: {readonly children: ReactNode}) => (
  <div role="alert" className={style.warning}>
    {children}
  </div>
)
