import {decideRow, similarRows, undoRow} from "../../catalogue/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {addComment, commentsOn, decisionsOf, historyOf, mappingById, mappingsOf} from "../../store/catalogues/index.ts"
import {type Change, record} from "../../store/index.ts"
import {institutionById, userNames} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {type MappingView, mappingViews, namedItems} from "../mapping-views.ts"
import {rowOf} from "../named.ts"
import {decisionView, timeOf} from "../views.ts"
import {userOf} from "./session.ts"

type Ids = "rows.get" | "rows.similar" | "rows.decide" | "rows.undo" | "rows.comment"

/** One row of a catalogue. */
export const rowRoutes: Handlers<Ids> = {
  "rows.get": async ({context, params}) => {
    const {db} = context.store
    const row = await rowOf(db, params)
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
      department: row.department,
      volume: row.volume,
      mapping: views(current),
      history: history.map(views),
      decisions: (await decisionsOf(db, row.id)).filter(({round}) => round === "").map(decisionView),
      comments: comments.map(({id, text, flag, by, at}) => ({id, text, flag, by, at: timeOf(at)})),
    }
  },
  "rows.similar": async ({context, params}) => {
    const {db} = context.store
    const row = await rowOf(db, params)
    const institution = await institutionById(db, params.institution)
    if (!institution) throw refuse("thing.missing", {kind: "institution", id: params.institution})
    const found = await similarRows(db, {row, institution, edition: context.editionId})
    const items = await namedItems(
      db,
      context.shelf,
      found.map(({id}) => id),
    )
    const names = await userNames(
      db,
      found.map(({by}) => by),
    )
    return {
      rows: found.map(({id, row_id, catalogue_id, volume, since, ...one}) => ({
        ...one,
        row: row_id,
        catalogue: catalogue_id,
        volume: volume ?? 0,
        items: items(id),
        byName: names.get(one.by) ?? one.by,
        since: timeOf(since),
      })),
    }
  },
  "rows.decide": ({context: {shelf}, params, body, change}) =>
    change(async tx => {
      const row = await rowOf(tx.db, params)
      const {saw, ...choice} = body
      const mappingId = await decideRow(tx, shelf, {
        ...choice,
        rowId: row.id,
        catalogueId: row.catalogue_id,
        sawId: saw,
      })
      const act = `mapping.${body.act.replace(" ", "-")}`
      await record(tx, [{act, subject: `row:${row.id}`, institutionId: params.institution}])
      return {mapping: await viewOf(tx, shelf, mappingId)}
    }),
  "rows.undo": ({context: {shelf}, params, change}) =>
    change(async tx => {
      const row = await rowOf(tx.db, params)
      const mappingId = await undoRow(tx, row.id)
      await record(tx, [{act: "mapping.undo", subject: `row:${row.id}`, institutionId: params.institution}])
      return {mapping: await viewOf(tx, shelf, mappingId)}
    }),
  "rows.comment": ({params, body, actor, change}) =>
    change(async tx => {
      const row = await rowOf(tx.db, params)
      const id = await addComment(tx, `row:${row.id}`, body.text, body.flag)
      return {id, text: body.text, flag: body.flag ?? null, by: userOf(actor).user.id, at: timeOf(tx.at)}
    }),
}

async function viewOf(tx: Change, shelf: Shelf, mappingId: string): Promise<MappingView> {
  const mapping = await mappingById(tx.db, mappingId)
  if (!mapping) throw new Error("a mapping that was just made is not there")
  return (await mappingViews(tx.db, shelf, [mapping]))(mapping)
}
