import {parts} from "./bulk.ts"
import type {Connection} from "./connection.ts"

type Ids = readonly string[]
interface Named {
  readonly id: string
  readonly name: string
}

/** How what audit entries are about is called, by the kind that stands before its id. */
const finders: Readonly<Record<string, (db: Connection, ids: Ids) => Promise<readonly Named[]>>> = {
  user: (db, ids) => db.selectFrom("users").select(["id", "name"]).where("id", "in", ids).execute(),
  institution: (db, ids) => db.selectFrom("institutions").select(["id", "name"]).where("id", "in", ids).execute(),
  group: (db, ids) => db.selectFrom("groups").select(["id", "name"]).where("id", "in", ids).execute(),
  catalogue: (db, ids) => db.selectFrom("catalogues").select(["id", "name"]).where("id", "in", ids).execute(),
  row: (db, ids) => db.selectFrom("catalogue_rows").select(["id", "name"]).where("id", "in", ids).execute(),
  extension: (db, ids) => db.selectFrom("extensions").select(["id", "name"]).where("id", "in", ids).execute(),
  token: (db, ids) => db.selectFrom("tokens").select(["id", "name"]).where("id", "in", ids).execute(),
  word: (db, ids) => db.selectFrom("institution_words").select(["id", "word as name"]).where("id", "in", ids).execute(),
  job: (db, ids) => db.selectFrom("jobs").select(["id", "kind as name"]).where("id", "in", ids).execute(),
}

/** The names of what audit entries are about, by `kind:id`; absent where nothing is known by it, or it has none. */
export async function subjectNames(db: Connection, subjects: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const byKind = Map.groupBy(new Set(subjects), subject => subject.slice(0, subject.indexOf(":")))
  const names = new Map<string, string>()
  for (const [kind, of] of byKind)
    for (const some of parts(of.map(subject => subject.slice(kind.length + 1))))
      for (const {id, name} of (await finders[kind]?.(db, some)) ?? []) names.set(`${kind}:${id}`, name)
  return names
}
