import {basename} from "node:path"
import {endpoints} from "../../api/index.ts"
import {
  addCatalogue,
  coverageOf,
  decisionReport,
  figuresOf,
  importSheet,
  isRenamed,
  itemShares,
  leftOutOf,
  mendZeros,
  type Preview,
  previewImport,
  readDecided,
  rememberedColumns,
  type Sheet,
  startCatalogueJob,
  statesIn,
  toldIn,
  writeTemplate,
} from "../../catalogue/index.ts"
import {type RowCounts, statesFor} from "../../catalogue/lists.ts"
import type {Issue} from "../../issue/index.ts"
import {besideIn, type CataloguesTable, cataloguesOf, type NewRow} from "../../store/catalogues/index.ts"
import {change} from "../../store/index.ts"
import {causeOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {exportWriters} from "../exports.ts"
import {downloadOf, received, saidOf, xlsxType} from "../files.ts"
import {mayReviewAt, placeIn, placeOf} from "../named.ts"
import {faultOf} from "../problem.ts"
import {callerOf} from "../reading/readers.ts"
import {jobView, timeOf} from "../views.ts"

const shown = 100 // rows of each kind in a preview

/** Catalogues of an institution. */
export const catalogueRoutes = {
  "catalogues.list": async ({context, params}) => ({
    items: (await cataloguesOf(context.store.db, params.institution)).map(viewOf),
  }),
  "catalogues.template": ({context, query: {language = "zh"}}) =>
    downloadOf(
      context,
      {name: language === "zh" ? "检查项目目录模板.xlsx" : "examinations-template.xlsx", type: xlsxType},
      path => writeTemplate(path, language),
    ),
  "catalogues.add": ({params, body, change}) =>
    change(async tx => viewOf(await addCatalogue(tx, params.institution, body.name))),
  "catalogues.import": async call => {
    const {context, actor, params, query} = call
    const {id, institution} = await placeOf(context, params)
    const columns = toldIn([query.column ?? []].flat())
    await using file = await received(call, query.file, endpoints["catalogues.import"])
    const wantedSheet = {
      path: file.path,
      ...(query.sheet !== undefined && {sheet: query.sheet}),
      columns: query.name === undefined ? columns : {...columns, [query.name]: "name" as const},
      remembered: await rememberedColumns(context.store.db, institution.id),
    }
    const read = await file.said(context.files.sheet(wantedSheet, callerOf(call)))
    const named = {
      ...read,
      file: basename(query.file),
      issues: read.issues.map(found => saidOf(found, file.path, query.file)),
    }
    const sheet = query.mendZeros ? mendZeros(named) : named
    const preview = await previewImport(context.store.db, id, sheet)
    if (!query.apply) return importView(sheet, preview, preview.gone.length, false)
    const wanted = {complete: query.complete === true, evenSo: query.evenSo === true}
    const done = await change(context.store, causeOf(actor), tx =>
      importSheet(tx, {catalogueId: id, sheet, options: wanted}),
    )
    return importView(sheet, preview, done.gone, true)
  },
  "catalogues.map": async ({context, params, body, change}) => {
    const job = {kind: "catalogue-map", input: {edition: context.editionId, ...body}, shelf: context.shelf}
    const made = await change(async tx => jobView(await startCatalogueJob(tx, placeIn(params), job)))
    context.wake()
    return made
  },
  "catalogues.remap": async ({context, params, body, change}) => {
    const job = {kind: "catalogue-remap", input: {edition: context.editionId, ...body}, shelf: context.shelf}
    const made = await change(async tx => jobView(await startCatalogueJob(tx, placeIn(params), job)))
    context.wake()
    return made
  },
  "catalogues.figures": async ({context, params}) => figuresOf(context.store.db, (await placeOf(context, params)).id),
  "catalogues.items": async ({context, reading, params}) => {
    const {items, unmapped} = await itemShares(reading, context.shelf, (await placeOf(context, params)).id)
    return {
      items: [...items],
      unmapped: {names: unmapped.rows, volume: unmapped.volume},
    }
  },
  "catalogues.coverage": async ({context, reading, params}) => ({
    days: await coverageOf(reading, (await placeOf(context, params)).id, context.settings.now["time-zone"]),
  }),
  "catalogues.report": async ({context, reading, params}) => ({
    people: await decisionReport(reading, (await placeOf(context, params)).id, context.settings.now["time-zone"]),
  }),
  "catalogues.export": async ({context, reading, params, query: {as, states, language}}) => {
    const {id: catalogueId, name, institution} = await placeOf(context, params)
    const rows = statesFor(as, statesIn(states ?? "accepted"))
    const zone = context.settings.now["time-zone"]
    const asked = {
      context,
      reading,
      catalogueId,
      name,
      institution,
      states: rows,
      zone,
      at: context.store.clock(),
      language,
    }
    const {ending, type, write} = exportWriters[as]
    const file = `${institution.code}-${name}.${ending}`.replace(/[/\\:]/g, "-")
    const headers = leftOutHeader(await leftOutOf(reading, catalogueId, rows))
    return downloadOf(context, {name: file, type, headers}, path => write({...asked, path}))
  },
  "catalogues.decided": async call => {
    const {context, actor, params, query} = call
    const {id} = await placeOf(context, params)
    await using file = await received(call, query.file, endpoints["catalogues.decided"])
    await using table = await file.said(context.files.table(file.path, callerOf(call)))
    const mayReview = mayReviewAt(actor, params)
    const asked = {shelf: context.shelf, catalogueId: id, table, edition: context.editionId, mayReview}
    const {issues, refused, ...counts} = await file.said(readDecided(context.store, causeOf(actor), asked))
    const told = (found: Issue) => faultOf({...found, place: {...found.place, table: query.file}})
    return {
      ...counts,
      issues: issues.map(told),
      header: [...table.header],
      refused: refused.map(({row, cells, issue}) => ({row, cells: [...cells], issue: told(issue)})),
    }
  },
} satisfies Partial<Handlers>

/** Rows that are left out, by state, as a header: `proposed=3, in-review=1`; none where nothing is. */
function leftOutHeader(counts: RowCounts): Readonly<Record<string, string>> {
  const told = Object.entries(counts).map(([state, count]) => `${state.replaceAll(" ", "-")}=${count}`)
  return told.length > 0 ? {"left-out": told.join(", ")} : {}
}

const viewOf = (row: CataloguesTable) => ({
  id: row.id,
  name: row.name,
  created: timeOf(row.created_at),
  retired: row.retired_at === null ? null : timeOf(row.retired_at),
})

const briefOf = ({code, name, volume = 0, beside = []}: NewRow) => ({
  ...{code, name, volume},
  ...(beside.length > 0 && {beside: [...beside]}),
})

function importView(sheet: Sheet, preview: Preview, gone: number, applied: boolean) {
  const named = Object.entries(sheet.columns).map(([kind, i]) => [kind, sheet.header[i] ?? String(i + 1)] as const)
  return {
    applied,
    added: preview.added.length + preview.back.length,
    changed: preview.changed.length,
    same: preview.same,
    gone,
    columns: Object.fromEntries(named),
    told: sheet.told,
    beside: sheet.beside.map(({kind, column}) => ({kind, column})),
    renamed: preview.changed.filter(isRenamed).length,
    header: [...sheet.header],
    ...(sheet.sheet !== undefined && {sheet: sheet.sheet}),
    examples: {
      added: [...preview.added, ...preview.back.map(({row}) => row)].slice(0, shown).map(briefOf),
      changed: preview.changed.slice(0, shown).map(({id, row, what, was}) => ({
        ...{row: id, code: row.code, name: row.name, what},
        ...(was.name !== row.name && {was: was.name}),
      })),
      gone: preview.gone.slice(0, shown).map(row => briefOf({...row, beside: besideIn(row.beside)})),
    },
    issues: preview.issues.map(faultOf),
    objections: preview.objections.map(faultOf),
    ...(preview.before && {takenBefore: timeOf(preview.before.at)}),
  }
}
