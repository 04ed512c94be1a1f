import {
  type AuditHead,
  type Connection,
  type Counts,
  checkRowsFile,
  type FileHead,
  openScratch,
} from "../store/index.ts"
import type {BackupFault} from "../store/issues.ts"
import type {InstitutionsTable, UsersTable} from "../store/people/index.ts"
import {handed, handedTables} from "./belongings.ts"
import {refuse} from "./issues.ts"

/** What the head of an institution's file calls it. */
export const institutionFormat = "zhengming-institution"

/** First line of an institution's file. */
interface InstitutionHead extends FileHead {
  readonly institution: {readonly code: string; readonly name: string}
  /** Where the audit ended that its entries are of. */
  readonly audit: AuditHead
}

/** An institution's file, whole and sound, its rows in tables of their own. Close it. */
export interface InstitutionFile extends AsyncDisposable {
  readonly path: string
  readonly head: InstitutionHead
  readonly rows: Counts
  /** Of all its text but the last line, which tells it. */
  readonly sha256: string
  /** Its rows alone, in this program's tables. */
  readonly db: Connection
  readonly institution: InstitutionsTable
  /** Who did something in it, the mark as id. */
  readonly people: readonly Pick<UsersTable, "id" | "name">[]
}

/**
 * Check an institution's file to its end, and load it beside any store: that of
 * an older program is brought up to this one's tables.
 *
 * @throws Refusal `handover.damaged`, `store.newer`, `file.missing`, `file.unreadable`, those of `openScratch`
 */
export async function openInstitution(path: string): Promise<InstitutionFile> {
  const damaged = (reason: BackupFault) => refuse("handover.damaged", {path, reason})
  const {head, rows, sha256} = await checkRowsFile(path, {headOf, damaged})
  const known: readonly string[] = [...handedTables, "users"]
  if (!Object.keys(rows).every(table => known.includes(table))) throw damaged("table")
  const scratch = await openScratch({path, head, damaged})
  const {db} = scratch
  const close = () => scratch[Symbol.asyncDispose]()
  try {
    const [institution, ...more] = await db.selectFrom("institutions").selectAll().execute()
    const people = await db.selectFrom("users").select(["id", "name"]).execute()
    const isSound = more.length === 0 && (await areKnown(db, people))
    if (institution === undefined || !isSound) throw damaged("table")
    return {path, head, rows, sha256, db, institution, people: people.sort(byMark), [Symbol.asyncDispose]: close}
  } catch (error) {
    await close()
    throw error
  }
}

/** Whether all who did something are people of the file, or the program itself. */
async function areKnown(db: Connection, people: readonly {readonly id: string}[]): Promise<boolean> {
  const known = new Set(["system", ...people.map(({id}) => id)])
  for (const table of handedTables)
    for (const column of handed(table).people as readonly "by"[]) {
      const found = await db
        .selectFrom(table as "decisions")
        .select(column)
        .distinct()
        .execute()
      if (!found.every(row => row[column] === null || known.has(row[column]))) return false
    }
  return true
}

/** `person 2` before `person 10`. */
const byMark = (a: {readonly id: string}, b: {readonly id: string}): number =>
  a.id.localeCompare(b.id, "en", {numeric: true})

function headOf(value: FileHead): InstitutionHead | undefined {
  const {format, institution, audit} = value as Partial<InstitutionHead>
  const isOurs = format === institutionFormat && typeof audit?.hash === "string" && Number.isSafeInteger(audit.seq)
  const isNamed = typeof institution?.code === "string" && typeof institution.name === "string"
  return isOurs && isNamed ? (value as InstitutionHead) : undefined
}
