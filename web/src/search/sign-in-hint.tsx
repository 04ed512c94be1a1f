import {Link, useLocation} from "@tanstack/react-router"
import {useTexts} from "../texts/table.ts"
import style from "./rows.module.css"
import {searchTexts} from "./texts.ts"

/** What signing in would show here, and the way there and back. */
export function SignInHint({children}: {readonly children: string}) {
  const say = useTexts(searchTexts)
  const here = useLocation()
  return (
    <p className={style.soft}>
      {children}{" "}
      <Link to="/sign-in" search={{to: here.href}}>
        {say("sign-in")}
      </Link>
    </p>
  )
}
