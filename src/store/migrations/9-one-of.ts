import {randomInt} from "node:crypto"
import type {Relation} from "../../standard/lists.ts"
import {parts} from "../bulk.ts"
import type {MappingItemsTable, MappingsTable} from "../catalogues/schema.ts"
import type {Connection, Kind} from "../connection.ts"
import {makeIds} from "../ids.ts"
import {openStates} from "../lists.ts"

/**
 * Items of a mapping can be alternatives of which one is meant. What the machine
 * left open stands so from now on; what people accepted as all of it at once goes
 * to review, and so does what was accepted as broader than the site that stands
 * for it, where the machine should have said narrower.
 */
export async function keepOneOf(db: Connection, _kind: Kind, at: number): Promise<void> {
  for (const column of ["choice", "alternative"])
    await db.schema.alterTable("mapping_items").addColumn(column, "integer").execute()
  const newId = makeIds(() => at, randomInt)
  for await (const mapping of readAsOneOf(db)) await standOpen(db, mapping, {at, newId})
  await turnBroadened(db, {at, newId})
}

interface Now {
  readonly at: number
  readonly newId: () => string
}

type Choices = readonly (readonly (readonly string[])[])[]

/** A mapping of a name that leaves something open, with its choices. */
interface Open {
  readonly mapping: MappingsTable
  readonly account: string
  readonly choices: Choices
}

const mappingsAtOnce = 5000

/** By id, so that few accounts are held at once; those that go to review meanwhile say already what is open. */
async function* readAsOneOf(db: Connection): AsyncGenerator<Open> {
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("mappings")
      .selectAll()
      .where("status", "=", "underspecified")
      .where("account", "is not", null)
      .where("id", ">", after)
      .orderBy("id")
      .limit(mappingsAtOnce)
      .execute()
    yield* rows.flatMap(openOf)
    after = rows.at(-1)?.id ?? ""
    if (rows.length < mappingsAtOnce) return
  }
}

function openOf(mapping: MappingsTable): readonly Open[] {
  const account = JSON.parse(mapping.account ?? "{}") as {read?: readonly string[]; oneOf?: Choices}
  const choices = choicesAmong(account.read ?? [])
  if (account.oneOf || choices.length === 0) return []
  return [{mapping, account: JSON.stringify({...account, oneOf: choices}), choices}]
}

/**
 * The choices that a name left open, by the codes of its items alone: those that
 * are alike but for two characters are candidates for one another, as left, right
 * and both sides of a site; where none are so, all of them.
 */
function choicesAmong(codes: readonly string[]): Choices {
  if (codes.length < 2) return []
  const groups: string[][] = []
  for (const code of codes) {
    const near = groups.filter(group => group.some(other => isNear(code, other)))
    groups.splice(0, groups.length, ...groups.filter(group => !near.includes(group)), [...near.flat(), code])
  }
  const open = groups.filter(({length}) => length > 1)
  return (open.length > 0 ? open : [codes]).map(group => group.map(code => [code]))
}

const isNear = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  const pairs = Array.from({length: Math.ceil(a.length / 2)}, (_, i) => i * 2)
  return pairs.filter(i => a.slice(i, i + 2) !== b.slice(i, i + 2)).length < 2
}

async function standOpen(db: Connection, {mapping, account, choices}: Open, now: Now): Promise<void> {
  await db.updateTable("mappings").set({account}).where("id", "=", mapping.id).execute()
  if (mapping.until !== null) return
  const items = marked(await itemsOf(db, mapping.id), choices)
  if (!items.some(({choice}) => choice !== null)) return
  const relation: Relation = isBroadened(mapping) || mapping.relation === "inexact" ? "inexact" : "broader"
  const isSaid = mapping.relation === "broader" || mapping.relation === "inexact"
  if (mapping.state === "accepted" && !isSaid) {
    await review(db, {...mapping, account, relation}, {items, ...now, text: texts.oneOf})
    return
  }
  await db.updateTable("mappings").set({relation}).where("id", "=", mapping.id).execute()
  for (const {position, choice, alternative} of items)
    await db
      .updateTable("mapping_items")
      .set({choice, alternative})
      .where("mapping_id", "=", mapping.id)
      .where("position", "=", position)
      .execute()
}

const itemsOf = (db: Connection, id: string): Promise<MappingItemsTable[]> =>
  db.selectFrom("mapping_items").selectAll().where("mapping_id", "=", id).orderBy("position").execute()

/** Items with their places in the choices; where one alone of a choice is there, it was chosen. */
function marked(items: readonly MappingItemsTable[], choices: Choices): readonly MappingItemsTable[] {
  const placeOf = ({code}: MappingItemsTable) => {
    const choice = choices.findIndex(alternatives => alternatives.some(codes => codes.includes(code)))
    const alternative = choices[choice]?.findIndex(codes => codes.includes(code)) ?? -1
    return {choice: choice + 1, alternative: alternative + 1}
  }
  const places = items.map(placeOf)
  return items.map((item, i) => {
    const own = places[i]
    const isOpen = own && own.choice > 0 && places.some(other => other !== own && other.choice === own.choice)
    return isOpen ? {...item, ...own} : {...item, choice: null, alternative: null}
  })
}

const isBroadened = ({flags}: MappingsTable): boolean => flags?.includes(" site-broadened ") ?? false

const texts = {
  oneOf:
    "当时一次接受了全部候选，请确认：只取其中一项，或保留“其中之一”。All candidates were accepted at once then: take one of them, or keep “one of”.",
  relation:
    "当时按“宽于”接受，而此处院内名称的部位比项目更窄，请确认关系。Accepted as broader then, where the local name means less than the item: confirm the relation.",
} as const

interface Review extends Now {
  readonly items: readonly MappingItemsTable[]
  /** What a person is to look at. */
  readonly text: string
}

/** Another mapping in place of one, for a person to look at. */
async function review(db: Connection, before: MappingsTable, {items, text, at, newId}: Review): Promise<void> {
  const id = newId()
  const began = {since: at, until: null, by: "system", why: "9-one-of"}
  await db.updateTable("mappings").set({until: at}).where("id", "=", before.id).execute()
  const weight = before.volume ?? 0
  await db
    .insertInto("mappings")
    .values({...before, id, state: "in review", weight, ...began})
    .execute()
  for (const item of items)
    await db
      .insertInto("mapping_items")
      .values({...item, mapping_id: id})
      .execute()
  await db
    .insertInto("comments")
    .values({id: newId(), subject: `row:${before.row_id}`, text, flag: null, by: "system", at, resolved_at: null})
    .execute()
}

/** A site that only a larger one stands for means less than the item: narrower, not broader. */
async function turnBroadened(db: Connection, now: Now): Promise<void> {
  const rows = await db
    .selectFrom("mappings")
    .selectAll()
    .where("until", "is", null)
    .where("relation", "=", "broader")
    .where("flags", "like", "% site-broadened %")
    .orderBy("id")
    .execute()
  const isDecided = ({state, origin}: MappingsTable) => !openStates.some(open => open === state) && origin !== "machine"
  for (const mapping of rows.filter(isDecided))
    await review(
      db,
      {...mapping, relation: "narrower"},
      {items: await itemsOf(db, mapping.id), ...now, text: texts.relation},
    )
  const ids = rows.filter(row => !isDecided(row)).map(({id}) => id)
  for (const some of parts(ids))
    await db.updateTable("mappings").set({relation: "narrower"}).where("id", "in", some).execute()
}
