import {Type} from "typebox"
import {decideMany, isUsual, rowsLike, undoMany, type WorkAsked, workOf} from "../../catalogue/index.ts"
import {readModality} from "../../recognition/index.ts"
import type {WorkFilter, WorkMark, WorkSort} from "../../store/catalogues/index.ts"
import {userOf} from "../cause.ts"
import type {Call, Handlers} from "../context.ts"
import {besideView, mappingViews} from "../mapping-views.ts"
import {mayReviewAt, placeIn, placeOf} from "../named.ts"
import {readCursorMark, readCursorNumber, rowsPage} from "../pages.ts"

/** Where a page of the work list ended. */
const Mark = Type.Object({weight: Type.Number(), id: Type.String()}, {additionalProperties: false})

/** The work on a catalogue. */
export const workRoutes = {
  "work.list": async ({context, actor, params, query}) => {
    const {id} = await placeOf(context, params)
    const limit = query.limit ?? 100
    const sort = {...(query.order && {order: query.order}), ...(query.reverse && {reverse: query.reverse})}
    const place = placeAsked(query, sort)
    const page: WorkAsked = {
      ...filterOf(query),
      ...(query.decider && {decider: {userId: userOf(actor).user.id, is: query.decider}}),
      ...sort,
      ...place,
      limit: limit + 1,
      ...(query.assignment !== undefined && {assignment: query.assignment}),
      ...(query.total !== undefined && {count: query.total}),
    }
    const {rows, total} = await workOf(context.store.db, id, page)
    const views = await mappingViews(context.store.db, context.shelf, rows)
    const shown = rowsPage(
      rows,
      limit,
      row => (isUsual(sort) ? JSON.stringify({weight: row.weight, id: row.id}) : String((place.skip ?? 0) + limit)),
      row => ({
        row: row.row_id,
        code: row.code,
        name: row.name,
        modality: row.modality,
        ...besideView(row.beside),
        department: row.department,
        volume: row.volume ?? 0,
        mapping: views(row),
      }),
    )
    return {...shown, ...(total !== undefined && {total})}
  },
  "work.bulk": async ({context, actor, params, body, change}) => {
    const {id} = await placeOf(context, params)
    const {like, apply, leave = [], ...choice} = body
    const left = new Set(leave)
    const alike = (await rowsLike(context.store.db, id, like)).filter(({rowId}) => !left.has(rowId))
    const rows = alike.map(({rowId: row, sawId: saw, code, name, volume}) => ({row, saw, code, name, volume}))
    if (!apply) return {rows}
    const mayReview = mayReviewAt(actor, params)
    const choices = alike.map(({rowId, sawId}) => ({...choice, rowId, sawId, mayReview}))
    return change(async tx => ({rows, bulk: (await decideMany(tx, context.shelf, {...placeIn(params), choices})).bulk}))
  },
  "work.decide": ({context, actor, params, body: {rows, ...choice}, change}) => {
    const mayReview = mayReviewAt(actor, params)
    const choices = rows.map(({row: rowId, saw: sawId}) => ({...choice, rowId, sawId, mayReview}))
    return change(async tx => {
      const {bulk, outcomes} = await decideMany(tx, context.shelf, {...placeIn(params), choices})
      return {bulk, rows: outcomes.length}
    })
  },
  "work.unbulk": ({params, change}) =>
    change(async tx => {
      const outcomes = await undoMany(tx, placeIn(params), params.bulk)
      const stayed = outcomes.flatMap(({rowId, issue}) => (issue ? [rowId] : []))
      return {undone: outcomes.length - stayed.length, stayed}
    }),
} satisfies Partial<Handlers>

/** Where the page begins: behind a mark in the usual order, at a place in any other. */
function placeAsked(
  {skip, after}: Call<"work.list">["query"],
  sort: WorkSort,
): {readonly skip?: number; readonly after?: WorkMark} {
  if (after === undefined) return skip === undefined ? {} : {skip}
  if (!isUsual(sort)) return {skip: readCursorNumber(after) + (skip ?? 0)}
  return {after: readCursorMark(Mark, after), ...(skip !== undefined && {skip})}
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
