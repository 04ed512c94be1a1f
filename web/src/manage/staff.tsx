import {Autocomplete, Button, Group, Text, Title} from "@mantine/core"
import {type FormEvent, useMemo, useState} from "react"
import {isLogin, type StaffRole, staffRoles} from "../../../src/api/lists.ts"
import {usePages} from "../api/pages.ts"
import {reasonOf, useAct, useReply} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {isRefusal} from "../api/tagged.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {HeldRoles} from "./held-roles.tsx"
import type {Institution} from "./institution-facts.ts"
import {institutionTexts} from "./institution-texts.ts"
import {NewUserButton} from "./new-user-button.tsx"
import {RolePicker} from "./role-picker.tsx"
import {type Held, refreshOwn, type User, useRoleName} from "./roles.ts"
import style from "./staff.module.css"
import {manageTexts} from "./texts.ts"
import {UserListButton} from "./user-list.tsx"

/** Who has which role at an institution; roles are granted and taken back here. */
export function Staff({institution}: {readonly institution: Institution}) {
  const say = useTexts(institutionTexts)
  const session = useSession()
  const {data, error, refetch} = useReply("staff.list", {params: {institution: institution.id}})
  return (
    <section aria-label={say("staff")}>
      <Title order={3} mt="md" mb={4}>
        {say("staff")}
      </Title>
      {data ? (
        <People institution={institution} people={data.items} />
      ) : error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : (
        <Waiting lines={3} />
      )}
      {institution.retired === null && may(session, "people.manage") && <NewUserButton institution={institution.id} />}
      {institution.retired === null && <UserListButton institution={institution.id} />}
      {institution.retired === null && <Grant institution={institution} />}
    </section>
  )
}

function People({institution, people}: {readonly institution: Institution; readonly people: readonly User[]}) {
  const common = useTexts(manageTexts)
  const say = useTexts(institutionTexts)
  const {language} = useLanguage()
  const roleName = useRoleName()
  const {mutateAsync: revoke} = useAct("staff.revoke", ["staff.list", "users.list"])
  const {mutateAsync: grant} = useAct("staff.grant", ["staff.list", "users.list"])
  const params = {institution: institution.id}
  const take = async (user: User, {id, role}: Held) => {
    const here = staffRoles.find(one => one === role)
    if (!here) return // no other roles are held at an institution
    await revoke({params: {...params, role: id}})
    const giveBack = () =>
      grant({params, body: {login: user.login, role: here}})
        .then(() => refreshOwn(user.id))
        .then(() => tell(common("undone")))
        .catch(error => tellFault(reasonOf(error, language)))
    tell(common("revoked", {name: user.name, role: roleName(role)}), {label: common("undo"), act: giveBack})
    await refreshOwn(user.id)
  }
  if (people.length === 0) return <p>{say("staff-none")}</p>
  return (
    <ul className={style.people}>
      {people.map(user => (
        <li key={user.id} data-disabled={user.disabled !== null || undefined}>
          <div>
            {user.name} <span>{user.login}</span>
          </div>
          <HeldRoles
            user={user}
            where={held => (held.institution === null ? common("everywhere") : "")}
            revoke={held => take(user, held)}
          />
        </li>
      ))}
    </ul>
  )
}

/** People whom one knows, by login: all of them for who manages people, else nobody is proposed. */
function useNames(): ReadonlyMap<string, string> {
  const session = useSession()
  const {rows} = usePages("users.list", {query: {limit: 500}}, {when: may(session, "people.manage"), all: true})
  return useMemo(() => new Map(rows.filter(user => !user.disabled).map(({login, name}) => [login, name])), [rows])
}

function Grant({institution}: {readonly institution: Institution}) {
  const common = useTexts(manageTexts)
  const say = useTexts(institutionTexts)
  const roleName = useRoleName()
  const [login, setLogin] = useState("")
  const [role, setRole] = useState<StaffRole>("mapper")
  const [tried, setTried] = useState(false)
  const names = useNames()
  const grant = useAct("staff.grant", ["staff.list", "users.list"])
  const unknown = isRefusal(grant.error, "thing.missing")
  const sound = isLogin(login.trim())
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!sound) return
    grant.mutate(
      {params: {institution: institution.id}, body: {login: login.trim(), role}},
      {
        onSuccess: user => {
          tell(common("granted", {name: user.name, role: roleName(role)}))
          setLogin("")
          setTried(false)
          void refreshOwn(user.id)
        },
      },
    )
  }
  return (
    <form onSubmit={send} noValidate aria-label={say("grant-title")} className={style.grant}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Autocomplete
          label={common("login")}
          flex={1}
          value={login}
          error={tried && !sound ? common("field-login") : unknown && say("no-user")}
          data={[...names.keys()]}
          limit={20}
          filter={({options, search}) => options.filter(one => "value" in one && isMeant(one.value, names, search))}
          renderOption={({option}) => (
            <div>
              {option.value}
              <Text size="xs" c="dimmed">
                {names.get(option.value)}
              </Text>
            </div>
          )}
          onChange={text => {
            if (grant.isError) grant.reset()
            setLogin(text)
          }}
        />
        <RolePicker roles={staffRoles} value={role} choose={setRole} />
        <Button type="submit" mt={21} loading={grant.isPending}>
          {common("grant")}
        </Button>
      </Group>
      {grant.isError && !unknown && <Problem error={grant.error} />}
    </form>
  )
}

/** Whether what was typed is of somebody's login or name. */
const isMeant = (login: string, names: ReadonlyMap<string, string>, typed: string): boolean =>
  `${login} ${names.get(login)}`.toLowerCase().includes(typed.trim().toLowerCase())
