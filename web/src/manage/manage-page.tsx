import {Navigate} from "@tanstack/react-router"
import {useSession} from "../api/session.ts"
import {Managed} from "./managed.tsx"
import {maySee, sections} from "./sections.ts"

/** `/manage` is the first of its pages that one may see. */
export function ManagePage() {
  const session = useSession()
  const first = sections.find(section => maySee(session, section))
  return first ? <Navigate to={first.to} replace /> : <Managed section="institutions">{null}</Managed>
}
