import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {WordsTable} from "./schema.ts"

/** A word that an institution teaches. */
export interface NewWord extends Pick<WordsTable, "word" | "family" | "kind" | "value"> {
  readonly institutionId: string
  /** The institution that it is taken over from. */
  readonly from?: string | undefined
}

/** Put a word in force, in place of what the institution said of it before: in its family, and in all where it is of all. */
export async function putWord(change: Change, given: NewWord): Promise<WordsTable> {
  const {institutionId, from = null, ...told} = given
  let before = change.db
    .updateTable("institution_words")
    .set({until: change.at, ended_by: change.by, ended_why: change.why})
    .where("institution_id", "=", institutionId)
    .where("word", "=", told.word)
    .where("until", "is", null)
  if (told.family !== "") before = before.where("family", "in", [told.family, ""])
  await before.execute()
  const row: WordsTable = {
    ...{id: change.newId(), institution_id: institutionId, ...told, from_id: from},
    ...{ended_by: null, ended_why: null},
    ...begun(change),
  }
  await change.db.insertInto("institution_words").values(row).execute()
  return row
}

/** Withdraw a word. False where it is not in force at the institution. */
export async function endWord(change: Change, institutionId: string, id: string): Promise<boolean> {
  const {numUpdatedRows} = await change.db
    .updateTable("institution_words")
    .set({until: change.at, ended_by: change.by, ended_why: change.why})
    .where("id", "=", id)
    .where("institution_id", "=", institutionId)
    .where("until", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const wordById = (db: Connection, id: string): Promise<WordsTable | undefined> =>
  db.selectFrom("institution_words").selectAll().where("id", "=", id).executeTakeFirst()

/** The words of an institution in force, by word; with `past` those withdrawn and succeeded too, the latest first of each. */
export function wordsOf(db: Connection, institutionId: string, past = false): Promise<TaughtWord[]> {
  const all = db
    .selectFrom("institution_words as w")
    .leftJoin("institutions as f", "f.id", "w.from_id")
    .selectAll("w")
    .select("f.name as from")
    .where("w.institution_id", "=", institutionId)
    .orderBy("w.word")
    .orderBy("w.id", "desc")
  return (past ? all : all.where("w.until", "is", null)).execute()
}

/** A word, and the name of the institution that it was taken over from. */
export type TaughtWord = WordsTable & {readonly from: string | null}

/** A word in force, and the institution whose it is. */
export type OfferedWord = Pick<WordsTable, "word" | "family" | "kind" | "value" | "institution_id"> & {
  readonly institution: string
}

/** Words in force at the other institutions of a group. */
export const wordsInGroup = (db: Connection, groupId: string, institutionId: string): Promise<readonly OfferedWord[]> =>
  offered(db).where("i.group_id", "=", groupId).where("i.id", "!=", institutionId).execute()

/** The words in force at every institution. */
export const everyWord = (db: Connection): Promise<readonly OfferedWord[]> => offered(db).execute()

const offered = (db: Connection) =>
  db
    .selectFrom("institution_words as w")
    .innerJoin("institutions as i", "i.id", "w.institution_id")
    .select(["w.word", "w.family", "w.kind", "w.value", "w.institution_id", "i.name as institution"])
    .where("w.until", "is", null)
    .where("i.retired_at", "is", null)
    .orderBy("w.word")
    .orderBy("w.institution_id")
