import {chooseBlind, reconciliation} from "../../catalogue/index.ts"
import {record} from "../../store/index.ts"
import type {Handlers} from "../context.ts"
import {placeOf, rowOf} from "../named.ts"
import {decisionView} from "../views.ts"

type Ids = "rounds.choose" | "rounds.get"

/** Blind rounds of two people. */
export const roundRoutes: Handlers<Ids> = {
  "rounds.choose": ({params, body, change}) =>
    change(async tx => {
      const row = await rowOf(tx.db, params)
      await chooseBlind(tx, params.round, {...body, rowId: row.id})
      const details = {round: params.round}
      await record(tx, [{act: "round.choose", subject: `row:${row.id}`, institutionId: params.institution, details}])
      return {}
    }),
  "rounds.get": async ({context, params}) => {
    const {id} = await placeOf(context, params)
    const {pairs, waiting, whole, facets} = await reconciliation(context.store.db, id, params.round)
    return {
      waiting,
      whole: agreementView(whole),
      facets: Object.fromEntries(Object.entries(facets).map(([facet, found]) => [facet, agreementView(found)])),
      pairs: pairs.map(({rowId: row, agree, first, second}) => ({
        row,
        agree,
        first: decisionView(first),
        second: decisionView(second),
      })),
    }
  },
}

const agreementView = ({rows, same, kappa}: {rows: number; same: number; kappa: number | undefined}) => ({
  rows,
  same,
  ...(kappa !== undefined && {kappa}),
})
