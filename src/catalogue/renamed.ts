import {
  endMappings,
  type ItemRef,
  itemsByMapping,
  type MappingsTable,
  mappingsOf,
  type NewMapping,
  putMappings,
} from "../store/catalogues/index.ts"
import type {Change} from "../store/index.ts"
import type {ChangedRow} from "./preview.ts"
import {type MappingAccount, type Was, weightOf} from "./reading.ts"

/** Whether a row is called otherwise, or something else stands beside its name. */
export const isRenamed = ({what}: ChangedRow): boolean => what.includes("name") || what.includes("beside")

/**
 * Rows that are called otherwise from now on: what was settled or put aside for
 * their old name goes to review and stays the answer till then; what the machine
 * only proposed for it is read anew when the catalogue is mapped next.
 */
export async function reviewRenamed(tx: Change, rows: readonly ChangedRow[]): Promise<void> {
  if (rows.length === 0) return
  const byId = new Map(rows.map(row => [row.id, row]))
  const mappings = await mappingsOf(tx.db, [...byId.keys()])
  const isOpen = ({state, origin}: MappingsTable) => state === "proposed" && origin !== "person"
  await endMappings(
    tx,
    mappings.filter(isOpen).map(({row_id}) => row_id),
  )
  const kept = mappings.filter(mapping => !isOpen(mapping))
  const items = await itemsByMapping(
    tx.db,
    kept.map(({id}) => id),
  )
  await putMappings(
    tx,
    kept.flatMap(mapping => {
      const row = byId.get(mapping.row_id)
      return row ? [inReview(mapping, row, items.get(mapping.id) ?? [])] : []
    }),
  )
}

function inReview(mapping: MappingsTable, {row, was}: ChangedRow, items: readonly ItemRef[]): NewMapping {
  const volume = row.volume ?? 0
  const first = wasOf(mapping) ?? {name: was.name, beside: was.beside ?? [], state: mapping.state, mapping: mapping.id}
  return {
    rowId: mapping.row_id,
    catalogueId: mapping.catalogue_id,
    state: "in review",
    items,
    ...(mapping.relation !== null && {relation: mapping.relation}),
    confidence: mapping.confidence,
    weight: weightOf(volume, 0),
    origin: mapping.origin,
    ...(mapping.engine !== null && {engine: mapping.engine}),
    ...(mapping.lexicon !== null && {lexicon: mapping.lexicon}),
    account: JSON.stringify({was: first} satisfies Partial<MappingAccount>),
    modality: row.modality ?? null,
    volume,
  }
}

/** The answer that a row in review had under another name; undefined where it is in review for another reason. */
export function wasOf({state, account}: Pick<MappingsTable, "state" | "account">): Was | undefined {
  if (state !== "in review" || account === null) return undefined
  return (JSON.parse(account) as Partial<MappingAccount>).was
}
