import {sql} from "kysely"
import {type Refusal, refuse} from "../standard/index.ts"
import {userById} from "./accounts.ts"
import {insertMany, parts} from "./bulk.ts"
import {cataloguesOf, type RowBrief} from "./catalogues.ts"
import {begun, type Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import {inForce} from "./history.ts"
import type {CatalogueRowsTable, DecisionsTable, MappingItemsTable, MappingsTable, RowFactsTable} from "./schema.ts"

export type MappingState = "proposed" | "accepted" | "in review" | "rejected" | "no match" | "deferred"
export type Relation = "equivalent" | "narrower" | "broader" | "inexact"

/** An item of an edition. */
export interface ItemRef {
  readonly edition: string
  readonly code: string
}

/** What a row is to mean from now on. */
export interface NewMapping {
  readonly rowId: string
  readonly catalogueId: string
  readonly state: MappingState
  readonly items: readonly ItemRef[]
  readonly relation?: Relation
  /** 0 to 1. */
  readonly confidence: number
  /** Volume x doubt. */
  readonly weight: number
  readonly origin: "machine" | "person" | "inherited" | "import"
  readonly engine?: string
  readonly lexicon?: string
  /** JSON. */
  readonly account?: string
}

/**
 * Put mappings in force, in place of those of the same rows.
 *
 * @returns their ids, in order
 */
export async function putMappings(change: Change, mappings: readonly NewMapping[]): Promise<readonly string[]> {
  for (const some of parts(mappings))
    await change.db
      .updateTable("mappings")
      .set({until: change.at})
      .where(
        "row_id",
        "in",
        some.map(mapping => mapping.rowId),
      )
      .where("until", "is", null)
      .execute()
  return insertMappings(change, mappings)
}

/** Mappings of rows that have none yet, without looking for any. */
export async function insertMappings(change: Change, mappings: readonly NewMapping[]): Promise<readonly string[]> {
  const rows = mappings.map(mapping => mappingRow(change, mapping))
  await insertMany(change.db, "mappings", rows)
  const items = mappings.flatMap((mapping, i) => itemRows(rows[i]?.id ?? "", mapping.items))
  await insertMany(change.db, "mapping_items", items)
  return rows.map(row => row.id)
}

const mappingRow = (change: Change, mapping: NewMapping): MappingsTable => ({
  id: change.newId(),
  row_id: mapping.rowId,
  catalogue_id: mapping.catalogueId,
  state: mapping.state,
  relation: mapping.relation ?? null,
  confidence: mapping.confidence,
  weight: mapping.weight,
  origin: mapping.origin,
  engine: mapping.engine ?? null,
  lexicon: mapping.lexicon ?? null,
  account: mapping.account ?? null,
  ...begun(change),
})

const itemRows = (id: string, items: readonly ItemRef[]): readonly MappingItemsTable[] =>
  items.map(({edition, code}, position) => ({mapping_id: id, position, edition, code}))

/** What a person does to a row. */
export interface Decision {
  /** The mapping the person saw. */
  readonly sawId: string
  readonly act: "accept" | "change" | "reject" | "no match" | "defer" | "undo" | "reconcile"
  readonly mapping: NewMapping
  readonly tookMs?: number
}

/**
 * Keep a decision and the mapping it leads to, in place of those before.
 *
 * @returns the id of the new mapping
 * @throws Refusal `mapping.moved` when the mapping seen is no longer in force
 */
export async function decide(change: Change, decision: Decision): Promise<string> {
  const {db, at} = change
  const {rowId, items, relation} = decision.mapping
  const ended = db.updateTable("mappings").set({until: at}).where("id", "=", decision.sawId)
  const {numUpdatedRows} = await ended.where("row_id", "=", rowId).where("until", "is", null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw await moved(db, rowId)
  const [mappingId = ""] = await insertMappings(change, [decision.mapping])
  await db
    .updateTable("decisions")
    .set({until: at})
    .where("row_id", "=", rowId)
    .where("round", "=", "")
    .where("until", "is", null)
    .execute()
  const row: DecisionsTable = {
    id: change.newId(),
    row_id: rowId,
    saw_id: decision.sawId,
    mapping_id: mappingId,
    act: decision.act,
    round: "",
    relation: relation ?? null,
    items: JSON.stringify(items.map(item => `${item.edition} ${item.code}`)),
    took_ms: decision.tookMs ?? null,
    ...begun(change),
  }
  await db.insertInto("decisions").values(row).execute()
  return mappingId
}

/** Tells the second of two people what the first one decided. */
async function moved(db: Connection, rowId: string): Promise<Refusal> {
  const [now] = await mappingsOf(db, [rowId])
  const user = now && (await userById(db, now.by))
  const codes = now ? (await itemsOf(db, [now.id])).map(({code}) => code).join(";") : ""
  return refuse("mapping.moved", {row: rowId, by: user?.login ?? now?.by ?? "", state: now?.state ?? "", codes})
}

export type WorkRow = MappingsTable &
  Pick<CatalogueRowsTable, "code" | "name"> &
  Pick<RowFactsTable, "volume" | "modality" | "department">

/** Where a page of the work list ended. */
export interface WorkMark {
  readonly weight: number
  readonly id: string
}

/** The rows of a catalogue in one state, the heaviest first. */
export function workList(
  db: Connection,
  catalogueId: string,
  page: {
    readonly state: MappingState
    readonly limit: number
    readonly after?: WorkMark
    /** Part of a code or name. */
    readonly q?: string
  },
): Promise<readonly WorkRow[]> {
  const {after, q} = page
  let heaviest = db
    .selectFrom("mappings")
    .selectAll()
    .where("catalogue_id", "=", catalogueId)
    .where("state", "=", page.state)
    .where("until", "is", null)
    .orderBy("weight", "desc")
    .orderBy("id", "desc")
    .limit(page.limit)
  if (after)
    heaviest = heaviest
      .where("weight", "<=", after.weight)
      .where(eb => eb.or([eb("weight", "<", after.weight), eb("mappings.id", "<", after.id)]))
  if (q !== undefined) {
    const like = `%${q.replace(/[\\%_]/g, found => `\\${found}`)}%`
    heaviest = heaviest.where(eb =>
      eb.exists(
        eb
          .selectFrom("catalogue_rows as named")
          .select("named.id")
          .whereRef("named.id", "=", "mappings.row_id")
          .where(sql<boolean>`(named.name like ${like} escape '\\' or named.code like ${like} escape '\\')`),
      ),
    ) // walks the list in its order and stops when the page is full
  }
  return db
    .selectFrom(heaviest.as("m"))
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .leftJoin("row_facts as f", join => join.onRef("f.row_id", "=", "m.row_id").on("f.until", "is", null))
    .selectAll("m")
    .select(["r.code", "r.name", "f.modality", "f.department"])
    .select(eb => eb.fn.coalesce("f.volume", eb.lit(0)).as("volume"))
    .orderBy("m.weight", "desc")
    .orderBy("m.id", "desc")
    .execute() as Promise<readonly WorkRow[]>
}

/** The mappings of rows as they are now or were at a time. */
export const mappingsOf = (db: Connection, rowIds: readonly string[], at?: number): Promise<MappingsTable[]> =>
  inForce(db.selectFrom("mappings").selectAll().where("row_id", "in", rowIds), at).execute()

export const itemsOf = (db: Connection, mappingIds: readonly string[]): Promise<MappingItemsTable[]> =>
  db
    .selectFrom("mapping_items")
    .selectAll()
    .where("mapping_id", "in", mappingIds)
    .orderBy("mapping_id")
    .orderBy("position")
    .execute()

/** All that a row ever meant, the newest first. */
export const historyOf = (db: Connection, rowId: string): Promise<MappingsTable[]> =>
  db
    .selectFrom("mappings")
    .selectAll()
    .where("row_id", "=", rowId)
    .orderBy("since", "desc")
    .orderBy("id", "desc")
    .execute()

/** All decisions on a row, the newest first. */
export const decisionsOf = (db: Connection, rowId: string): Promise<DecisionsTable[]> =>
  db
    .selectFrom("decisions")
    .selectAll()
    .where("row_id", "=", rowId)
    .orderBy("since", "desc")
    .orderBy("id", "desc")
    .execute()

/** Rows whose mapping in force the machine made, with it, by id; `after` is the last id of the page before. */
export function machineRows(
  db: Connection,
  catalogueId: string,
  page: {readonly after?: string; readonly limit: number},
): Promise<readonly (RowBrief & Pick<MappingsTable, "state"> & {readonly mapping_id: string})[]> {
  return db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(["r.id", "r.name", "f.modality", "f.volume", "m.state", "m.id as mapping_id"])
    .where("r.catalogue_id", "=", catalogueId)
    .where("r.id", ">", page.after ?? "")
    .where("m.origin", "in", ["machine", "inherited"])
    .orderBy("r.id")
    .limit(page.limit)
    .execute()
}

/** Mappings in force that people accepted, at an institution and in its group. */
export function acceptedByPeople(
  db: Connection,
  institutionId: string,
  groupId: string | null,
): Promise<
  readonly (Pick<MappingsTable, "id" | "relation"> &
    Pick<RowBrief, "name" | "modality"> & {readonly institution_id: string})[]
> {
  return db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("catalogues as c", "c.id", "r.catalogue_id")
    .innerJoin("institutions as i", "i.id", "c.institution_id")
    .select(["m.id", "m.relation", "r.name", "f.modality", "c.institution_id"])
    .where("m.until", "is", null)
    .where("m.state", "=", "accepted")
    .where("m.origin", "=", "person")
    .where(eb => eb.or([eb("i.id", "=", institutionId), ...(groupId === null ? [] : [eb("i.group_id", "=", groupId)])]))
    .orderBy("m.id")
    .execute()
}

export const mappingById = (db: Connection, id: string): Promise<MappingsTable | undefined> =>
  db.selectFrom("mappings").selectAll().where("id", "=", id).executeTakeFirst()

/** Proposed mappings of a catalogue that begin with an item, with their rows, the heaviest first. */
export function proposedLike(
  db: Connection,
  catalogueId: string,
  {edition, code}: ItemRef,
): Promise<readonly (MappingsTable & Pick<RowBrief, "name" | "volume">)[]> {
  return db
    .selectFrom("mappings as m")
    .innerJoin("mapping_items as i", join => join.onRef("i.mapping_id", "=", "m.id").on("i.position", "=", 0))
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .selectAll("m")
    .select(["r.name", "f.volume"])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.until", "is", null)
    .where("m.state", "=", "proposed")
    .where("i.edition", "=", edition)
    .where("i.code", "=", code)
    .orderBy("m.weight", "desc")
    .orderBy("m.id")
    .execute()
}

/** Decisions in force in a catalogue that were made for one reason. */
export const decisionsBecause = (db: Connection, catalogueId: string, why: string): Promise<DecisionsTable[]> =>
  db
    .selectFrom("decisions")
    .innerJoin("catalogue_rows", "catalogue_rows.id", "decisions.row_id")
    .selectAll("decisions")
    .where("catalogue_id", "=", catalogueId)
    .where("why", "=", why)
    .where("until", "is", null)
    .orderBy("decisions.id")
    .execute()

/** What one person says of a row in a blind round; nobody's mapping changes by it. */
export interface BlindDecision {
  readonly rowId: string
  readonly act: "accept" | "no match"
  readonly items: readonly ItemRef[]
  readonly relation?: Relation
  readonly tookMs?: number
}

/** Keep a blind decision, in place of the same person's one before in that round. */
export async function decideBlind(change: Change, round: string, decision: BlindDecision): Promise<string> {
  const {rowId: row_id, act, items, relation, tookMs} = decision
  await change.db
    .updateTable("decisions")
    .set({until: change.at})
    .where("row_id", "=", row_id)
    .where("round", "=", round)
    .where("by", "=", change.by)
    .where("until", "is", null)
    .execute()
  const row: DecisionsTable = {
    id: change.newId(),
    row_id,
    saw_id: null,
    mapping_id: null,
    act,
    round,
    relation: relation ?? null,
    items: JSON.stringify(items.map(item => `${item.edition} ${item.code}`)),
    took_ms: tookMs ?? null,
    ...begun(change),
  }
  await change.db.insertInto("decisions").values(row).execute()
  return row.id
}

/** Decisions in force of a blind round, by row, the earlier first. */
export const blindDecisions = (db: Connection, catalogueId: string, round: string): Promise<DecisionsTable[]> =>
  db
    .selectFrom("decisions")
    .innerJoin("catalogue_rows", "catalogue_rows.id", "decisions.row_id")
    .selectAll("decisions")
    .where("catalogue_id", "=", catalogueId)
    .where("round", "=", round)
    .where("until", "is", null)
    .orderBy("row_id")
    .orderBy("decisions.id")
    .execute()

/** How many rows of a catalogue are in each state, and how many examinations. */
export async function statesOf(
  db: Connection,
  catalogueId: string,
): Promise<readonly {readonly state: string; readonly rows: number; readonly volume: number}[]> {
  const rows = await db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .leftJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(eb => [
      eb.fn.coalesce("m.state", sql<string>`'unmapped'`).as("state"),
      eb.fn.countAll().as("rows"),
      eb.fn.sum("f.volume").as("volume"),
    ])
    .where("r.catalogue_id", "=", catalogueId)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
  return rows.map(({state, rows, volume}) => ({state, rows: Number(rows), volume: Number(volume)}))
}

/** Rows that a person has to decide, the heaviest first; `reading` is the same for what reads alike. */
export async function openRows(
  db: Connection,
  catalogueId: string,
): Promise<readonly {readonly volume: number; readonly reading: string}[]> {
  const rows = await db
    .selectFrom("mappings as m")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "m.row_id").on("f.until", "is", null))
    .leftJoin("mapping_items as i", "i.mapping_id", "m.id")
    .select(["m.id", "f.volume", "i.code"])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.until", "is", null)
    .where("m.state", "in", ["proposed", "in review", "deferred"])
    .orderBy("f.volume", "desc")
    .orderBy("m.id")
    .orderBy("i.position")
    .execute()
  const found: {id: string; volume: number; reading: string}[] = []
  for (const {id, volume, code} of rows) {
    const last = found.at(-1)
    if (last?.id === id) last.reading += ` ${code}`
    else found.push({id, volume, reading: code ?? id})
  }
  return found
}

/** A row of an institution as its systems know it, with what it means. */
export interface NamedRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly modality: string | null
  /** Null where no mapping speaks of it yet. */
  readonly state: string | null
  readonly relation: string | null
  readonly confidence: number | null
  /** Id of the mapping. */
  readonly mapping: string | null
  readonly items: readonly ItemRef[]
}

/**
 * The rows of an institution that have these codes and names: by both, else by
 * the code alone, else by the name, whatever its code; undefined where there is none.
 */
export async function rowsNamed(
  db: Connection,
  institutionId: string,
  asked: readonly {readonly code?: string; readonly name?: string}[],
): Promise<readonly (NamedRow | undefined)[]> {
  const codes = [...new Set(asked.flatMap(({code}) => (code ? [code] : [])))]
  const names = [...new Set(asked.flatMap(({name}) => (name ? [name] : [])))]
  if (codes.length + names.length === 0) return asked.map(() => undefined)
  const catalogues = (await cataloguesOf(db, institutionId)).map(({id}) => id)
  if (catalogues.length === 0) return asked.map(() => undefined)
  const own = db.selectFrom("catalogue_rows").select("id").where("catalogue_id", "in", catalogues)
  const byCodes = own.where("code", "in", codes)
  const byNames = own.where("name", "in", names)
  const wanted = codes.length === 0 ? byNames : names.length === 0 ? byCodes : byCodes.union(byNames)
  const rows = await db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .leftJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .leftJoin("mapping_items as i", "i.mapping_id", "m.id")
    .select(["r.id", "r.code", "r.name", "f.modality", "m.state", "m.relation", "m.confidence", "m.id as mapping"])
    .select(["i.edition", "i.code as item"])
    .where("r.id", "in", wanted)
    .orderBy("r.id")
    .orderBy("i.position")
    .execute()
  const found = new Map<string, NamedRow>()
  for (const {edition, item, ...row} of rows) {
    const items = [
      ...(found.get(row.id)?.items ?? []),
      ...(edition !== null && item !== null ? [{edition, code: item}] : []),
    ]
    found.set(row.id, {...row, items})
  }
  const all = [...found.values()]
  const byCode = Map.groupBy(all, row => row.code)
  const byName = Map.groupBy(all, row => row.name)
  return asked.map(({code, name}) => {
    const coded = code ? (byCode.get(code) ?? []) : []
    if (!name) return only(coded)
    return coded.find(row => row.name === name) ?? only(coded) ?? best(byName.get(name) ?? [])
  })
}

/** A code that stands for several rows says nothing by itself. */
const only = (rows: readonly NamedRow[]): NamedRow | undefined => (rows.length === 1 ? rows[0] : undefined)

/** Of rows with one name, one that is decided. */
const best = (rows: readonly NamedRow[]): NamedRow | undefined =>
  rows.find(({state}) => state === "accepted") ?? rows[0]

/** A row of a catalogue, what is known of it, and its mapping. */
export type MappedRow = Pick<CatalogueRowsTable, "id" | "code" | "name"> &
  Pick<
    RowFactsTable,
    "volume" | "modality" | "department" | "price" | "price_code" | "pinyin" | "valid_from" | "valid_to"
  > &
  Pick<
    MappingsTable,
    "state" | "relation" | "confidence" | "weight" | "origin" | "engine" | "lexicon" | "account" | "since" | "by"
  > & {readonly mapping_id: string}

/** The rows of a catalogue in some states with their mappings in force, by id; `after` is the last id of the page before. */
export function mappedRows(
  db: Connection,
  catalogueId: string,
  page: {readonly states: readonly MappingState[]; readonly after?: string; readonly limit: number},
): Promise<readonly MappedRow[]> {
  return db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(["r.id", "r.code", "r.name", "f.volume", "f.modality", "f.department", "f.price", "f.price_code"])
    .select(["f.pinyin", "f.valid_from", "f.valid_to", "m.id as mapping_id", "m.state", "m.relation", "m.confidence"])
    .select(["m.weight", "m.origin", "m.engine", "m.lexicon", "m.account", "m.since", "m.by"])
    .where("r.catalogue_id", "=", catalogueId)
    .where("r.id", ">", page.after ?? "")
    .where("m.state", "in", page.states)
    .orderBy("r.id")
    .limit(page.limit)
    .execute()
}

/** When people decided rows of a catalogue, what, and how long it took them. */
export const decisionTimes = (
  db: Connection,
  catalogueId: string,
): Promise<readonly Pick<DecisionsTable, "by" | "act" | "since" | "took_ms">[]> =>
  db
    .selectFrom("decisions as d")
    .innerJoin("catalogue_rows as r", "r.id", "d.row_id")
    .select(["d.by", "d.act", "d.since", "d.took_ms"])
    .where("r.catalogue_id", "=", catalogueId)
    .orderBy("d.since")
    .execute()
