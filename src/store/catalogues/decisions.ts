import type {Refusal} from "../../issue/index.ts"
import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {refuse} from "../issues.ts"
import type {KeptAct} from "../lists.ts"
import {userById} from "../people/accounts.ts"
import {insertMapping, itemsOf, itemText, mappingsOf, type NewMapping} from "./mappings.ts"
import type {DecisionsTable, MappingsTable} from "./schema.ts"

/** What a person does to a row. */
export interface Decision {
  /** The mapping the person saw. */
  readonly sawId: string
  readonly act: KeptAct
  readonly mapping: NewMapping
  /** What the person says of it; the change's why when left out. */
  readonly reason?: string
  /** The name of many decisions that were made as one: the decision bears it as its why, to be found by. */
  readonly bulk?: string
  readonly tookMs?: number
}

/**
 * Keep a decision and the mapping it leads to, in place of those before.
 *
 * @returns the new mapping
 * @throws Refusal `mapping.moved` when the mapping seen is no longer in force
 */
export async function decide(change: Change, decision: Decision): Promise<MappingsTable> {
  const {db, at} = change
  const {bulk = change.why, reason = bulk} = decision
  const {rowId, items, relation} = decision.mapping
  const ended = db.updateTable("mappings").set({until: at}).where("id", "=", decision.sawId)
  const {numUpdatedRows} = await ended.where("row_id", "=", rowId).where("until", "is", null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw await moved(db, rowId)
  const made = await insertMapping({...change, why: reason}, decision.mapping)
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
    mapping_id: made.id,
    act: decision.act,
    round: "",
    relation: relation ?? null,
    items: JSON.stringify(items.map(itemText)),
    took_ms: decision.tookMs ?? null,
    ...begun({...change, why: decision.bulk ?? reason}),
  }
  await db.insertInto("decisions").values(row).execute()
  return made
}

/** Tells the second of two people what the first one decided. */
async function moved(db: Connection, rowId: string): Promise<Refusal> {
  const [now] = await mappingsOf(db, [rowId])
  const user = now && (await userById(db, now.by))
  const codes = now ? (await itemsOf(db, [now.id])).map(({code}) => code).join(";") : ""
  const called = await db
    .selectFrom("catalogue_rows")
    .select(["code", "name"])
    .where("id", "=", rowId)
    .executeTakeFirst()
  const row = [called?.code, called?.name ?? rowId].filter(Boolean).join(" ")
  return refuse("mapping.moved", {row, by: user?.login ?? now?.by ?? "", state: now?.state ?? "", codes})
}

/** All decisions on a row, the newest first. */
export const decisionsOf = (db: Connection, rowId: string): Promise<DecisionsTable[]> =>
  db.selectFrom("decisions").selectAll().where("row_id", "=", rowId).orderBy("id", "desc").execute()

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
