import type {Connection} from "../connection.ts"
import type {ItemRef} from "./mappings.ts"

/** How much an item is used: by accepted mappings in force, of catalogues in use. */
export interface ItemUsage {
  readonly institutions: number
  /** Different names. */
  readonly names: number
  /** Examinations under them. */
  readonly volume: number
}

/** A row that means an item for sure. */
export interface ItemUse {
  readonly institution_id: string
  readonly institution_code: string
  readonly institution_name: string
  readonly row: string
  readonly catalogue: string
  readonly name: string
  readonly volume: number
}

/** How many of some institutions, or of all, use an item, under how many names, for how many examinations. */
export async function itemUsage(db: Connection, item: ItemRef, institutions?: readonly string[]): Promise<ItemUsage> {
  if (institutions?.length === 0) return {institutions: 0, names: 0, volume: 0}
  const rows = uses(db, item)
  const counted = await (institutions === undefined ? rows : rows.where("n.id", "in", institutions))
    .select(eb => [
      eb.fn.count("n.id").distinct().as("institutions"),
      eb.fn.count("r.name").distinct().as("names"),
      eb.fn.sum("f.volume").as("volume"),
    ])
    .executeTakeFirstOrThrow()
  return {
    institutions: Number(counted.institutions),
    names: Number(counted.names),
    volume: Number(counted.volume ?? 0),
  }
}

/** Rows that mean an item, those with most examinations first, of some institutions or of all. */
export async function itemUses(
  db: Connection,
  item: ItemRef,
  query: {readonly institutions?: readonly string[] | undefined; readonly limit: number},
): Promise<readonly ItemUse[]> {
  if (query.institutions?.length === 0) return []
  const rows = uses(db, item)
    .select(["n.id as institution_id", "n.code as institution_code", "n.name as institution_name"])
    .select(["r.id as row", "c.id as catalogue", "r.name", "f.volume"])
    .orderBy("f.volume", "desc")
    .orderBy("r.id")
    .limit(query.limit)
  return (query.institutions === undefined ? rows : rows.where("n.id", "in", query.institutions)).execute()
}

const uses = (db: Connection, {edition, code}: ItemRef) =>
  db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("catalogues as c", "c.id", "m.catalogue_id")
    .innerJoin("institutions as n", "n.id", "c.institution_id")
    .where("m.id", "in", eb =>
      eb
        .selectFrom("mapping_items")
        .select("mapping_id")
        .where("edition", "=", edition)
        .where("code", "=", code)
        .where("choice", "is", null),
    )
    .where("m.until", "is", null)
    .where("m.state", "=", "accepted")
    .where("c.retired_at", "is", null)
    .where("n.retired_at", "is", null)
