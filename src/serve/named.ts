import {type CataloguePlace, catalogueAt} from "../catalogue/index.ts"
import {type Actor, may} from "../people/index.ts"
import type {Context} from "./context.ts"

interface Named {
  readonly institution: string
  readonly catalogue: string
}

/** The catalogue that a path names, and the institution that it must be of. */
export const placeIn = ({institution, catalogue}: Named): CataloguePlace => ({
  institutionId: institution,
  catalogueId: catalogue,
})

/**
 * The catalogue that a path names, of the institution that it names.
 *
 * @throws Refusal `thing.missing`
 */
export const placeOf = ({store}: Context, params: Named): ReturnType<typeof catalogueAt> =>
  catalogueAt(store.db, placeIn(params))

/** Whether the caller may review at the institution that a path names, and so confirm what others decided there. */
export const mayReviewAt = (actor: Actor, {institution}: Pick<Named, "institution">): boolean =>
  may(actor, "institution.review", institution)
