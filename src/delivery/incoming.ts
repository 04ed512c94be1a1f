import {type AuditTable, type Deed, type Json, type Rows, shiftedId} from "../store/index.ts"
import {type HandedTable, handed} from "./belongings.ts"
import {retold, withId} from "./marks.ts"

interface Here {
  readonly code: string
  /** How far ids are from those of the file; 0 where they stay. */
  readonly shift: number
  /** Ids of users by the marks of people. */
  readonly users: ReadonlyMap<string, string>
}

/** What rows of an institution's file are here. */
export class Incoming {
  readonly #here: Here

  constructor(here: Here) {
    this.#here = here
  }

  id(id: string): string {
    return this.#here.shift === 0 ? id : shiftedId(id, this.#here.shift)
  }

  rows(table: HandedTable, rows: Rows): Rows {
    const {ids, people, others = []} = handed(table)
    const said = (row: Rows[number], columns: readonly string[], say: (text: string) => string) =>
      columns.map(column => [column, row[column] === null ? null : say(String(row[column]))])
    return rows.map(row => ({
      ...row,
      ...Object.fromEntries([
        ...said(row, ids, id => this.id(id)),
        ...said(row, people, mark => this.#person(mark)),
        ...others.map(column => [column, null]),
      ]),
      ...(table === "institutions" && {code: this.#here.code}),
      ...(table === "comments" && {subject: this.#text(String(row.subject))}),
      ...(table === "mappings" && {account: this.#account(row.account)}),
    }))
  }

  /** An entry of the audit that was, as one that is handed over, with its place and hash in its own chain. */
  entry(row: Rows[number]): Deed {
    const {seq, at, by, act, subject, institution_id, details, hash} = row as unknown as AuditTable
    const about = this.#text(subject)
    const told = JSON.parse(retold(details, text => this.#text(text))) as Json
    return {
      act: "audit.handed-over",
      subject: about,
      ...(institution_id !== null && {institutionId: this.id(institution_id)}),
      details: {seq, at, by: this.#person(by), act, details: told, hash},
    }
  }

  #person(mark: string): string {
    return this.#here.users.get(mark) ?? mark
  }

  /** What people and things in it are here, where it names one. */
  #text(text: string): string {
    const [, kind = "", mark = text] = /^(user:)?(person \d+)$/.exec(text) ?? []
    return this.#here.users.has(mark) ? kind + this.#person(mark) : withId(text, id => this.id(id))
  }

  /** The decision that a mapping repeats, and the answer that a row had. */
  #account(account: unknown): unknown {
    if (this.#here.shift === 0 || typeof account !== "string" || !/"(from|was)":\{/.test(account)) return account
    const {from, was, ...rest} = JSON.parse(account) as Account
    return JSON.stringify({
      ...rest,
      ...(from && {from: {institution: this.id(from.institution), mapping: this.id(from.mapping)}}),
      ...(was && {was: {...was, mapping: this.id(was.mapping)}}),
    })
  }
}

/** What of an account names things. */
interface Account {
  readonly from?: {readonly institution: string; readonly mapping: string}
  readonly was?: {readonly mapping: string}
}
