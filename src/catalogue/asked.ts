import {answersIn, type PlacedRow, roundsAsked} from "../store/catalogues/index.ts"
import type {Change} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {isAssigned} from "./share.ts"

const fewestAnswers = 2 // after which a row of a round is reconciled in the open

/**
 * A row of a blind round is not decided in the open by whoever is asked in that
 * round, until two people said there what it means: the other would see it.
 *
 * @throws Refusal `decision.blind`
 */
export async function mustBeOpen(tx: Change, row: Pick<PlacedRow, "id" | "code" | "catalogue_id">): Promise<void> {
  for (const asked of await roundsAsked(tx.db, row.catalogue_id, tx.by)) {
    if (!isAssigned(asked, row)) continue
    const {round} = asked
    if ((await answersIn(tx.db, row.id, round)) < fewestAnswers) throw refuse("decision.blind", {round})
  }
}
