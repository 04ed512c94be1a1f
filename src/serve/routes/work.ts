import {decideMany, isAssigned, rowsLike, undoMany} from "../../catalogue/index.ts"
import {readModality} from "../../recognition/index.ts"
import {
  type AssignmentsTable,
  assignmentsOf,
  countWork,
  type WorkFilter,
  type WorkMark,
  type WorkPage,
  type WorkRow,
  workKeys,
  workList,
  workRows,
} from "../../store/catalogues/index.ts"
import {causeOf} from "../cause.ts"
import type {Call, Context, Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {mappingViews} from "../mapping-views.ts"
import {placeOf} from "../named.ts"
import {readCursor, rowsPage} from "../pages.ts"

type Ids = "work.list" | "work.bulk" | "work.unbulk"

/** The work on a catalogue. */
export const workRoutes: Handlers<Ids> = {
  "work.list": async ({context, params, query}) => {
    const {id} = await placeOf(context, params)
    const limit = query.limit ?? 100
    const page: WorkPage = {
      ...filterOf(query),
      limit: limit + 1,
      ...(query.skip !== undefined && {skip: query.skip}),
      ...(query.after !== undefined && {after: JSON.parse(readCursor(query.after)) as WorkMark}),
    }
    const {rows, total} =
      query.assignment === undefined
        ? await wholeWork(context, id, page, query.total)
        : await assignedWork(context, id, await assignmentOf(context, id, query.assignment), page, query.total)
    const views = await mappingViews(context.store.db, context.shelf, rows)
    const shown = rowsPage(
      rows,
      limit,
      row => JSON.stringify({weight: row.weight, id: row.id}),
      row => ({
        row: row.row_id,
        code: row.code,
        name: row.name,
        modality: row.modality,
        department: row.department,
        volume: row.volume ?? 0,
        mapping: views(row),
      }),
    )
    return {...shown, ...(total !== undefined && {total})}
  },
  "work.bulk": async ({context, actor, params, body}) => {
    const {id, institution} = await placeOf(context, params)
    const {like, apply, leave = [], ...choice} = body
    const left = new Set(leave)
    const alike = (await rowsLike(context.store.db, id, like)).filter(({rowId}) => !left.has(rowId))
    const rows = alike.map(({rowId: row, sawId: saw, code, name, volume}) => ({row, saw, code, name, volume}))
    if (!apply) return {rows}
    const choices = alike.map(({rowId, sawId}) => ({...choice, rowId, sawId}))
    const place = {shelf: context.shelf, catalogueId: id, institutionId: institution.id}
    const {bulk} = await decideMany(context.store, causeOf(actor), {...place, choices})
    return {rows, bulk}
  },
  "work.unbulk": async ({context, actor, params}) => {
    const {id, institution} = await placeOf(context, params)
    const asked = {catalogueId: id, institutionId: institution.id, bulk: params.bulk}
    const outcomes = await undoMany(context.store, causeOf(actor), asked)
    const stayed = outcomes.flatMap(({rowId, issue}) => (issue ? [rowId] : []))
    return {undone: outcomes.length - stayed.length, stayed}
  },
}

function filterOf(query: Call<"work.list">["query"]): WorkFilter {
  const {q = "", modality, reading, flag, origin} = query
  const [edition, code] = query.item?.split(" ") ?? []
  return {
    state: query.state ?? "proposed",
    ...(q.trim() !== "" && {q: q.trim()}),
    ...(modality !== undefined && {modality: readModality(modality) ?? modality}),
    ...(reading !== undefined && {reading}),
    ...(flag !== undefined && {flag}),
    ...(origin !== undefined && {origin}),
    ...(edition !== undefined && code !== undefined && {item: {edition, code}}),
  }
}

interface Found {
  readonly rows: readonly WorkRow[]
  readonly total?: number
}

async function wholeWork({store}: Context, catalogueId: string, page: WorkPage, count = false): Promise<Found> {
  const rows = await workList(store.db, catalogueId, page)
  return count ? {rows, total: await countWork(store.db, catalogueId, page)} : {rows}
}

async function assignmentOf({store}: Context, catalogueId: string, id: string): Promise<AssignmentsTable> {
  const assignment = (await assignmentsOf(store.db, catalogueId)).find(one => one.id === id)
  if (!assignment) throw refuse("thing.missing", {kind: "assignment", id})
  return assignment
}

/** Somebody's part of the work list: the list is walked by its keys until the page is full, to its end where all are counted. */
async function assignedWork(
  {store}: Context,
  catalogueId: string,
  assignment: AssignmentsTable,
  {skip = 0, ...page}: WorkPage,
  count = false,
): Promise<Found> {
  const own: string[] = []
  let before = 0 // rows of theirs that a page before has, where all are counted
  for (let after = count ? undefined : page.after; count || own.length < skip + page.limit; ) {
    const {after: _, ...rest} = page
    const keys = await workKeys(store.db, catalogueId, {...rest, limit: looked, ...(after && {after})})
    for (const key of keys) {
      if (!isAssigned(assignment, {id: key.row_id, code: key.code})) continue
      if (count && page.after && !isBehind(key, page.after)) before++
      else own.push(key.id)
    }
    after = keys.at(-1)
    if (keys.length < looked) break
  }
  const rows = await workRows(store.db, own.slice(skip, skip + page.limit))
  return count ? {rows, total: before + own.length} : {rows}
}

const isBehind = (key: WorkMark, mark: WorkMark): boolean =>
  key.weight < mark.weight || (key.weight === mark.weight && key.id < mark.id)

const looked = 2000 // keys at once, of which somebody's are picked
