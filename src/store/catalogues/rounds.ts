import type {Relation} from "../../standard/lists.ts"
import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {BlindAct} from "../lists.ts"
import {itemText, type MappedItem} from "./mappings.ts"
import type {DecisionsTable} from "./schema.ts"

/** What one person says of a row in a blind round; nobody's mapping changes by it. */
export interface BlindDecision {
  readonly rowId: string
  readonly act: BlindAct
  readonly items: readonly MappedItem[]
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
    items: JSON.stringify(items.map(itemText)),
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

/** What one person says in a blind round, the latest first. */
export const ownDecisions = (
  db: Connection,
  catalogueId: string,
  {round, by}: {readonly round: string; readonly by: string},
): Promise<DecisionsTable[]> =>
  db
    .selectFrom("decisions")
    .innerJoin("catalogue_rows", "catalogue_rows.id", "decisions.row_id")
    .selectAll("decisions")
    .where("catalogue_id", "=", catalogueId)
    .where("round", "=", round)
    .where("by", "=", by)
    .where("until", "is", null)
    .orderBy("decisions.since", "desc")
    .orderBy("decisions.id", "desc")
    .execute()

/** Who said what of which row in any blind round of a catalogue, by round and time. */
export const roundDecisions = (
  db: Connection,
  catalogueId: string,
): Promise<readonly Pick<DecisionsTable, "round" | "row_id" | "by" | "since">[]> =>
  db
    .selectFrom("decisions")
    .innerJoin("catalogue_rows", "catalogue_rows.id", "decisions.row_id")
    .select(["decisions.round", "decisions.row_id", "decisions.by", "decisions.since"])
    .where("catalogue_id", "=", catalogueId)
    .where("round", "!=", "")
    .where("until", "is", null)
    .orderBy("round")
    .orderBy("decisions.since")
    .execute()

/** How many people said something of a row in a blind round. */
export async function answersIn(db: Connection, rowId: string, round: string): Promise<number> {
  const {count} = await db
    .selectFrom("decisions")
    .select(eb => eb.fn.count("by").distinct().as("count"))
    .where("row_id", "=", rowId)
    .where("round", "=", round)
    .where("until", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
