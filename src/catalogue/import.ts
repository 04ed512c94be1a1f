import {type Issue, Refusal} from "../issue/index.ts"
import {addImport, addRows, catalogueById, dropRows, renameRows, succeedFacts} from "../store/catalogues/index.ts"
import {type Change, hold, measureTables, parts, record} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {type ChangedRow, type Preview, previewImport} from "./preview.ts"
import {reviewRenamed} from "./renamed.ts"
import type {Sheet} from "./sheet.ts"

interface ImportOptions {
  /** The file is the whole catalogue: rows that it hasn't are gone. */
  readonly complete?: boolean
  /** Yes, it is this hospital's. */
  readonly evenSo?: boolean
}

/** What an import did; rows that are back are among those added. `none` when the very file was there already and nothing came of it. */
interface Imported extends Pick<Preview, "same" | "issues"> {
  readonly importId: string | undefined
  readonly added: number
  readonly changed: number
  readonly gone: number
}

const rowsAtOnce = 5000

/**
 * Take a sheet into a catalogue, and enter it in the audit. The same file again
 * changes nothing.
 *
 * @throws Refusal `column.personal`, `catalogue.other`, `thing.missing`
 */
export async function importSheet(
  tx: Change,
  {catalogueId, sheet, options = {}}: {catalogueId: string; sheet: Sheet; options?: ImportOptions},
): Promise<Imported> {
  await hold(tx, `catalogue:${catalogueId}`)
  const catalogue = await catalogueById(tx.db, catalogueId)
  if (!catalogue) throw refuse("thing.missing", {kind: "catalogue", id: catalogueId})
  const preview = await previewImport(tx.db, catalogueId, sheet)
  const against = preview.objections.find(found => !(options.evenSo && isDoubt(found)))
  if (against) throw new Refusal(against)
  const gone = options.complete ? preview.gone : preview.replaced
  const added = preview.added.length + preview.back.length
  const counts = {added, changed: preview.changed.length, gone: gone.length}
  const {same, issues} = preview
  if (preview.before && counts.added + counts.changed + counts.gone === 0)
    return {importId: undefined, same, issues, ...counts}
  const importId = await writeRows(tx, catalogueId, sheet, {...preview, gone})
  if (counts.added + counts.changed > rowsAtOnce) await measureTables(tx, ["catalogue_rows", "row_facts"])
  const details = {file: sheet.file, hash: sheet.hash, ...counts, same}
  const {institution_id: institutionId} = catalogue
  await record(tx, [{act: "catalogue.import", subject: `catalogue:${catalogueId}`, institutionId, details}])
  return {importId, same, issues, ...counts}
}

async function writeRows(
  tx: Change,
  catalogueId: string,
  {file, hash, rows, told}: Sheet,
  {added, back, changed, gone}: Pick<Preview, "added" | "back" | "changed" | "gone">,
): Promise<string> {
  const importId = await addImport(tx, {catalogueId, file, hash, rows: rows.length, columns: told})
  for (const some of parts(added, rowsAtOnce)) await addRows(tx, catalogueId, some, importId)
  await dropRows(
    tx,
    gone.map(({id}) => id),
  )
  for (const some of parts([...back, ...changed], rowsAtOnce)) await changeRows(tx, some, importId)
  return importId
}

async function changeRows(tx: Change, rows: readonly ChangedRow[], importId: string): Promise<void> {
  const renamed = rows.filter(({what}) => what.includes("name") || what.includes("beside"))
  await renameRows(
    tx,
    renamed.map(({id, row}) => ({...row, id})),
  )
  await succeedFacts(
    tx,
    rows.map(({id, row}) => ({...row, id})),
    importId,
  )
  await reviewRenamed(tx, renamed)
}

const isDoubt = ({id}: Issue): boolean => id === "catalogue.other"
