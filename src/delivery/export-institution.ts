import {type AuditHead, auditHead, type Counts, type Rows, type Store, writeRowsFile} from "../store/index.ts"
import type {InstitutionsTable} from "../store/people/index.ts"
import {type HandedTable, handed, handedTables, rowsOf} from "./belongings.ts"
import {institutionFormat} from "./institution-file.ts"
import {type Marks, marksIn, retold} from "./marks.ts"

interface ExportOptions {
  /** The names of people go along; else each stands as a mark alone. */
  readonly named?: boolean
}

interface Exported {
  readonly rows: Counts
  readonly people: number
  /** Where the audit that its entries are of ended at that moment. */
  readonly audit: AuditHead
}

/**
 * Write all that belongs to an institution into one file that can be taken in by
 * another server, as `writeRowsFile` does. Nothing of other institutions is in
 * it, nor how anybody signs in. What people wrote themselves, remarks and
 * reasons, is in it as they wrote it.
 *
 * @throws Refusal `file.folder`, `file.unwritable`, `file.not-file`
 */
export async function exportInstitution(
  store: Store,
  {id, code, name}: InstitutionsTable,
  path: string,
  {named = false}: ExportOptions = {},
): Promise<Exported> {
  const {rows, value} = await writeRowsFile(store, path, {
    format: institutionFormat,
    told: async db => ({institution: {code, name}, audit: await auditHead(db)}),
    rows: async (db, put) => {
      const marks = await marksIn(db, id)
      for (const table of handedTables)
        for await (const page of rowsOf(db, table, id)) await put(table, given(table, page, marks))
      const people = await marks.rows(db, named)
      await put("users", people)
      return {people: people.length, audit: await auditHead(db)}
    },
  })
  return {rows, ...value}
}

/** Rows as they are handed over: people by their marks, nothing of others. */
function given(table: HandedTable, rows: Rows, marks: Marks): Rows {
  const {people, others = []} = handed(table)
  return rows.map(row => ({
    ...row,
    ...Object.fromEntries(people.map(column => [column, row[column] === null ? null : marks.of(String(row[column]))])),
    ...Object.fromEntries(others.map(column => [column, null])),
    ...(table === "mappings" && {account: accountOf(row.account, marks)}),
    ...(table === "audit" && {
      previous: "", // an entry of anybody
      subject: marks.text(String(row.subject)),
      details: retold(String(row.details), text => marks.text(text)),
    }),
  }))
}

/** The account of a mapping, without whose decision it repeats where that is another institution's. */
function accountOf(account: unknown, marks: Marks): unknown {
  if (typeof account !== "string" || !account.includes('"from":{')) return account
  const {from, ...rest} = JSON.parse(account) as {readonly from?: {readonly institution: string}}
  return from && marks.isOther(from.institution) ? JSON.stringify(rest) : account
}
