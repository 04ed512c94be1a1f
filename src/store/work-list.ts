import {sql} from "kysely"
import type {RowBrief} from "./catalogues.ts"
import type {Connection} from "./connection.ts"
import type {ItemRef, MappingState} from "./mappings.ts"
import type {CatalogueRowsTable, MappingsTable, RowFactsTable} from "./schema.ts"

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
