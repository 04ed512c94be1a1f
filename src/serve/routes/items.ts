import {institutionsWith} from "../../people/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {addComment, commentsOn, itemUsage, itemUses} from "../../store/catalogues/index.ts"
import {record} from "../../store/index.ts"
import {usersByIds} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {knownItem} from "../item-sheet.ts"
import {placePage} from "../pages.ts"
import {timeOf} from "../views.ts"
import {userOf} from "./session.ts"

type Ids = "items.usage" | "feedback.list" | "feedback.add"

const mostNames = 100

/** What becomes of items among those who use them. */
export const itemRoutes: Handlers<Ids> = {
  "items.usage": async ({context: {store, shelf}, params, actor}) => {
    const item = itemRef(shelf, params)
    const institutions = institutionsWith(userOf(actor), "institution.read")
    const uses = await itemUses(store.db, item, {institutions, limit: mostNames})
    return {
      ...(await itemUsage(store.db, item)),
      top: uses.map(({institution_id, institution_code, institution_name, ...use}) => ({
        institution: {id: institution_id, code: institution_code, name: institution_name},
        ...use,
      })),
    }
  },
  "feedback.list": async ({context: {store, shelf}, params, query}) => {
    const page = placePage(await commentsOn(store.db, subjectOf(shelf, params)), query)
    const people = await usersByIds(store.db, [...new Set(page.items.map(({by}) => by))])
    const names = new Map(people.map(({id, name}) => [id, name]))
    return {
      ...page,
      items: page.items.map(({id, text, flag, by, at}) => ({
        id,
        text,
        flag,
        by,
        name: names.get(by) ?? by,
        at: timeOf(at),
      })),
    }
  },
  "feedback.add": ({context: {shelf}, params, body, actor, change}) => {
    const subject = subjectOf(shelf, params)
    const {user} = userOf(actor)
    return change(async tx => {
      const id = await addComment(tx, subject, body.text, body.flag)
      await record(tx, [{act: "feedback.add", subject, details: {comment: id}}])
      return {id, text: body.text, flag: body.flag ?? null, by: user.id, name: user.name, at: timeOf(tx.at)}
    })
  },
}

type ItemParams = {readonly edition: string; readonly code: string}

/** Throws the Refusals `edition.unknown` and `thing.missing`. */
function itemRef(shelf: Shelf, {edition, code}: ItemParams): ItemParams {
  return {edition, code: knownItem(shelf.edition(edition), code).item.code}
}

function subjectOf(shelf: Shelf, params: ItemParams): string {
  const {edition, code} = itemRef(shelf, params)
  return `item:${edition} ${code}`
}
