import {registerExtension} from "../../catalogue/index.ts"
import {
  type AssignmentsTable,
  assign,
  assignmentsOf,
  type ExtensionsTable,
  extensionsOf,
  promoteExtension,
  retireExtension,
  unassign,
} from "../../store/catalogues/index.ts"
import {record} from "../../store/index.ts"
import {institutionById, userByLogin, userNames} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {placeOf} from "../named.ts"
import {timeOf} from "../views.ts"

type Ids =
  | "assignments.list"
  | "assignments.add"
  | "assignments.end"
  | "extensions.list"
  | "extensions.put"
  | "extensions.promote"
  | "extensions.retire"
  | "names.convert"

/** Who works on what, what institutions name beyond the standard, and live names. */
export const registryRoutes: Handlers<Ids> = {
  "assignments.list": async ({context, params}) => {
    const {id} = await placeOf(context, params)
    const rows = await assignmentsOf(context.store.db, id)
    const names = await userNames(
      context.store.db,
      rows.map(row => row.user_id),
    )
    return {items: rows.map(row => assignmentView(row, names.get(row.user_id)))}
  },
  "assignments.add": async ({context, params, body, change}) => {
    const {id, institution} = await placeOf(context, params)
    if (body.kind === "share" && !isShare(body.lower, body.upper)) throw refuse("assignment.share", {})
    return change(async tx => {
      const user = await userByLogin(tx.db, body.login)
      if (!user) throw refuse("thing.missing", {kind: "user", id: body.login})
      const {login: _login, ...part} = body
      const made = await assign(tx, {...part, catalogueId: id, userId: user.id})
      const details = {user: user.id, ...part}
      await record(tx, [{act: "assignment.add", subject: `catalogue:${id}`, institutionId: institution.id, details}])
      const row = (await assignmentsOf(tx.db, id)).find(one => one.id === made)
      if (!row) throw new Error("an assignment that was just made is not there")
      return assignmentView(row, user.name)
    })
  },
  "assignments.end": async ({context, params, change}) => {
    const {id, institution} = await placeOf(context, params)
    return change(async tx => {
      if (!(await unassign(tx, id, params.assignment)))
        throw refuse("thing.missing", {kind: "assignment", id: params.assignment})
      await record(tx, [{act: "assignment.end", subject: `catalogue:${id}`, institutionId: institution.id}])
      return {}
    })
  },
  "extensions.list": async ({context, params}) => ({
    items: (await extensionsOf(context.store.db, params.institution)).map(extensionView),
  }),
  "extensions.put": ({context, params, body, change}) =>
    change(async tx => {
      const {institution: institutionId} = params
      const id = await registerExtension(tx, context.shelf, {
        ...body,
        edition: body.items[0]?.edition ?? context.editionId,
        institutionId,
        items: body.items.map(({edition, code}) => `${edition} ${code}`),
        aliases: body.aliases ?? [],
      })
      const details = {code: body.code, name: body.name}
      await record(tx, [{act: "extension.put", subject: `extension:${id}`, institutionId, details}])
      const row = (await extensionsOf(tx.db, institutionId)).find(one => one.id === id)
      if (!row) throw new Error("an extension that was just made is not there")
      return extensionView(row)
    }),
  "extensions.promote": ({params, change}) =>
    change(async tx => {
      const {institution: institutionId, extension} = params
      if (!(await promoteExtension(tx, institutionId, extension)))
        throw refuse("thing.missing", {kind: "extension", id: extension})
      await record(tx, [{act: "extension.promote", subject: `extension:${extension}`, institutionId}])
      return {}
    }),
  "extensions.retire": ({params, change}) =>
    change(async tx => {
      const {institution: institutionId, extension} = params
      if (!(await retireExtension(tx, institutionId, extension)))
        throw refuse("thing.missing", {kind: "extension", id: extension})
      await record(tx, [{act: "extension.retire", subject: `extension:${extension}`, institutionId}])
      return {}
    }),
  "names.convert": async ({context, params, body}) => {
    if (!(await institutionById(context.store.db, params.institution)))
      throw refuse("thing.missing", {kind: "institution", id: params.institution})
    context.metrics.names.inc(body.names.length)
    return {names: await context.live.convert(params.institution, body.names)}
  },
}

function isShare(lower: string, upper: string): boolean {
  const [from, to] = [Number(lower), Number(upper)]
  return lower.trim() !== "" && upper.trim() !== "" && from >= 0 && from < to && to <= 100
}

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
