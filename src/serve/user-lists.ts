import {type EndpointId, type Endpoints, endpoints, type Reply} from "../api/index.ts"
import {addUsers, firstPasswords, readUserList, rulesNow, type UserList} from "../people/index.ts"
import {change} from "../store/index.ts"
import {causeOf} from "./cause.ts"
import type {Call} from "./context.ts"
import {received} from "./files.ts"
import {faultOf} from "./problem.ts"
import {callerOf} from "./reading/readers.ts"

type Listed = Reply<Endpoints["users.import"]>

/** Look at a list of users, or add them: of any institution, or of one. */
export async function takeUserList(
  id: EndpointId & ("users.import" | "staff.import"),
  call: Call<"users.import"> | Call<"staff.import">,
  institutionId?: string,
): Promise<Listed> {
  const {context, actor, query} = call
  const {store} = context
  await using file = await received(call, query.file, endpoints[id])
  await using table = await file.said(context.files.table(file.path, callerOf(call)))
  const list = await file.said(readUserList(store.db, table, institutionId))
  const isAdded = query.apply === "sound" || (query.apply === "all" && list.refused.length === 0)
  if (!isAdded || list.sound.length === 0) return {...viewOf(list, query.file), applied: false}
  const users = await firstPasswords(list.sound, await rulesNow(store.db))
  await change(store, causeOf(actor), tx => addUsers(tx, users, {file: query.file, institutionId})) // no answer is kept that has a password
  return {...viewOf({...list, sound: users}, query.file), applied: true}
}

type Shown = Omit<UserList, "sound"> & {
  readonly sound: readonly (UserList["sound"][number] & {readonly password?: string})[]
}

const viewOf = ({header, sound, refused}: Shown, file: string): Omit<Listed, "applied"> => ({
  users: sound.map(({row, login, name, email, role, institution, password}) => ({
    ...{row, login, name, email},
    role: role ?? null,
    institution: institution?.name ?? null,
    ...(password !== undefined && {password}),
  })),
  header: [...header],
  refused: refused.map(({row, cells, issue}) => ({
    row,
    cells: [...cells],
    issue: faultOf({...issue, place: {...issue.place, table: file}}),
  })),
})
