import {decideMany, isAssigned, rowsLike, undoMany} from "../../catalogue/index.ts"
import {refuse} from "../../standard/index.ts"
import {assignmentsOf, type WorkMark, type WorkRow, workList} from "../../store/index.ts"
import {causeOf} from "../cause.ts"
import type {Context, Handlers} from "../context.ts"
import {mappingViews} from "../mapping-views.ts"
import {placeOf} from "../named.ts"
import {readCursor, rowsPage} from "../pages.ts"

type Ids = "work.list" | "work.bulk" | "work.unbulk"

/** The work on a catalogue. */
export const workRoutes: Handlers<Ids> = {
  "work.list": async ({context, params, query}) => {
    const {id} = await placeOf(context, params)
    const limit = query.limit ?? 100
    const rows = await assignedWork(context, id, query.assignment, {
      state: query.state ?? "proposed",
      limit: limit + 1,
      ...(query.after !== undefined && {after: JSON.parse(readCursor(query.after)) as WorkMark}),
      ...(query.q !== undefined && query.q.trim() !== "" && {q: query.q.trim()}),
    })
    const views = await mappingViews(context.store.db, rows)
    return rowsPage(
      rows,
      limit,
      row => JSON.stringify({weight: row.weight, id: row.id}),
      row => ({
        row: row.row_id,
        code: row.code,
        name: row.name,
        modality: row.modality,
        department: row.department,
        volume: row.volume,
        mapping: views(row),
      }),
    )
  },
  "work.bulk": async ({context, actor, params, body}) => {
    const {id, institution} = await placeOf(context, params)
    const {like, apply, ...choice} = body
    const alike = await rowsLike(context.store.db, id, like)
    const rows = alike.map(({rowId: row, name, volume}) => ({row, name, volume}))
    if (!apply) return {rows}
    const choices = alike.map(({rowId, sawId}) => ({...choice, rowId, sawId}))
    const place = {catalogueId: id, institutionId: institution.id}
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

/** The work list; of somebody's part alone where an assignment is named. */
async function assignedWork(
  {store}: Context,
  catalogueId: string,
  assignmentId: string | undefined,
  page: Parameters<typeof workList>[2],
): Promise<readonly WorkRow[]> {
  if (assignmentId === undefined) return workList(store.db, catalogueId, page)
  const assignment = (await assignmentsOf(store.db, catalogueId)).find(({id}) => id === assignmentId)
  if (!assignment) throw refuse("thing.missing", {kind: "assignment", id: assignmentId})
  const own: WorkRow[] = []
  for (let {after} = page; own.length < page.limit; ) {
    const rows = await workList(store.db, catalogueId, {...page, limit: looked, ...(after && {after})})
    own.push(...rows.filter(row => isAssigned(assignment, {id: row.row_id, code: row.code})))
    const last = rows.at(-1)
    if (rows.length < looked || !last) break
    after = {weight: last.weight, id: last.id}
  }
  return own.slice(0, page.limit)
}

const looked = 1000 // rows at once, of which somebody's are picked
