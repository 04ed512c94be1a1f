import {editionHash, editionIds, loadEdition} from "../../shelf/index.ts"
import {type Edition, type EditionFacts, type Facet, pinyinOf, writeTerm} from "../../standard/index.ts"
import {record} from "../audit.ts"
import {insertMany} from "../bulk.ts"
import {canonical, type Json} from "../canonical.ts"
import {begun, type Change, change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import {refuse} from "../issues.ts"
import type {Store} from "../open.ts"
import type {EditionsTable, ItemsTable, TermsTable} from "./schema.ts"

/** An edition as its files have it. */
export interface EditionSource {
  readonly edition: Edition
  /** sha256 of its files. */
  readonly hash: string
}

/**
 * Bring the editions of the project's files into the store. An edition that is
 * there already is left alone; a draft whose files changed is succeeded.
 *
 * @returns the editions that were written
 * @throws Refusal `edition.changed` when the files of a released edition changed
 */
export async function loadEditions(store: Store): Promise<readonly string[]> {
  const known = new Map((await editionsAsOf(store.db, store.clock())).map(row => [row.edition, row]))
  const changed = editionIds().filter(id => differs(known.get(id), id))
  if (changed.length === 0) return []
  return change(store, {by: "system", why: "files of the program"}, async tx => {
    for (const id of changed) await putEdition(tx, {edition: loadEdition(id), hash: editionHash(id)})
    return changed
  })
}

function differs(row: EditionsTable | undefined, id: string): boolean {
  return row === undefined || row.hash !== editionHash(id)
}

const fixed = new Set(["released", "retired"])

/**
 * Put an edition in force, in place of the draft of the same name.
 *
 * @throws Refusal `edition.changed` when the one in force is released and has other contents
 */
export async function putEdition(change: Change, {edition, hash}: EditionSource): Promise<void> {
  const {db} = change
  const [row] = await inForce(db.selectFrom("editions").selectAll().where("edition", "=", edition.id)).execute()
  if (row?.hash === hash) return
  if (row && fixed.has(row.status))
    throw refuse("edition.changed", {edition: edition.id, loaded: row.hash, found: hash})
  if (row) await db.updateTable("editions").set({until: change.at}).where("id", "=", row.id).execute()
  const id = change.newId()
  await insertMany(db, "editions", [editionRow(change, id, edition, hash)])
  await insertMany(db, "terms", termRows(id, edition))
  await insertMany(db, "items", itemRows(id, edition))
  await record(change, [{act: "edition.load", subject: `edition:${edition.id}`, details: {hash, id}}])
}

function editionRow(change: Change, id: string, edition: Edition, hash: string): EditionsTable {
  const {dictionaries: _d, names: _n, items: _i, pinyin: _p, caseless: _c, tables: _t, retired: _r, ...facts} = edition
  return {
    id,
    edition: edition.id,
    status: edition.status,
    title_zh: edition.title.zh,
    title_en: edition.title.en,
    published: edition.published ?? null,
    in_force: edition.inForce ?? null,
    hash,
    facts: canonical(facts satisfies EditionFacts as unknown as Json),
    ...begun(change),
  }
}

function termRows(id: string, edition: Edition): readonly TermsTable[] {
  return Object.values(edition.dictionaries).flatMap(dictionary =>
    dictionary.terms.map((term, position) => ({
      edition_id: id,
      facet: term.facet,
      position,
      code: term.code,
      zh: term.zh,
      en: term.en,
      modalities: term.modalities.join(" "),
      row: canonical(writeTerm(term)),
    })),
  )
}

function itemRows(id: string, edition: Edition): readonly ItemsTable[] {
  return [...edition.items.values()].map(item => ({
    edition_id: id,
    code: item.code,
    zh: item.zh,
    en: item.en,
    modality: item.modality,
    layer: item.layer,
    pinyin: pinyinOf(edition, item.zh),
    facets: canonical(item.facets as Json),
  }))
}

/** The editions in force at a time, each in the state it had then. */
export function editionsAsOf(db: Connection, at: number): Promise<EditionsTable[]> {
  return inForce(db.selectFrom("editions").selectAll().orderBy("edition"), at).execute()
}

/** The items an edition listed at a time, by code; none where it was not loaded yet. */
export function itemsAsOf(db: Connection, edition: string, at: number): Promise<ItemsTable[]> {
  const ids = inForce(db.selectFrom("editions").select("id").where("edition", "=", edition), at)
  return db.selectFrom("items").selectAll().where("edition_id", "in", ids).orderBy("code").execute()
}

/** The terms of a facet of an edition at a time, in the order of the dictionary. */
export function termsAsOf(db: Connection, edition: string, facet: Facet, at: number): Promise<TermsTable[]> {
  const ids = inForce(db.selectFrom("editions").select("id").where("edition", "=", edition), at)
  return db
    .selectFrom("terms")
    .selectAll()
    .where("edition_id", "in", ids)
    .where("facet", "=", facet)
    .orderBy("position")
    .execute()
}
