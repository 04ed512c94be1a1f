import {commentOnRow, decideRow, institutionAt, rowAt, similarRows, undoRow} from "../../catalogue/index.ts"
import {may} from "../../people/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {commentsOn, decisionsOf, historyOf, type MappingsTable, mappingsOf} from "../../store/catalogues/index.ts"
import type {Change} from "../../store/index.ts"
import {userNames} from "../../store/people/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {besideView, type MappingView, mappingViews, namedItems} from "../mapping-views.ts"
import {mayReviewAt} from "../named.ts"
import {commentView, decisionView, timeOf} from "../views.ts"

/** One row of a catalogue. */
export const rowRoutes = {
  "rows.get": async ({context, params}) => {
    const {db} = context.store
    const row = await rowAt(db, placeIn(params), params.row)
    const history = await historyOf(db, row.id)
    const [current] = await mappingsOf(db, [row.id])
    if (!current) throw refuse("thing.missing", {kind: "mapping", id: row.id})
    const views = await mappingViews(db, context.shelf, history)
    const comments = await commentsOn(db, `row:${row.id}`)
    return {
      row: row.id,
      catalogue: row.catalogue_id,
      code: row.code,
      name: row.name,
      modality: row.modality,
      ...besideView(row.beside),
      department: row.department,
      volume: row.volume,
      mapping: views(current),
      history: history.map(views),
      decisions: (await decisionsOf(db, row.id)).filter(({round}) => round === "").map(decisionView),
      comments: comments.map(commentView),
    }
  },
  "rows.similar": async ({context, params, actor}) => {
    const {db} = context.store
    const row = await rowAt(db, placeIn(params), params.row)
    const institution = await institutionAt(db, params.institution)
    const found = await similarRows(db, context.shelf, {row, institution, edition: context.editionId})
    const items = await namedItems(
      db,
      context.shelf,
      found.map(({id}) => id),
    )
    const names = await userNames(
      db,
      found.map(({by}) => by),
    )
    const user = userOf(actor)
    const mayRead = (id: string) => may(user, "institution.read", id)
    return {
      rows: found.map(({id, row_id, catalogue_id, volume, since, by, ...one}) => ({
        ...one,
        row: row_id,
        catalogue: catalogue_id,
        volume: volume ?? 0,
        items: items(id),
        by: mayRead(one.institution.id) ? by : null,
        byName: mayRead(one.institution.id) ? (names.get(by) ?? by) : null,
        since: timeOf(since),
      })),
    }
  },
  "rows.decide": ({context: {shelf}, actor, params, body: {saw, ...choice}, change}) => {
    const mayReview = mayReviewAt(actor, params)
    const wanted = {...choice, place: placeIn(params), rowId: params.row, sawId: saw, mayReview}
    return change(async tx => viewOf(tx, shelf, await decideRow(tx, shelf, wanted)))
  },
  "rows.undo": ({context: {shelf}, params, change}) =>
    change(async tx => viewOf(tx, shelf, await undoRow(tx, placeIn(params), params.row))),
  "rows.comment": ({params, body, change}) =>
    change(async tx => commentView(await commentOnRow(tx, placeIn(params), {...body, rowId: params.row}))),
} satisfies Partial<Handlers>

const placeIn = ({institution}: {readonly institution: string}) => ({institutionId: institution})

async function viewOf({db}: Change, shelf: Shelf, mapping: MappingsTable): Promise<{readonly mapping: MappingView}> {
  return {mapping: (await mappingViews(db, shelf, [mapping]))(mapping)}
}
