import {
  endMappings,
  itemsByMapping,
  type MappedItem,
  type MappingsTable,
  mappingsOf,
  type NewMapping,
  type NewRow,
  putMappings,
  withPending,
} from "../store/catalogues/index.ts"
import type {Change} from "../store/index.ts"
import type {ChangedRow} from "./preview.ts"
import {type MappingAccount, type Was, weightOf} from "./reading.ts"

/** Whether a row is called otherwise, or something else stands beside its name; script width, case and blanks say nothing. */
export const isRenamed = ({what, row, was}: ChangedRow): boolean =>
  what.includes("beside") || (what.includes("name") && foldName(row.name) !== foldName(was.name))

/** A name as far as it tells one row from another. */
export const foldName = (name: string): string => name.normalize("NFKC").replace(/\s+/g, "").toLowerCase()

/**
 * Rows that are called otherwise from now on: what was settled or put aside for
 * their old name goes to review and stays the answer till then; what the machine
 * only proposed for it is read anew when the catalogue is mapped next. Where the
 * name is only written otherwise, what is settled stays so.
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
      if (!row) return []
      const refs = items.get(mapping.id) ?? []
      return [isRenamed(row) ? inReview(mapping, row, refs) : asBefore(mapping, row, refs)]
    }),
  )
}

/** What was read of the name is not kept: its words stand at other places now. */
const asBefore = (mapping: MappingsTable, {row}: ChangedRow, items: readonly MappedItem[]): NewMapping => ({
  ...common(mapping, row, items),
  state: mapping.state,
  ...withPending(mapping),
  weight: mapping.weight,
  ...(mapping.status !== null && {status: mapping.status}),
  ...(mapping.flags !== null && {flags: mapping.flags.split(" ").filter(Boolean)}),
})

const common = (mapping: MappingsTable, row: NewRow, items: readonly MappedItem[]) => ({
  rowId: mapping.row_id,
  catalogueId: mapping.catalogue_id,
  items,
  ...(mapping.relation !== null && {relation: mapping.relation}),
  confidence: mapping.confidence,
  origin: mapping.origin,
  ...(mapping.engine !== null && {engine: mapping.engine}),
  ...(mapping.lexicon !== null && {lexicon: mapping.lexicon}),
  modality: row.modality ?? null,
  volume: row.volume ?? 0,
})

function inReview(mapping: MappingsTable, {row, was}: ChangedRow, items: readonly MappedItem[]): NewMapping {
  const first = wasOf(mapping) ?? {name: was.name, beside: was.beside ?? [], state: mapping.state, mapping: mapping.id}
  return {
    ...common(mapping, row, items),
    state: "in review",
    weight: weightOf(row.volume ?? 0, 0),
    account: JSON.stringify({was: first} satisfies Partial<MappingAccount>),
  }
}

/** The answer that a row in review had under another name; undefined where it is in review for another reason. */
export function wasOf({state, account}: Pick<MappingsTable, "state" | "account">): Was | undefined {
  if (state !== "in review" || account === null) return undefined
  return (JSON.parse(account) as Partial<MappingAccount>).was
}
