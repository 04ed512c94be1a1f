import {commentOnItem, itemSubject} from "../../catalogue/index.ts"
import {institutionsNear, institutionsWith, peopleSeenBy} from "../../people/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {commentsOn, itemUsage, itemUses} from "../../store/catalogues/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {knownItem} from "../item-sheet.ts"
import {placePage} from "../pages.ts"
import {commentView} from "../views.ts"

const mostNames = 100

/** What becomes of items among those who use them. */
export const itemRoutes = {
  "items.usage": async ({context: {store, shelf}, reading, params, actor}) => {
    const item = itemRef(shelf, params)
    const institutions = institutionsWith(userOf(actor), "institution.read")
    const uses = await itemUses(reading, item, {institutions, limit: mostNames})
    return {
      ...(await itemUsage(reading, item, await institutionsNear(store.db, userOf(actor)))),
      top: uses.map(({institution_id, institution_code, institution_name, ...use}) => ({
        institution: {id: institution_id, code: institution_code, name: institution_name},
        ...use,
      })),
    }
  },
  "feedback.list": async ({context: {store, shelf}, params, query, actor}) => {
    const page = placePage(await commentsOn(store.db, itemSubject(shelf.edition(params.edition), params.code)), query)
    const ids = page.items.map(({by}) => by)
    const people = await peopleSeenBy(store.db, userOf(actor), ids)
    const names = new Map(people.map(({id, name}) => [id, name]))
    return {...page, items: page.items.map(one => ({...commentView(one), name: names.get(one.by) ?? null}))}
  },
  "feedback.add": ({context: {shelf}, params, body, actor, change}) => {
    const edition = shelf.edition(params.edition)
    const {name} = userOf(actor).user
    return change(async tx => ({
      ...commentView(await commentOnItem(tx, edition, {...body, code: params.code})),
      name,
    }))
  },
} satisfies Partial<Handlers>

type ItemParams = {readonly edition: string; readonly code: string}

/** Throws the Refusals `edition.unknown` and `thing.missing`. */
function itemRef(shelf: Shelf, {edition, code}: ItemParams): ItemParams {
  return {edition, code: knownItem(shelf.edition(edition), code).item.code}
}
