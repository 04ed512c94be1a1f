import {foldHeader} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import {usersByLogins} from "../store/people/index.ts"
import {openTable} from "../tables/index.ts"
import type {InstitutionFile} from "./institution-file.ts"
import {refuse} from "./issues.ts"

/** Which user here somebody in the file is. */
interface Pair {
  readonly mark: string
  readonly login: string
  readonly row: number
}

/**
 * Read which users here people of an institution's file are: a table with a
 * column for the person, by mark or name, and one for the login. A row without a login says nothing.
 *
 * @returns ids of users by marks
 * @throws Refusal `handover.columns`, `handover.person`, `handover.twice`, `thing.missing`, of `openTable`
 */
export async function readPeopleMap(
  db: Connection,
  path: string,
  people: InstitutionFile["people"],
): Promise<ReadonlyMap<string, string>> {
  const pairs = await pairsIn(path, people)
  const logins = pairs.map(({login}) => login.toLowerCase())
  const users = new Map((await usersByLogins(db, logins)).map(({login, id}) => [login, id]))
  return new Map(
    pairs.map(({mark, login, row}) => {
      const id = users.get(login.toLowerCase())
      if (id === undefined) throw refuse("thing.missing", {kind: "user", id: login}, {table: path, row})
      return [mark, id]
    }),
  )
}

async function pairsIn(path: string, people: InstitutionFile["people"]): Promise<readonly Pair[]> {
  await using table = await openTable(path)
  const header = table.header.map(text => foldHeader(text).toLowerCase())
  const [person, user] = [headings.person, headings.login].map(known => header.findIndex(text => known.test(text)))
  if (person === undefined || user === undefined || person < 0 || user < 0)
    throw refuse("handover.columns", {header: table.header.join("、")}, {table: path})
  const pairs: Pair[] = []
  for await (const batch of table.batches())
    for (const {number: row, cells} of batch) {
      const [text = "", login = ""] = [cells[person]?.trim(), cells[user]?.trim()]
      if (login === "") continue
      const mark = markOf(text, people)
      if (mark === undefined)
        throw refuse("handover.person", {person: text, known: knownIn(people)}, {table: path, row})
      if (pairs.some(pair => pair.mark === mark)) throw refuse("handover.twice", {person: text}, {table: path, row})
      pairs.push({mark, login, row})
    }
  return pairs
}

/** As `foldHeader` leaves them, in lower case. */
const headings = {
  person: /^(人员|人|记号|姓名|person|mark|name)$/,
  login: /^(登录名|用户名|账号|帐号|login|user|username)$/,
}

/** Who is meant by a mark, or by a name that one alone has. */
function markOf(text: string, people: InstitutionFile["people"]): string | undefined {
  if (people.some(({id}) => id === text)) return text
  const [one, ...more] = people.filter(({name}) => name === text)
  return more.length > 0 ? undefined : one?.id
}

const most = 10

const knownIn = (people: InstitutionFile["people"]): string => {
  const shown = people.slice(0, most).map(({id, name}) => (id === name ? id : `${id} ${name}`))
  return `${shown.join("、")}${people.length > most ? " …" : ""}`
}
