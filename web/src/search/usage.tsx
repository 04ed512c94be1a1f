import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useSession} from "../api/session.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./rows.module.css"
import {SignInHint} from "./sign-in-hint.tsx"
import {searchTexts} from "./texts.ts"

/** How many institutions use an item and what they call it; for those who are signed in. */
export function Usage({edition, code}: {readonly edition: string; readonly code: string}) {
  const say = useTexts(searchTexts)
  const session = useSession()
  const {count} = useNumbers()
  const {sentences} = useMarks()
  const signedIn = session.kind === "user"
  const {data, error, refetch} = useReply("items.usage", {params: {edition, code}}, {when: signedIn, keep: true})
  if (session.kind === "nobody") return <SignInHint>{say("usage-sign-in")}</SignInHint>
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={2} />
  if (data.institutions === 0) return <p className={style.soft}>{sentences([say("usage-none"), say("usage-scope")])}</p>
  const {institutions, names, volume, top} = data
  return (
    <>
      <p>{say("usage-sum", {institutions: count(institutions), names: count(names), volume: count(volume)})}</p>
      <p className={style.soft}>{say("usage-scope")}</p>
      {top.length > 0 && (
        <div className={style.wide}>
          <table className={style.rows}>
            <thead>
              <tr>
                <th scope="col">{say("name")}</th>
                <th scope="col">{say("institution")}</th>
                <th scope="col" className={style.number}>
                  {say("volume")}
                </th>
              </tr>
            </thead>
            <tbody>
              {top.map(({row, institution, catalogue, name, volume: own}) => (
                <tr key={row}>
                  <td className={style.value}>{name}</td>
                  <td>
                    <Link
                      to="/catalogues/$institution/$catalogue"
                      params={{institution: institution.id, catalogue}}
                      search={{q: name}}
                    >
                      {institution.name}
                    </Link>
                  </td>
                  <td className={style.number}>{count(own)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
