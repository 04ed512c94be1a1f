import {Button, TextInput} from "@mantine/core"
import {Link, useNavigate, useSearch} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {may, mayAnywhere, useSession} from "../api/session.ts"
import {Nothing, Page, Problem, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import style from "./catalogues.module.css"
import {InstitutionRows} from "./institution-rows.tsx"
import {LoadSample} from "./sample-data.tsx"
import {type CataloguesSearch, institutionsShown} from "./search.ts"
import {SignInFirst} from "./sign-in-first.tsx"
import {Tasks} from "./tasks.tsx"
import {catalogueTexts} from "./texts.ts"

const many = 8 // institutions, from which on a field narrows them

/** The institutions that one may see and their catalogues, each with how far it is. */
export function CataloguesPage() {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const signedIn = session.kind === "user" || session.kind === "lost"
  const reply = useReply("institutions.list", {query: {limit: 1000}}, {when: signedIn})
  const tasks = useReply("tasks.list", {}, {when: signedIn}) // they stand above the institutions: nothing is to move for them
  const search = useSearch({strict: false}) as CataloguesSearch
  const go = useNavigate()
  const all = reply.data?.items ?? []
  return (
    <Page
      title={say("title")}
      actions={
        all.length >= many && (
          <TextInput
            w={220}
            aria-label={say("filter")}
            placeholder={say("filter")}
            value={search.q ?? ""}
            onChange={event =>
              void go({to: "/catalogues", search: {q: event.currentTarget.value || undefined}, replace: true})
            }
          />
        )
      }
    >
      {session.kind === "nobody" ? (
        <SignInFirst />
      ) : reply.isError ? (
        <Problem error={reply.error} again={() => void reply.refetch()} />
      ) : reply.data === undefined || tasks.isLoading ? (
        <Waiting lines={8} />
      ) : search.institution === undefined && all.every(({retired}) => retired !== null) ? (
        <NoInstitution />
      ) : (
        <>
          <Tasks />
          <Institutions all={all} search={search} />
        </>
      )}
    </Page>
  )
}

interface InstitutionsProps {
  readonly all: ReplyOf<"institutions.list">["items"]
  readonly search: CataloguesSearch
}

function Institutions({all, search}: InstitutionsProps) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const shown = institutionsShown(all, search)
  return (
    <>
      {search.institution !== undefined && all.length > 1 && (
        <p>
          <Link to="/catalogues">{say("all")}</Link>
        </p>
      )}
      {shown.length === 0 ? (
        <Nothing>{say("filter-none", {q: search.q ?? search.institution ?? ""})}</Nothing>
      ) : (
        <table className={style.table} aria-label={say("list")}>
          <thead>
            <tr>
              <th>{say("catalogue")}</th>
              <th data-for="names">{say("names")}</th>
              <th data-for="volume">{say("volume")}</th>
              <th data-for="left">{say("left")}</th>
              <th data-for="waiting">{say("waiting")}</th>
              <th data-for="go">{say("go")}</th>
            </tr>
          </thead>
          {shown.map(institution => (
            <InstitutionRows
              key={institution.id}
              institution={institution}
              search={search}
              alone={all.length === 1}
              mapper={may(session, "institution.map", institution.id)}
            />
          ))}
        </table>
      )}
    </>
  )
}

/** What somebody can do who sees no institution. */
function NoInstitution() {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  if (!mayAnywhere(session, "system.manage")) return <Nothing>{say("none-user")}</Nothing>
  return (
    <Nothing>
      <p>{say("none-admin")}</p>
      <Button renderRoot={props => <Link to="/manage/institutions" {...props} />}>{say("none-admin-link")}</Button>
      <LoadSample />
    </Nothing>
  )
}
