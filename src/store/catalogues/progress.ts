import {sql} from "kysely"
import type {Connection} from "../connection.ts"
import {type MappingState, openStates, type RowState} from "../lists.ts"

/** Rows and their examinations. */
export interface Sum {
  readonly rows: number
  readonly volume: number
}

/** How many rows of a catalogue are in each state, and how many examinations; `unmapped` where no mapping speaks of them. */
export async function statesOf(
  db: Connection,
  catalogueId: string,
): Promise<readonly (Sum & {readonly state: RowState})[]> {
  const mapped = await db
    .selectFrom("mappings")
    .select(eb => [
      "state",
      eb.fn.countAll().as("rows"),
      eb.fn.count("volume").as("there"),
      eb.fn.sum("volume").as("volume"),
    ])
    .where("catalogue_id", "=", catalogueId)
    .where("until", "is", null)
    .groupBy("state")
    .orderBy("state")
    .execute()
  const states = mapped
    .map(({state, there, volume}) => ({state, rows: Number(there), volume: Number(volume)}))
    .filter(({rows}) => rows > 0)
  const speaking = mapped.reduce((sum, {rows}) => sum + Number(rows), 0)
  const unmapped = speaking === (await countAll(db, catalogueId)) ? undefined : await unmappedOf(db, catalogueId)
  return unmapped && unmapped.rows > 0 ? [...states, {state: "unmapped", ...unmapped}] : states
}

/** Rows of a catalogue, those that are gone too. */
async function countAll(db: Connection, catalogueId: string): Promise<number> {
  const all = db.selectFrom("catalogue_rows").select(eb => eb.fn.countAll().as("rows"))
  return Number((await all.where("catalogue_id", "=", catalogueId).executeTakeFirstOrThrow()).rows)
}

async function unmappedOf(db: Connection, catalogueId: string): Promise<Sum> {
  const found = await db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .leftJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(eb => [eb.fn.countAll().as("rows"), eb.fn.sum("f.volume").as("volume")])
    .where("r.catalogue_id", "=", catalogueId)
    .where("m.id", "is", null)
    .executeTakeFirstOrThrow()
  return {rows: Number(found.rows), volume: Number(found.volume ?? 0)}
}

/** Rows that a person has to decide, the heaviest first; `reading` is the same for what reads alike. */
export async function openRows(
  db: Connection,
  catalogueId: string,
): Promise<readonly {readonly volume: number; readonly reading: string}[]> {
  const rows = await db
    .selectFrom("mappings as m")
    .leftJoin("mapping_items as i", "i.mapping_id", "m.id")
    .select(["m.id", "m.volume", "i.code", "i.position"])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.until", "is", null)
    .where("m.volume", "is not", null)
    .where("m.state", "in", openStates)
    .orderBy("m.volume", "desc")
    .orderBy("m.id")
    .orderBy("i.position")
    .execute()
  const found: {id: string; volume: number; reading: string}[] = []
  for (const {id, volume, code} of rows) {
    const last = found.at(-1)
    if (last?.id === id) last.reading += ` ${code}`
    else found.push({id, volume: volume ?? 0, reading: code ?? id})
  }
  return found
}

/** Accepted rows of a catalogue by item; a row of several items counts for each, and for none of those of which one is meant. */
export async function acceptedByItem(
  db: Connection,
  catalogueId: string,
): Promise<readonly (Sum & {readonly edition: string; readonly code: string})[]> {
  const rows = await db
    .selectFrom("mappings as m")
    .innerJoin("mapping_items as i", "i.mapping_id", "m.id")
    .select(eb => ["i.edition", "i.code", eb.fn.countAll().as("rows"), eb.fn.sum("m.volume").as("volume")])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.until", "is", null)
    .where("m.state", "=", "accepted")
    .where("m.volume", "is not", null)
    .where("i.choice", "is", null)
    .groupBy(["i.edition", "i.code"])
    .orderBy("i.edition")
    .orderBy("i.code")
    .execute()
  return rows.map(({edition, code, rows, volume}) => ({edition, code, rows: Number(rows), volume: Number(volume)}))
}

/** Days begin at whole quarters of an hour, wherever they do. */
const quarterMs = 900_000

/** What came to a catalogue, or left it, within a quarter of an hour. */
export interface QuarterChange extends Sum {
  /** Its begin. */
  readonly at: number
}

/** Rows that came and went, and their examinations as their facts changed, by quarters of an hour. */
export async function rowChanges(db: Connection, catalogueId: string): Promise<readonly QuarterChange[]> {
  const side = (at: "since" | "until") =>
    db
      .selectFrom("row_facts as f")
      .innerJoin("catalogue_rows as r", "r.id", "f.row_id")
      .select(eb => [quarterOf(`f.${at}`), eb.fn.countAll().as("rows"), eb.fn.sum("f.volume").as("volume")])
      .where("r.catalogue_id", "=", catalogueId)
      .where(`f.${at}`, "is not", null)
      .groupBy(sql`1`)
      .execute()
  return balanced(await side("since"), await side("until"))
}

/** Rows that came into these states and left them, by quarters of an hour. Rows that are gone count for nothing. */
export async function stateChanges(
  db: Connection,
  catalogueId: string,
  states: readonly MappingState[],
): Promise<readonly QuarterChange[]> {
  const side = (at: "since" | "until") =>
    db
      .selectFrom("mappings as m")
      .innerJoin("catalogue_rows as r", "r.id", "m.row_id") // by its rows the mappings of a catalogue are found, ended ones too
      .select(eb => [quarterOf(`m.${at}`), eb.fn.countAll().as("rows"), eb.fn.sum("m.volume").as("volume")])
      .where("r.catalogue_id", "=", catalogueId)
      .where("m.state", "in", states)
      .where("m.volume", "is not", null)
      .where(`m.${at}`, "is not", null)
      .groupBy(sql`1`)
      .execute()
  return balanced(await side("since"), await side("until"))
}

const quarterOf = (column: string) => sql<number | string>`${sql.ref(column)} / ${sql.lit(quarterMs)}`.as("quarter")

interface QuarterRow {
  readonly quarter: number | string
  readonly rows: number | string | bigint
  readonly volume: number | string | bigint
}

/** What came less what left, the first first. */
function balanced(came: readonly QuarterRow[], left: readonly QuarterRow[]): readonly QuarterChange[] {
  const quarters = new Map<number, {at: number; rows: number; volume: number}>()
  const add = (sign: 1 | -1) => (one: QuarterRow) => {
    const at = Number(one.quarter) * quarterMs
    const sum = quarters.get(at) ?? {at, rows: 0, volume: 0}
    sum.rows += sign * Number(one.rows)
    sum.volume += sign * Number(one.volume)
    quarters.set(at, sum)
  }
  came.forEach(add(1))
  left.forEach(add(-1))
  return [...quarters.values()].sort((a, b) => a.at - b.at)
}
