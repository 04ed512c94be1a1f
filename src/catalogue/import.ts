import {type Issue, Refusal} from "../issue/index.ts"
import {addImport, addRows, catalogueById, dropRows, renameRows, succeedFacts} from "../store/catalogues/index.ts"
import {type Cause, type Change, change, hold, measureTables, parts, record, type Store} from "../store/index.ts"
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
 * Take a sheet into a catalogue, in one transaction: all of it, or nothing. The
 * same file again changes nothing.
 *
 * @throws Refusal `column.personal`, `catalogue.other`, `thing.missing`
 */
export async function importSheet(
  store: Store,
  cause: Cause,
  {catalogueId, sheet, options = {}}: {catalogueId: string; sheet: Sheet; options?: ImportOptions},
): Promise<Imported> {
  const done = await change(store, cause, async tx => {
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
    const rows = sheet.rows.length
    const importId = await addImport(tx, {catalogueId, file: sheet.file, hash: sheet.hash, rows})
    for (const some of parts(preview.added, rowsAtOnce)) await addRows(tx, catalogueId, some, importId)
    await dropRows(
      tx,
      gone.map(({id}) => id),
    )
    for (const some of parts([...preview.back, ...preview.changed], rowsAtOnce)) await changeRows(tx, some, importId)
    const details = {file: sheet.file, hash: sheet.hash, ...counts, same}
    const {institution_id: institutionId} = catalogue
    await record(tx, [{act: "catalogue.import", subject: `catalogue:${catalogueId}`, institutionId, details}])
    return {importId, same, issues, ...counts}
  })
  if (done.added + done.changed > rowsAtOnce) await measureTables(store, ["catalogue_rows", "row_facts"])
  return done
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
