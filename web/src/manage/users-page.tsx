import {useMemo} from "react"
import {usePages} from "../api/pages.ts"
import {useAddress} from "../look/in-address.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useMarks} from "../texts/marks.ts"
import {useTexts} from "../texts/table.ts"
import {ListAndOne} from "./list-and-one.tsx"
import {ListHead} from "./list-head.tsx"
import {Managed} from "./managed.tsx"
import {useInstitutions} from "./names.ts"
import {NewUserButton} from "./new-user-button.tsx"
import {type User, useRoleName} from "./roles.ts"
import {manageTexts} from "./texts.ts"
import {userMatches} from "./user-facts.ts"
import {UserListButton} from "./user-list.tsx"
import {UserPane} from "./user-pane.tsx"
import {userTexts} from "./user-texts.ts"
import style from "./users.module.css"

/** All users, and one of them beside the list. */
export function UsersPage() {
  return (
    <Managed section="users" actions={<Add />} fill>
      <Users />
    </Managed>
  )
}

function Add() {
  const {choose} = useAddress()
  return (
    <>
      <UserListButton />
      <NewUserButton done={({user}) => choose({user: user.id, q: undefined})} />
    </>
  )
}

function Users() {
  const common = useTexts(manageTexts)
  const say = useTexts(userTexts)
  const {chosen, choose} = useAddress()
  const {rows, waiting, error, again, more} = usePages("users.list", {query: {limit: 1000}}, {all: true})
  const {nameOf} = useInstitutions()
  const columns = useColumns(nameOf)
  const asked = chosen.q ?? ""
  const shown = useMemo(
    () => rows.filter(row => (row.disabled === null || chosen.disabled !== undefined) && userMatches(row, asked)),
    [rows, chosen.disabled, asked],
  )
  const opened = rows.find(row => row.id === chosen.user)
  const close = () => choose({user: undefined})
  if (error && rows.length === 0) return <Problem error={error} again={again} />
  if (waiting) return <Waiting lines={8} />
  return (
    <>
      <ListHead
        hint={say("search-hint")}
        besides="disabled"
        besidesWord={say("disabled-too")}
        shown={shown.length}
        all={rows.length}
      />
      <ListAndOne
        asked={chosen.user}
        pane={opened && <UserPane key={opened.id} user={opened} institutionName={nameOf} close={close} />}
        more={more.has}
        close={close}
      >
        <Table
          label={common("users")}
          columns={columns}
          rows={shown}
          idOf={row => row.id}
          empty={say("none")}
          open={row => choose({user: row.id})}
          opened={chosen.user}
          faded={row => row.disabled !== null}
          order={{now: chosen.sort, change: sort => choose({sort}, "typing")}}
          more={more}
          fill
        />
      </ListAndOne>
    </>
  )
}

function useColumns(institutionName: (id: string) => string): readonly Column<User>[] {
  const common = useTexts(manageTexts)
  const say = useTexts(userTexts)
  const roleName = useRoleName()
  const {aside} = useMarks()
  return useMemo(
    () => [
      {id: "login", head: common("login"), width: "9em", cell: row => row.login, sort: row => row.login},
      {
        id: "name",
        head: common("name"),
        width: "11em",
        cell: row => (row.disabled === null ? row.name : aside(row.name, say("disabled"))),
        sort: row => row.name,
      },
      {
        id: "roles",
        head: common("roles"),
        cell: row =>
          row.roles.map(held => (
            <span key={held.id} className={style.role}>
              {roleName(held.role)}
              {held.institution !== null && <small>{institutionName(held.institution)}</small>}
            </span>
          )),
      },
      {id: "email", head: say("email"), width: "16em", cell: row => row.email, sort: row => row.email, wide: "very"},
      {
        id: "created",
        head: common("created"),
        width: "8em",
        cell: row => <Stamp at={row.created} day />,
        sort: row => row.created,
        wide: true,
      },
    ],
    [common, say, aside, roleName, institutionName],
  )
}
