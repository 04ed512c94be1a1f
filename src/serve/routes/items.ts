import {institutionsWith} from "../../people/index.ts"
import {addComment, commentsOn, itemUsage, itemUses} from "../../store/catalogues/index.ts"
import {record} from "../../store/index.ts"
import {usersByIds} from "../../store/people/index.ts"
import {editionOf, type Handlers} from "../context.ts"
import {knownItem} from "../item-sheet.ts"
import {placePage} from "../pages.ts"
import {timeOf} from "../views.ts"
import {userOf} from "./session.ts"

type Ids = "items.usage" | "feedback.list" | "feedback.add"

const mostNames = 100

/** What becomes of items among those who use them. */
export const itemRoutes: Handlers<Ids> = {
  "items.usage": async ({context: {store}, params, actor}) => {
    const item = itemRef(params)
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
  "feedback.list": async ({context: {store}, params, query}) => {
    const page = placePage(await commentsOn(store.db, subjectOf(params)), query)
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
  "feedback.add": ({params, body, actor, change}) => {
    const subject = subjectOf(params)
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
function itemRef({edition, code}: ItemParams): ItemParams {
  return {edition, code: knownItem(editionOf(edition), code).item.code}
}

function subjectOf(params: ItemParams): string {
  const {edition, code} = itemRef(params)
  return `item:${edition} ${code}`
}
