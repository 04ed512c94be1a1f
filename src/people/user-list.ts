import {type Issue, Refusal} from "../issue/index.ts"
import type {Connection} from "../store/index.ts"
import type {RoleName} from "../store/lists.ts"
import * as store from "../store/people/index.ts"
import type {Row, TableReader} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import {isLogin, type UserColumn, userColumns, userLimits} from "./lists.ts"
import {columnsOf, isExample, isStaffRole, roleCalled, type UserColumns} from "./user-columns.ts"

/** A user as a row of a list has them. */
export interface ListedUser {
  /** Of the file, the first line being 1. */
  readonly row: number
  readonly login: string
  readonly name: string
  readonly email: string
  readonly role?: RoleName
  /** Where the role is held; absent for one that is held everywhere. */
  readonly institution?: Pick<store.InstitutionsTable, "id" | "code" | "name">
}

/** A list of users: who can be added, and which rows not and why, as they came. */
export interface UserList {
  readonly header: readonly string[]
  readonly sound: readonly ListedUser[]
  readonly refused: readonly {readonly row: number; readonly cells: readonly string[]; readonly issue: Issue}[]
}

type ReadTable = Pick<TableReader, "path" | "header" | "issues" | "batches">

/**
 * Read a list of users: each row is somebody to be added, with a role where it
 * names one. A row that can't be added is told with what is wrong with it; an
 * empty row and the template's example are none.
 *
 * @param at the institution whose people they are, where the list is for one alone
 * @throws Refusal `users.column`, `users.many`, of the table's `batches`
 */
export async function readUserList(db: Connection, table: ReadTable, at?: string): Promise<UserList> {
  const columns = columnsOf(table.header, table.path)
  const rows = await rowsIn(table, columns)
  const known = await knownFor(db, rows, at)
  const seen = new Map<string, number>()
  const sound: ListedUser[] = []
  const refused: UserList["refused"][number][] = []
  for (const {row, cell} of rows)
    try {
      const user = userIn({cell, row: row.number, known, seen})
      seen.set(user.login.toLowerCase(), row.number)
      sound.push(user)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const {column} = error.issue.place // by its own word till here: in the file it has a heading, or isn't there
      const heading = column === undefined ? undefined : table.header[columns[column as UserColumn]]
      const place = {table: table.path, row: row.number, ...(heading !== undefined && {column: heading})}
      refused.push({row: row.number, cells: row.cells, issue: {...error.issue, place}})
    }
  return {header: table.header, sound, refused}
}

type Cell = (column: UserColumn) => string

interface ListRow {
  readonly row: Row
  readonly cell: Cell
}

async function rowsIn(table: ReadTable, columns: UserColumns): Promise<readonly ListRow[]> {
  const found: ListRow[] = []
  for await (const batch of table.batches())
    for (const row of batch) {
      const cell: Cell = column => row.cells[columns[column]]?.trim() ?? ""
      if (userColumns.every(column => cell(column) === "") || isExample(cell("login"))) continue
      if (found.length >= userLimits.rows) throw refuse("users.many", {most: userLimits.rows}, {table: table.path})
      found.push({row, cell})
    }
  return found
}

/** What is known here that rows are held to. */
interface Known {
  readonly logins: ReadonlySet<string>
  readonly institutions: readonly store.InstitutionsTable[]
  /** The institution that all are of, where they are of one. */
  readonly own?: store.InstitutionsTable
}

async function knownFor(db: Connection, rows: readonly ListRow[], at: string | undefined): Promise<Known> {
  const asked = rows.map(({cell}) => cell("login").toLowerCase())
  const logins = new Set((await store.usersByLogins(db, asked)).map(({login}) => login))
  if (at === undefined) return {logins, institutions: await store.liveInstitutions(db)}
  const own = await store.institutionById(db, at)
  if (!own || own.retired_at !== null) throw refuse("thing.missing", {kind: "institution", id: at})
  return {logins, institutions: [own], own}
}

interface RowAsked {
  readonly cell: Cell
  readonly row: number
  readonly known: Known
  /** Logins of rows before, and which rows. */
  readonly seen: ReadonlyMap<string, number>
}

/** Throws the Refusal of the first thing that is wrong with a row. */
function userIn({cell, row, known, seen}: RowAsked): ListedUser {
  const login = cell("login")
  for (const column of ["login", "name"] as const)
    if (cell(column) === "") throw refuse("users.blank", {column}, {column})
  if (!isLogin(login)) throw refuse("users.login", {text: login}, {column: "login"})
  for (const column of ["name", "email"] as const)
    if (cell(column).length > userLimits[column])
      throw refuse("users.long", {column, most: userLimits[column]}, {column})
  const before = seen.get(login.toLowerCase())
  if (before !== undefined) throw refuse("users.twice", {login, row: before}, {column: "login"})
  if (known.logins.has(login.toLowerCase())) throw refuse("users.taken", {login}, {column: "login"})
  return {row, login, name: cell("name"), email: cell("email"), ...roleIn(cell, known)}
}

function roleIn(cell: Cell, known: Known): Pick<ListedUser, "role" | "institution"> {
  const text = cell("role")
  const role = roleCalled(text)
  if (role === undefined && text !== "") throw refuse("users.role", {text}, {column: "role"})
  const institution = institutionIn(cell("institution"), known)
  if (role === undefined) {
    if (institution) throw refuse("users.role-blank", {institution: institution.name}, {column: "role"})
    return {}
  }
  if (isStaffRole(role) && !institution) throw refuse("users.institution-blank", {role: text}, {column: "institution"})
  if (!isStaffRole(role) && known.own) throw refuse("users.role", {text}, {column: "role"})
  if (!isStaffRole(role) && institution) throw refuse("users.everywhere", {role: text}, {column: "institution"})
  return {role, ...(institution && {institution})}
}

/** An institution by its code or name; the one that all are of, where there is one. */
function institutionIn(text: string, {institutions, own}: Known): store.InstitutionsTable | undefined {
  if (text === "") return own
  const found = institutions.filter(({code, name}) => code === text || name === text)
  const [one, more] = found.filter(({code}) => code === text).concat(found.filter(({code}) => code !== text))
  if (one && (!more || one.code === text)) return one
  if (one)
    throw refuse(
      "users.institution-several",
      {text, codes: found.map(({code}) => code).join("、")},
      {column: "institution"},
    )
  if (own) throw refuse("users.elsewhere", {text, own: own.name}, {column: "institution"})
  throw refuse("users.institution", {text}, {column: "institution"})
}
