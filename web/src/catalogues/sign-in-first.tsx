import {Link, useLocation} from "@tanstack/react-router"
import {Nothing} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {catalogueTexts} from "./texts.ts"

/** That one must sign in, and the way there and back. */
export function SignInFirst() {
  const say = useTexts(catalogueTexts)
  const {href} = useLocation()
  return (
    <Nothing>
      {say("sign-in")}{" "}
      <Link to="/sign-in" search={{to: href}}>
        {say("sign-in-link")}
      </Link>
    </Nothing>
  )
}
