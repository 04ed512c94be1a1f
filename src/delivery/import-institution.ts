import type {Language} from "../issue/index.ts"
import {
  type Cause,
  type Change,
  type Connection,
  type Counts,
  change,
  type Deed,
  insertMany,
  type Json,
  measureTables,
  pages,
  parts,
  randomOf,
  record,
  type Store,
} from "../store/index.ts"
import {addUser, disableUser} from "../store/people/index.ts"
import {handed, handedTables} from "./belongings.ts"
import {Incoming} from "./incoming.ts"
import type {InstitutionFile} from "./institution-file.ts"
import {refuse} from "./issues.ts"
import {mustBeFree} from "./outlook.ts"

interface ImportOptions {
  /** Another code than the file's. */
  readonly as?: string | undefined
  /** Ids of users here by the marks of people who are them. */
  readonly people?: ReadonlyMap<string, string>
  /** Of what people are called who go without a name; English when left out. */
  readonly language?: Language
}

interface Imported {
  readonly institutionId: string
  readonly rows: Counts
  /** Its ids were taken here, and all of them are others now. */
  readonly renewed: boolean
}

/**
 * Take an institution's file in, in one transaction: all of it, outside any
 * group. Ids stay where none of them is taken here; else all are made anew, in
 * the same order. People who are no users here become users who cannot sign in.
 * The audit tells that it came, from which file and which chain; what the file's
 * entries tell follows, each as one that was handed over: they did not happen here.
 *
 * @throws Refusal `handover.taken`; `store.disk`, and what else `Store.write` tells
 */
export function importInstitution(
  store: Store,
  cause: Cause,
  file: InstitutionFile,
  {as, people = new Map(), language = "en"}: ImportOptions = {},
): Promise<Imported> {
  return change(store, cause, async tx => {
    const {code} = await mustBeFree(tx.db, file, as)
    const renewed = await isTaken(tx.db, file)
    const shift = renewed ? randomOf(tx.newId) : 0
    const added = await addPeople(tx, file, {known: people, language})
    const incoming = new Incoming({code, shift, users: new Map([...people, ...added])})
    for (const table of handedTables.filter(table => table !== "audit"))
      for await (const page of pages(file.db, table))
        await insertMany(tx.db, table as "settings", incoming.rows(table, page) as never)
    await measureTables(tx, handedTables)
    const institutionId = incoming.id(file.institution.id)
    await tell(tx, file, {institutionId, code, added: [...added.values()], incoming})
    return {institutionId, rows: file.rows, renewed}
  })
}

/** Whether an id of the file stands here for something. */
async function isTaken(db: Connection, file: InstitutionFile): Promise<boolean> {
  for (const table of handedTables.filter(table => handed(table).ids.includes("id")))
    for await (const page of pages(file.db, table))
      for (const ids of parts(page.map(({id}) => String(id)))) {
        const query = db.selectFrom(table as "settings").select("id")
        if ((await query.where("id", "in", ids).limit(1).executeTakeFirst()) !== undefined) return true
      }
  return false
}

/** Who of the file is nobody here becomes a user who cannot sign in; by their marks. */
async function addPeople(
  tx: Change,
  {people}: InstitutionFile,
  {known, language}: {readonly known: ReadonlyMap<string, string>; readonly language: Language},
): Promise<ReadonlyMap<string, string>> {
  const added = new Map<string, string>()
  for (const {id: mark, name} of people.filter(({id}) => !known.has(id))) {
    const login = `${tx.newId()}.handed-over`
    const user = await addUser(tx, {login, name: name === mark ? nameless(mark, language) : name})
    if (!user) throw refuse("thing.taken", {kind: "user", id: login})
    await disableUser(tx, user.id)
    added.set(mark, user.id)
  }
  return added
}

const nameless = (mark: string, language: Language): string =>
  language === "zh" ? mark.replace("person ", "人员") : mark

interface Told {
  readonly institutionId: string
  readonly code: string
  /** Ids of users who were added. */
  readonly added: readonly string[]
  readonly incoming: Incoming
}

/** Enter in the audit what was done: last, for writers queue on its head. */
async function tell(tx: Change, file: InstitutionFile, {institutionId, code, added, incoming}: Told): Promise<void> {
  const {head, sha256, rows} = file
  const details: Json = {file: sha256, from: head.institution.code, code, audit: {...head.audit}, rows: {...rows}}
  const whole: Deed = {act: "institution.import", subject: `institution:${institutionId}`, institutionId, details}
  const users = added.map(id => ({act: "user.add", subject: `user:${id}`, institutionId, details: {"signs-in": false}}))
  await record(tx, [...users, whole])
  for await (const page of pages(file.db, "audit"))
    await record(
      {...tx, why: ""},
      page.map(entry => incoming.entry(entry)),
    )
}
