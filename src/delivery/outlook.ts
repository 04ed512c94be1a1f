import {type Connection, parts} from "../store/index.ts"
import {type InstitutionsTable, institutionByCode, institutionById} from "../store/people/index.ts"
import type {InstitutionFile} from "./institution-file.ts"
import {refuse} from "./issues.ts"

/** What would come in with an institution's file. */
interface Outlook {
  /** What it would be called by here. */
  readonly code: string
  readonly name: string
  readonly catalogues: readonly {readonly name: string; readonly rows: number; readonly decisions: number}[]
  readonly extensions: number
  readonly words: number
  readonly audit: number
  /** Editions that are not here, with how many items name them: their rows show the code alone. */
  readonly editions: readonly {readonly edition: string; readonly items: number}[]
  /** Codes of its extensions and combinations that another institution here has for something else. */
  readonly elsewhere: readonly {readonly code: string; readonly institution: string}[]
}

interface Asked {
  /** Another code than the file's. */
  readonly as?: string | undefined
  /** Those that are here. */
  readonly editions: readonly string[]
}

/**
 * What would come in, and nothing done.
 *
 * @throws Refusal `handover.taken`
 */
export async function outlookOf(db: Connection, file: InstitutionFile, {as, editions}: Asked): Promise<Outlook> {
  const {code} = await mustBeFree(db, file, as)
  const {institution, rows} = file
  return {
    code,
    name: institution.name,
    catalogues: await cataloguesIn(file.db),
    extensions: rows.extensions ?? 0,
    words: rows.institution_words ?? 0,
    audit: rows.audit ?? 0,
    editions: (await editionsIn(file.db)).filter(({edition}) => !editions.includes(edition)),
    elsewhere: await extensionsElsewhere(db, file.db),
  }
}

/**
 * The institution as it would come in: under a code that nobody has, and under
 * the file's own only where it did not come in before.
 *
 * @throws Refusal `handover.taken`
 */
export async function mustBeFree(
  db: Connection,
  {institution}: InstitutionFile,
  as: string | undefined,
): Promise<InstitutionsTable> {
  const code = as ?? institution.code
  const same = (await institutionByCode(db, code)) ?? (as === undefined && (await institutionById(db, institution.id)))
  if (same) throw refuse("handover.taken", {code: same.code, name: same.name})
  return {...institution, code}
}

async function cataloguesIn(db: Connection): Promise<Outlook["catalogues"]> {
  const found: Outlook["catalogues"][number][] = []
  for (const {id, name} of await db.selectFrom("catalogues").select(["id", "name"]).orderBy("name").execute()) {
    const own = db.selectFrom("catalogue_rows").where("catalogue_id", "=", id)
    const {rows} = await own.select(({fn}) => fn.countAll<number>().as("rows")).executeTakeFirstOrThrow()
    const {decisions} = await db
      .selectFrom("decisions")
      .where("row_id", "in", own.select("id"))
      .select(({fn}) => fn.countAll<number>().as("decisions"))
      .executeTakeFirstOrThrow()
    found.push({name, rows, decisions})
  }
  return found
}

const editionsIn = (db: Connection): Promise<Outlook["editions"]> =>
  db
    .selectFrom("mapping_items")
    .select(({fn}) => ["edition", fn.countAll<number>().as("items")])
    .groupBy("edition")
    .orderBy("edition")
    .execute()

async function extensionsElsewhere(db: Connection, file: Connection): Promise<Outlook["elsewhere"]> {
  const own = await file
    .selectFrom("extensions")
    .select(["code", "name", "items"])
    .where("until", "is", null)
    .orderBy("code")
    .execute()
  const byCode = new Map(own.map(one => [one.code, one]))
  const found: Outlook["elsewhere"][number][] = []
  for (const some of parts([...byCode.keys()])) {
    const others = await db
      .selectFrom("extensions")
      .innerJoin("institutions", "institutions.id", "extensions.institution_id")
      .select(["extensions.code", "extensions.name", "extensions.items", "institutions.name as institution"])
      .where("extensions.until", "is", null)
      .where("extensions.code", "in", some)
      .orderBy("extensions.code")
      .execute()
    for (const {code, name, items, institution} of others)
      if (name !== byCode.get(code)?.name || items !== byCode.get(code)?.items) found.push({code, institution})
  }
  return found
}
