import {type Expression, sql} from "kysely"
import type {Relation} from "../../standard/lists.ts"
import type {Connection} from "../connection.ts"
import type {MappingState} from "../lists.ts"
import {cataloguesOf} from "./catalogues.ts"
import {itemText, type MappedItem, mappedItem} from "./mappings.ts"

/** A row of an institution as its systems know it, with what it means. */
export interface NamedRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly modality: string | null
  /** What stands beside the name, as it is kept. */
  readonly beside: string
  /** Of a mapping in review. */
  readonly account: string | null
  /** Null where no mapping speaks of it yet. */
  readonly state: MappingState | null
  readonly relation: Relation | null
  readonly confidence: number | null
  /** Id of the mapping. */
  readonly mapping: string | null
  readonly items: readonly MappedItem[]
}

/**
 * The rows of an institution that have these codes and names: by both, else by
 * the code alone, else by the name, whatever its code; undefined where there is none,
 * and where a name stands for rows that other columns tell apart and that don't mean the same.
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
  const rows = await rowsBy(db, catalogues, codes, names)
  const byCode = Map.groupBy(rows, row => row.code)
  const byName = Map.groupBy(rows, row => row.name)
  return asked.map(({code, name}) => {
    const coded = code ? (byCode.get(code) ?? []) : []
    if (!name) return only(coded)
    return coded.find(row => row.name === name) ?? only(coded) ?? best(byName.get(name) ?? [])
  })
}

/** Rows of catalogues by their codes and by their names, in the order of their ids. */
async function rowsBy(
  db: Connection,
  catalogues: readonly string[],
  codes: readonly string[],
  names: readonly string[],
): Promise<readonly NamedRow[]> {
  const own = db.selectFrom("catalogue_rows").select("id").where("catalogue_id", "in", catalogues)
  const byCodes = own.where("code", "in", codes)
  const byNames = own.where("name", "in", names)
  const wanted = codes.length === 0 ? byNames : names.length === 0 ? byCodes : byCodes.union(byNames)
  const rows = await db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .leftJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .leftJoin("mapping_items as i", "i.mapping_id", "m.id")
    .select(["r.id", "r.code", "r.name", "r.beside", "f.modality", "m.state", "m.relation", "m.confidence"])
    .select(eb => ["m.id as mapping", inReview(eb.ref("m.account")).as("account")])
    .select(["i.edition", "i.code as item", "i.choice", "i.alternative"])
    .where("r.id", "in", wanted)
    .orderBy("r.id")
    .orderBy("i.position")
    .execute()
  return gathered(rows)
}

/** A row with one of its items; all is null where it has none. */
interface ItemOfRow extends Omit<NamedRow, "items"> {
  readonly edition: string | null
  readonly item: string | null
  readonly choice: number | null
  readonly alternative: number | null
}

/** A row for each of its items, as one with all of them. */
function gathered(rows: readonly ItemOfRow[]): readonly NamedRow[] {
  const found = new Map<string, NamedRow>()
  for (const {edition, item, choice, alternative, ...row} of rows) {
    const items = [
      ...(found.get(row.id)?.items ?? []),
      ...(edition !== null && item !== null ? [mappedItem({edition, code: item, choice, alternative})] : []),
    ]
    found.set(row.id, {...row, items})
  }
  return [...found.values()]
}

const inReview = (account: Expression<string | null>) =>
  sql<string | null>`case when m.state = 'in review' then ${account} end`

/** A code that stands for several rows says nothing by itself. */
const only = (rows: readonly NamedRow[]): NamedRow | undefined => (rows.length === 1 ? rows[0] : undefined)

/** Of rows with one name, one that is decided; those with something beside it count only where all mean the same. */
function best(all: readonly NamedRow[]): NamedRow | undefined {
  const plain = all.filter(({beside}) => beside === "")
  const rows = plain.length > 0 ? plain : all
  const isOne = new Set(rows.map(({beside}) => beside)).size <= 1 || new Set(rows.map(meaningOf)).size === 1
  return isOne ? (rows.find(({state}) => state === "accepted") ?? rows[0]) : undefined
}

const meaningOf = ({state, items}: NamedRow): string => `${state} ${items.map(itemText).join()}`
