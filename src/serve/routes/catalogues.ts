import {basename} from "node:path"
import {endpoints} from "../../api/index.ts"
import {
  conceptMap,
  coverageOf,
  exportSssom,
  exportTable,
  figuresOf,
  importSheet,
  itemShares,
  mendZeros,
  type Preview,
  previewImport,
  readDecided,
  readSheet,
  type Sheet,
  statesIn,
  writeWork,
} from "../../catalogue/index.ts"
import {addCatalogue, type CataloguesTable, cataloguesOf, decisionTimes} from "../../store/catalogues/index.ts"
import {type change as changeStore, enqueue, type Json, jobById, record} from "../../store/index.ts"
import {openStates} from "../../store/lists.ts"
import {institutionById, userNames} from "../../store/people/index.ts"
import {writeText} from "../../tables/index.ts"
import {causeOf} from "../cause.ts"
import type {Context, Handlers} from "../context.ts"
import {csvType, downloadOf, received, saidOf, xlsxType} from "../files.ts"
import {refuse} from "../issues.ts"
import {placeOf} from "../named.ts"
import {faultOf} from "../problem.ts"
import {jobView, timeOf} from "../views.ts"

type Ids =
  | "catalogues.list"
  | "catalogues.add"
  | "catalogues.import"
  | "catalogues.map"
  | "catalogues.remap"
  | "catalogues.figures"
  | "catalogues.report"
  | "catalogues.items"
  | "catalogues.coverage"
  | "catalogues.export"
  | "catalogues.decided"

const shown = 100 // rows of each kind in a preview

/** Catalogues of an institution. */
export const catalogueRoutes: Handlers<Ids> = {
  "catalogues.list": async ({context, params}) => ({
    items: (await cataloguesOf(context.store.db, params.institution)).map(viewOf),
  }),
  "catalogues.add": ({params, body, change}) =>
    change(async tx => {
      if ((await cataloguesOf(tx.db, params.institution)).some(({name}) => name === body.name))
        throw refuse("thing.taken", {kind: "catalogue", id: body.name})
      if (!(await institutionById(tx.db, params.institution)))
        throw refuse("thing.missing", {kind: "institution", id: params.institution})
      const id = await addCatalogue(tx, params.institution, body.name)
      const details = {name: body.name}
      await record(tx, [{act: "catalogue.add", subject: `catalogue:${id}`, institutionId: params.institution, details}])
      return viewOf({id, institution_id: params.institution, name: body.name, created_at: tx.at, retired_at: null})
    }),
  "catalogues.import": async ({context, actor, params, query, body}) => {
    const {id} = await placeOf(context, params)
    await using file = await received(body, query.file, endpoints["catalogues.import"].bodyLimit)
    const options = {
      ...(query.sheet !== undefined && {sheet: query.sheet}),
      ...(query.name !== undefined && {columns: {name: query.name}}),
    }
    const read = await file.said(readSheet(file.path, options))
    const named = {
      ...read,
      file: basename(query.file),
      issues: read.issues.map(found => saidOf(found, file.path, query.file)),
    }
    const sheet = query.mendZeros ? mendZeros(named) : named
    const preview = await previewImport(context.store.db, id, sheet)
    if (!query.apply) return importView(sheet, preview, preview.gone.length, false)
    const wanted = {complete: query.complete === true, evenSo: query.evenSo === true}
    const done = await importSheet(context.store, causeOf(actor), {catalogueId: id, sheet, options: wanted})
    return importView(sheet, preview, done.gone, true)
  },
  "catalogues.map": ({context, params, body, change}) =>
    startJob(context, params, {kind: "catalogue-map", input: {edition: context.editionId, ...body}, change}),
  "catalogues.remap": ({context, params, body, change}) =>
    startJob(context, params, {kind: "catalogue-remap", input: {edition: context.editionId, ...body}, change}),
  "catalogues.figures": async ({context, params}) => figuresOf(context.store.db, (await placeOf(context, params)).id),
  "catalogues.items": async ({context, params}) => {
    const {items, unmapped} = await itemShares(context.store.db, context.shelf, (await placeOf(context, params)).id)
    return {
      items: [...items],
      unmapped: {names: unmapped.rows, volume: unmapped.volume},
    }
  },
  "catalogues.coverage": async ({context, params}) => ({
    days: await coverageOf(context.store.db, (await placeOf(context, params)).id),
  }),
  "catalogues.report": async ({context, params}) => {
    const times = await decisionTimes(context.store.db, (await placeOf(context, params)).id)
    const groups = Map.groupBy(times, ({by, act, since}) => `${timeOf(since).slice(0, 10)}\0${by}\0${act}`)
    const people = [...groups.values()].flatMap(all => {
      const [one] = all
      if (!one) return []
      const known = all.flatMap(({took_ms}) => (took_ms === null ? [] : [took_ms])).sort((a, b) => a - b)
      const medianMs = known[Math.floor(known.length / 2)] ?? null
      return [{by: one.by, act: one.act, day: timeOf(one.since).slice(0, 10), decisions: all.length, medianMs}]
    })
    const names = await userNames(
      context.store.db,
      people.map(({by}) => by),
    )
    const named = people.map(one => ({...one, byName: names.get(one.by) ?? one.by}))
    return {people: named.sort((a, b) => (a.day < b.day ? 1 : -1))}
  },
  "catalogues.export": async ({context, params, query}) => {
    const {id, name, institution} = await placeOf(context, params)
    const {store, shelf} = context
    const states = statesIn(query.states ?? "accepted")
    const at = store.clock()
    const file = (ending: string) => `${institution.code}-${name}.${ending}`.replace(/[/\\:]/g, "-")
    if (query.as === "sssom")
      return downloadOf(file("sssom.tsv"), "text/tab-separated-values; charset=utf-8", path =>
        exportSssom(store.db, shelf, {catalogueId: id, institution: institution.code, path}),
      )
    if (query.as === "conceptmap")
      return downloadOf(file("conceptmap.json"), "application/fhir+json; charset=utf-8", async path =>
        writeText(
          path,
          JSON.stringify(await conceptMap(store.db, shelf, {catalogueId: id, institution: institution.code, at})),
        ),
      )
    if (query.as === "work")
      return downloadOf(file("work.xlsx"), xlsxType, path =>
        writeWork(store, shelf, {catalogueId: id, path, states: openStates}),
      )
    return downloadOf(file(query.as), query.as === "xlsx" ? xlsxType : csvType, path =>
      exportTable(store.db, shelf, {catalogueId: id, path, states}),
    )
  },
  "catalogues.decided": async ({context, actor, params, query, body}) => {
    const {id} = await placeOf(context, params)
    await using file = await received(body, query.file, endpoints["catalogues.decided"].bodyLimit)
    const asked = {shelf: context.shelf, catalogueId: id, path: file.path, edition: context.editionId}
    const {issues, ...counts} = await file.said(readDecided(context.store, causeOf(actor), asked))
    return {...counts, issues: issues.map(found => faultOf({...found, place: {...found.place, table: query.file}}))}
  },
}

const viewOf = (row: CataloguesTable) => ({
  id: row.id,
  name: row.name,
  created: timeOf(row.created_at),
  retired: row.retired_at === null ? null : timeOf(row.retired_at),
})

function importView(sheet: Sheet, preview: Preview, gone: number, applied: boolean) {
  const named = Object.entries(sheet.columns).map(([kind, i]) => [kind, sheet.header[i] ?? String(i + 1)] as const)
  return {
    applied,
    added: preview.added.length,
    changed: preview.changed.length,
    same: preview.same,
    gone,
    columns: Object.fromEntries(named),
    header: [...sheet.header],
    ...(sheet.sheet !== undefined && {sheet: sheet.sheet}),
    examples: {
      added: preview.added.slice(0, shown).map(({code, name, volume = 0}) => ({code, name, volume})),
      changed: preview.changed
        .slice(0, shown)
        .map(({id, row, what}) => ({row: id, code: row.code, name: row.name, what})),
      gone: preview.gone.slice(0, shown).map(({code, name, volume}) => ({code, name, volume})),
    },
    issues: preview.issues.map(faultOf),
    objections: preview.objections.map(faultOf),
    ...(preview.before && {takenBefore: timeOf(preview.before.at)}),
  }
}

type StartJob = {
  readonly kind: string
  readonly input: Readonly<Record<string, Json>>
  readonly change: (
    work: (tx: Parameters<Parameters<typeof changeStore>[2]>[0]) => Promise<ReturnType<typeof jobView>>,
  ) => Promise<unknown>
}

/** One job of a kind at a time for a catalogue. */
async function startJob(
  context: Context,
  params: {readonly institution: string; readonly catalogue: string},
  {kind, input, change}: StartJob,
): Promise<ReturnType<typeof jobView>> {
  const {id, institution} = await placeOf(context, params)
  const made = await change(async tx => {
    const job = await enqueue(tx, {
      kind,
      input: {...input, catalogue: id},
      key: `${kind}:${id}`,
      institutionId: institution.id,
    })
    await record(tx, [{act: "job.start", subject: `job:${job}`, institutionId: institution.id, details: {kind}}])
    const row = await jobById(tx.db, job)
    if (!row) throw new Error("a job that was just made is not there")
    return jobView(row)
  })
  context.wake()
  return made as ReturnType<typeof jobView>
}
