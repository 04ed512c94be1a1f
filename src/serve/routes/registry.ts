import {assign, endAssignment, institutionAt, promote, registerExtension, retire} from "../../catalogue/index.ts"
import {institutionsWith, mapperOf, may} from "../../people/index.ts"
import {
  type AssignmentsTable,
  assignmentsFor,
  assignmentsOf,
  type ExtensionsTable,
  extensionsOf,
  looksFor,
  type PlacedAssignment,
} from "../../store/catalogues/index.ts"
import {userNames} from "../../store/people/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {mayReviewAt, placeIn, placeOf} from "../named.ts"
import {timeOf} from "../views.ts"

/** Who works on what, what institutions name beyond the standard, and live names. */
export const registryRoutes = {
  "tasks.list": async ({context, actor}) => {
    const user = userOf(actor)
    const all = await assignmentsFor(context.store.db, user.user.id)
    return {items: all.filter(one => may(user, "institution.map", one.institution_id)).map(taskView)}
  },
  "looks.list": async ({context, actor}) => {
    const user = userOf(actor)
    const all = await looksFor(context.store.db, user.user.id, institutionsWith(user, "institution.map"))
    return {items: all.map(one => lookView(one, mayReviewAt(user, {institution: one.institution_id}))).filter(isAny)}
  },
  "assignments.list": async ({context, params}) => {
    const {id} = await placeOf(context, params)
    const rows = await assignmentsOf(context.store.db, id)
    const names = await userNames(
      context.store.db,
      rows.map(row => row.user_id),
    )
    return {items: rows.map(row => assignmentView(row, names.get(row.user_id)))}
  },
  "assignments.add": ({params, body: {login, ...part}, change}) =>
    change(async tx => {
      const {id: userId, name} = await mapperOf(tx.db, {login, institutionId: params.institution})
      return assignmentView(await assign(tx, placeIn(params), {...part, userId}), name)
    }),
  "assignments.end": ({params, change}) =>
    change(async tx => {
      await endAssignment(tx, placeIn(params), params.assignment)
      return {}
    }),
  "extensions.list": async ({context, params}) => ({
    items: (await extensionsOf(context.store.db, params.institution)).map(extensionView),
  }),
  "extensions.put": ({context, params, body, change}) =>
    change(async tx => {
      const {institution: institutionId} = params
      const made = await registerExtension(tx, context.shelf, {
        ...body,
        edition: body.items[0]?.edition ?? context.editionId,
        institutionId,
        items: body.items.map(({edition, code}) => `${edition} ${code}`),
        aliases: body.aliases ?? [],
      })
      return extensionView(made)
    }),
  "extensions.promote": ({params, change}) =>
    change(async tx => {
      await promote(tx, {institutionId: params.institution, extensionId: params.extension})
      return {}
    }),
  "extensions.retire": ({params, change}) =>
    change(async tx => {
      await retire(tx, {institutionId: params.institution, extensionId: params.extension})
      return {}
    }),
  "names.convert": async ({context, params, body}) => {
    await institutionAt(context.store.db, params.institution)
    context.metrics.names.inc(body.names.length)
    return {names: await context.live.convert(params.institution, body.names)}
  },
} satisfies Partial<Handlers>

const assignmentView = (
  {id, user_id, kind, lower, upper, round, since}: AssignmentsTable,
  name: string | undefined,
) => ({
  id,
  user: user_id,
  userName: name ?? user_id,
  kind,
  lower,
  upper,
  round,
  since: timeOf(since),
})

const extensionView = (row: ExtensionsTable) => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  items: JSON.parse(row.items) as string[],
  aliases: JSON.parse(row.aliases) as string[],
  promoted: row.promoted_at === null ? null : timeOf(row.promoted_at),
  since: timeOf(row.since),
  by: row.by,
})

const taskView = ({id, institution_id, institution, catalogue_id, catalogue, since, ...part}: PlacedAssignment) => ({
  ...{id, institution: institution_id, institutionName: institution},
  ...{catalogue: catalogue_id, catalogueName: catalogue},
  ...{kind: part.kind, lower: part.lower, upper: part.upper, round: part.round},
  since: timeOf(since),
})

type LooksWaiting = Awaited<ReturnType<typeof looksFor>>[number]

/** What waits to be confirmed is told to who may do so. */
const lookView = (
  {institution_id, institution, catalogue_id, catalogue, to_confirm, sent_back}: LooksWaiting,
  mayReview: boolean,
) => ({
  ...{institution: institution_id, institutionName: institution},
  ...{catalogue: catalogue_id, catalogueName: catalogue},
  ...{toConfirm: mayReview ? to_confirm : 0, sentBack: sent_back},
})

const isAny = ({toConfirm, sentBack}: ReturnType<typeof lookView>): boolean => toConfirm + sentBack > 0
