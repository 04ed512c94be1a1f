import {type RawBuilder, sql} from "kysely"
import type {Status} from "../../recognition/lists.ts"
import type {Connection} from "../connection.ts"
import type {Decider, MappingState, Origin, WorkOrder} from "../lists.ts"
import type {RowBrief} from "./catalogues.ts"
import type {ItemRef} from "./mappings.ts"
import type {CatalogueRowsTable, MappingsTable} from "./schema.ts"

/** A row of the work list. Nothing is known of one that is gone from its catalogue. */
export type WorkRow = MappingsTable &
  Pick<CatalogueRowsTable, "code" | "name" | "beside"> & {readonly department: string | null}

/** Where a page of the work list ended. */
export interface WorkMark {
  readonly weight: number
  readonly id: string
}

/** In which order rows are looked at; the heaviest first when nothing is said. */
export interface WorkSort {
  readonly order?: WorkOrder
  readonly reverse?: boolean
}

/** Which rows of the work list are looked at. */
export interface WorkFilter {
  readonly state: MappingState
  /** Part of a code or name. */
  readonly q?: string
  readonly modality?: string
  /** How the machine read the name. */
  readonly reading?: Status
  readonly flag?: string
  readonly origin?: Origin
  /** One of the items that the row is mapped to. */
  readonly item?: ItemRef
  /** Whose decision waits for a second look or was sent back: this person's, or that of all others. */
  readonly decider?: {readonly userId: string; readonly is: Decider}
}

export interface WorkPage extends WorkFilter, WorkSort {
  readonly limit: number
  /** Where nothing is said of the order. */
  readonly after?: WorkMark
  /** Rows to pass over. */
  readonly skip?: number
}

/** The rows of a catalogue in one state. */
export function workList(db: Connection, catalogueId: string, page: WorkPage): Promise<readonly WorkRow[]> {
  return rowsOf(db, idsOf(db, catalogueId, page), page)
}

/** Rows of the work list by the ids of their mappings. */
export const workRows = (
  db: Connection,
  mappingIds: readonly string[],
  sort: WorkSort = {},
): Promise<readonly WorkRow[]> => (mappingIds.length === 0 ? Promise.resolve([]) : rowsOf(db, mappingIds, sort))

/** What tells whose a row is, in the order of the work list. */
export type WorkKey = WorkMark & Pick<CatalogueRowsTable, "code"> & {readonly row_id: string}

/** The keys of a page of the work list. */
export function workKeys(db: Connection, catalogueId: string, page: WorkPage): Promise<readonly WorkKey[]> {
  const [first, last] = orderOf("m", page)
  return db
    .selectFrom(idsOf(db, catalogueId, page).as("h"))
    .innerJoin("mappings as m", "m.id", "h.id")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .select(["m.id", "m.weight", "m.row_id", "r.code"])
    .orderBy(first.by, first.direction)
    .orderBy(last.by, last.direction)
    .execute()
}

/** How many rows of the work list there are. */
export async function countWork(db: Connection, catalogueId: string, filter: WorkFilter): Promise<number> {
  const {count} = await filtered(db, catalogueId, filter)
    .select(eb => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Ids of mappings in the order of the list: where that is by weight, a walk along its index, which reads nothing else where it can. */
function idsOf(db: Connection, catalogueId: string, page: WorkPage) {
  const {after, skip} = page
  const [first, last] = orderOf("mappings", page)
  let list = filtered(db, catalogueId, page)
    .select("mappings.id")
    .orderBy(first.by, first.direction)
    .orderBy(last.by, last.direction)
    .limit(page.limit)
  if (skip !== undefined) list = list.offset(skip)
  if (after)
    list = list
      .where("weight", "<=", after.weight)
      .where(eb => eb.or([eb("weight", "<", after.weight), eb("mappings.id", "<", after.id)]))
  return list
}

type Direction = "asc" | "desc"

/** What a table of mappings, known by this name, is ordered by, and by what then. */
function orderOf(mappings: "m" | "mappings", {order = "doubt", reverse = false}: WorkSort) {
  const usual: Direction = order === "doubt" || order === "volume" ? "desc" : "asc"
  const other: Direction = usual === "asc" ? "desc" : "asc"
  const direction = reverse ? other : usual
  return [
    {by: keyOf[order](column => sql.ref(`${mappings}.${column}`)), direction},
    {by: sql.ref(`${mappings}.id`), direction},
  ] as const
}

/** What stands for an order in a mapping's row; what it lacks itself is looked up. */
const keyOf: Readonly<Record<WorkOrder, (column: (name: string) => RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  doubt: column => column("weight"),
  volume: column => sql`coalesce(${column("volume")}, -1)`,
  confidence: column => column("confidence"),
  name: column => sql`(select o.name from catalogue_rows o where o.id = ${column("row_id")})`,
  code: column => sql`(select o.code from catalogue_rows o where o.id = ${column("row_id")})`,
  item: column =>
    sql`coalesce((select o.code from mapping_items o where o.mapping_id = ${column("id")} and o.position = 0), '')`,
}

function filtered(db: Connection, catalogueId: string, filter: WorkFilter) {
  const {state, q, modality, reading, flag, origin, item, decider} = filter
  let list = db
    .selectFrom("mappings")
    .where("catalogue_id", "=", catalogueId)
    .where("state", "=", state)
    .where("until", "is", null)
  if (modality !== undefined) list = list.where("modality", "=", modality)
  if (reading !== undefined) list = list.where("status", "=", reading)
  if (origin !== undefined) list = list.where("origin", "=", origin)
  if (decider) list = list.where("pending_by", decider.is === "me" ? "=" : "!=", decider.userId)
  if (flag !== undefined) list = list.where(contains("flags", ` ${flag} `))
  if (item !== undefined)
    list = list.where(
      "mappings.id",
      "in",
      db
        .selectFrom("mapping_items")
        .select("mapping_id")
        .where("edition", "=", item.edition)
        .where("code", "=", item.code),
    )
  if (q !== undefined)
    list = list.where(eb =>
      eb.exists(
        eb
          .selectFrom("catalogue_rows")
          .select("catalogue_rows.id")
          .whereRef("catalogue_rows.id", "=", "mappings.row_id")
          .where(isLike(q)),
      ),
    ) // walks the list in its order and stops when the page is full
  return list
}

const isLike = (q: string) => sql<boolean>`(${contains("name", q)} or ${contains("catalogue_rows.code", q)})`

const contains = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, found => `\\${found}`)}%`} escape '\\'`

/** The rows of these mappings, whole. */
function rowsOf(
  db: Connection,
  ids: ReturnType<typeof idsOf> | readonly string[],
  sort: WorkSort,
): Promise<readonly WorkRow[]> {
  const [first, last] = orderOf("m", sort)
  return db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .leftJoin("row_facts as f", join => join.onRef("f.row_id", "=", "m.row_id").on("f.until", "is", null))
    .selectAll("m")
    .select(["r.code", "r.name", "r.beside", "f.department"])
    .where("m.id", "in", ids)
    .orderBy(first.by, first.direction)
    .orderBy(last.by, last.direction)
    .execute()
}

/** A proposed mapping with its row. */
type Proposed = MappingsTable & Pick<RowBrief, "name" | "beside" | "volume"> & {readonly code: string}

/** Proposed mappings of a catalogue that begin with an item, with their rows, the heaviest first. */
export const proposedLike = (
  db: Connection,
  catalogueId: string,
  {edition, code}: ItemRef,
): Promise<readonly Proposed[]> =>
  proposed(db, catalogueId)
    .innerJoin("mapping_items as i", join => join.onRef("i.mapping_id", "=", "m.id").on("i.position", "=", 0))
    .where("i.edition", "=", edition)
    .where("i.code", "=", code)
    .execute()

/** Proposed mappings of a catalogue whose names were read so, with their rows, the heaviest first. */
export const proposedAs = (db: Connection, catalogueId: string, status: Status): Promise<readonly Proposed[]> =>
  proposed(db, catalogueId).where("m.status", "=", status).execute()

const proposed = (db: Connection, catalogueId: string) =>
  db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .selectAll("m")
    .select(["r.code", "r.name", "r.beside", "f.volume"])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.until", "is", null)
    .where("m.state", "=", "proposed")
    .orderBy("m.weight", "desc")
    .orderBy("m.id")
