import {chooseBlind, reconciliation, roundsOf} from "../../catalogue/index.ts"
import {type DecisionsTable, ownDecisions, rowsByIds} from "../../store/catalogues/index.ts"
import {userNames} from "../../store/people/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {placeOf} from "../named.ts"
import {decisionView, timeOf} from "../views.ts"

/** Blind rounds of two people. */
export const roundRoutes = {
  "rounds.choose": ({context, params, body, change}) =>
    change(async tx => {
      const {institution: institutionId, round, row: rowId} = params
      await chooseBlind(tx, context.shelf, {...body, place: {institutionId}, round, rowId})
      return {}
    }),
  "rounds.get": async ({context, params}) => {
    const {id} = await placeOf(context, params)
    const {db} = context.store
    const asked = {catalogueId: id, round: params.round}
    const {pairs, waiting, whole, facets} = await reconciliation(db, context.shelf, asked)
    const rows = await rowsByIds(
      db,
      pairs.map(({rowId}) => rowId),
    )
    const names = await userNames(
      db,
      pairs.flatMap(({first, second}) => [first.by, second.by]),
    )
    const named = (one: DecisionsTable) => ({...decisionView(one), byName: names.get(one.by) ?? one.by})
    return {
      waiting,
      whole: agreementView(whole),
      facets: Object.fromEntries(Object.entries(facets).map(([facet, found]) => [facet, agreementView(found)])),
      pairs: pairs.flatMap(({rowId: row, agree, first, second}) => {
        const found = rows.get(row)
        if (!found) return []
        const {code, name, volume, modality, id, state, origin, since} = found
        const about = {
          row,
          code,
          name,
          volume: volume ?? 0,
          modality,
          mapping: {id, state, origin, since: timeOf(since)},
        }
        return [{...about, agree, first: named(first), second: named(second)}]
      }),
    }
  },
  "rounds.list": async ({context, params}) => {
    const {db} = context.store
    const rounds = await roundsOf(db, (await placeOf(context, params)).id)
    const ids = rounds.flatMap(({people}) => people.map(({id}) => id))
    const names = await userNames(db, ids)
    return {
      rounds: rounds.map(({people, from, to, ...round}) => ({
        ...round,
        people: people.map(one => ({...one, name: names.get(one.id) ?? one.id})),
        from: timeOf(from),
        to: timeOf(to),
      })),
    }
  },
  "rounds.own": async ({context, params, actor}) => {
    const {id} = await placeOf(context, params)
    const own = await ownDecisions(context.store.db, id, {round: params.round, by: userOf(actor).user.id})
    return {
      rows: own.map(decision => {
        const {act, items, relation, reason, at} = decisionView(decision)
        return {row: decision.row_id, act, items, relation, reason, at}
      }),
    }
  },
} satisfies Partial<Handlers>

const agreementView = ({rows, same, kappa}: {rows: number; same: number; kappa: number | undefined}) => ({
  rows,
  same,
  ...(kappa !== undefined && {kappa}),
})
