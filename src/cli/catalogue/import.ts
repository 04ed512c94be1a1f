import {
  addCatalogue,
  type ChangedRow,
  importSheet,
  isRenamed,
  mendZeros,
  type Preview,
  previewImport,
  readSheet,
  rememberedColumns,
  type Sheet,
  toldIn,
} from "../../catalogue/index.ts"
import type {Issue} from "../../issue/index.ts"
import {addInstitution} from "../../people/index.ts"
import {cataloguesOf, type NewRow} from "../../store/catalogues/index.ts"
import {type Change, change, type Store} from "../../store/index.ts"
import {type InstitutionsTable, institutionByCode} from "../../store/people/index.ts"
import {type ColumnKind, isNote, writeTable} from "../../tables/index.ts"
import {columnTexts} from "../../tables/issues.ts"
import {columnKinds} from "../../tables/lists.ts"
import {issueText} from "../issue-text.ts"
import {language, print} from "../output.ts"
import {type CatalogueOptions, cause, say, tellIssues} from "./place.ts"

/** Take a file in: shown first, written with `--yes`; the institution and the catalogue are made where there are none. */
export async function importFile(store: Store, file: string, options: CatalogueOptions): Promise<void> {
  const institution = await institutionByCode(store.db, options.institution)
  const read = await readSheet(file, {
    ...(options.sheet !== undefined && {sheet: options.sheet}),
    columns: {
      ...toldIn(options.columns?.split(/[,，]/) ?? []),
      ...(options.column !== undefined && {[options.column]: "name" as const}),
    },
    remembered: institution ? await rememberedColumns(store.db, institution.id) : [],
  })
  const sheet = options["mend-zeros"] ? mendZeros(read) : read
  const all = institution ? await cataloguesOf(store.db, institution.id) : []
  const catalogue = all.find(({name}) => name === options.catalogue)
  const preview = await previewImport(store.db, catalogue?.id ?? "", sheet)
  await tellColumns(sheet)
  await tellPreview(preview)
  if (options.bad !== undefined) await writeBad(options.bad, sheet, preview.issues)
  if (preview.objections.some(found => found.id === "column.personal")) process.exitCode = 1
  if (!options.yes) return say("未写入；加--yes写入。", "Nothing was written; --yes writes it.")
  const wanted = {complete: options.complete !== undefined, evenSo: options["even-so"] !== undefined}
  const done = await change(store, cause, async tx => {
    const catalogueId = catalogue?.id ?? (await makeCatalogue(tx, institution, options))
    return importSheet(tx, {catalogueId, sheet, options: wanted})
  })
  await (done.importId === undefined
    ? say("此文件已导入过，无变化。", "This file was taken in before; nothing changed.")
    : say(
        `已写入：新增${done.added}，变更${done.changed}，移除${done.gone}`,
        `Written: ${done.added} new, ${done.changed} changed, ${done.gone} gone`,
      ))
}

async function makeCatalogue(
  tx: Change,
  institution: InstitutionsTable | undefined,
  {institution: code, name = code, catalogue}: CatalogueOptions,
): Promise<string> {
  const {id} = institution ?? (await addInstitution(tx, {code, name}))
  return (await addCatalogue(tx, id, catalogue)).id
}

const shownRows = 5

/** Every column: what it is read as, what is read together with the names, and what is kept as it is. */
async function tellColumns({header, columns, beside}: Sheet): Promise<void> {
  const words = (kind: ColumnKind) => columnTexts[kind][language]
  const read = columnKinds.flatMap(kind => {
    const at = columns[kind]
    return at === undefined ? [] : [`${words(kind)} = ${header[at] || at + 1}`]
  })
  const known = new Set([...Object.values(columns), ...beside.map(({index}) => index)])
  const kept = [...header.keys()].filter(at => !known.has(at)).map(at => header[at] || String(at + 1))
  const together = beside.map(({kind, column}) => `${words(kind)} = ${column}`)
  await say(`列：${read.join("，")}`, `columns: ${read.join(", ")}`)
  if (together.length > 0)
    await say(`与名称一并读取：${together.join("，")}`, `read together with the names: ${together.join(", ")}`)
  if (kept.length > 0) await say(`原样保留：${kept.join("，")}`, `kept as they are: ${kept.join(", ")}`)
}

async function tellPreview(preview: Preview): Promise<void> {
  const {changed, same, gone, replaced, issues, objections, before} = preview
  const added = [...preview.added, ...preview.back.map(({row}) => row)]
  const renamed = changed.filter(isRenamed)
  await say(
    `新增${added.length}，变更${changed.length}，相同${same}，文件中没有的${gone.length}`,
    `${added.length} new, ${changed.length} changed, ${same} the same, ${gone.length} not in the file`,
  )
  if (before) await say("此文件以前导入过。", "This very file was taken in before.")
  if (renamed.length > 0)
    await say(
      `其中${renamed.length}行改了名称或其旁的列，原有对照将转入复核`,
      `${renamed.length} of these have another name, or other words beside it: what they mean goes to review`,
    )
  if (replaced.length > 0)
    await say(
      `${replaced.length}行移除：其编码在文件中是另一行的`,
      `${replaced.length} rows leave: their codes are other rows' in the file`,
    )
  const line = ({row, what, was}: ChangedRow) =>
    `  ~ ${row.code} ${was.name === row.name ? "" : `${was.name} → `}${row.name}: ${what.join(", ")}`
  await print([...added.slice(0, shownRows).map(row => `  + ${titleOf(row)}`), ""].join("\n"))
  await print(
    [...renamed, ...changed.filter(row => !isRenamed(row))]
      .slice(0, shownRows)
      .map(row => `${line(row)}\n`)
      .join(""),
  )
  await print([...gone.slice(0, shownRows).map(row => `  - ${row.code} ${row.name}`), ""].join("\n"))
  await tellIssues([...objections, ...issues])
}

const titleOf = ({code, name, beside = []}: NewRow): string =>
  `${code} ${name}${beside.length > 0 ? ` (${beside.map(({text}) => text).join(" ")})` : ""}`

/** Bad rows as they were, with why: to be mended and sent again. */
async function writeBad(path: string, sheet: Sheet, issues: readonly Issue[]): Promise<void> {
  const why = new Map<string, string>()
  const keyOf = (sheet: string | undefined, row: number) => `${row} ${sheet ?? ""}`
  for (const found of issues.filter(found => !isNote(found))) {
    if (found.place.row === undefined) continue
    const key = keyOf(found.place.sheet, found.place.row)
    why.set(key, [why.get(key), issueText(found, language)].filter(Boolean).join(" "))
  }
  const rows = sheet.rows.flatMap(row => {
    const text = why.get(keyOf(row.sheet, row.number))
    return text === undefined ? [] : [[...row.cells.slice(0, sheet.header.length), text]]
  })
  await writeTable(path, [...sheet.header, language === "zh" ? "问题" : "problem"], table => table.write(rows))
}
