import type {Shelf} from "../shelf/index.ts"
import {checkCode, type Facets, segmentsOf} from "../standard/index.ts"
import {
  acceptedByItem,
  type QuarterChange,
  rowChanges,
  type Sum,
  stateChanges,
  statesOf,
} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {settledStates} from "../store/lists.ts"
import {daysIn} from "./dates.ts"
import {editionOf, itemName} from "./items.ts"

interface Texts {
  readonly zh: string
  readonly en: string
}

/** An item, and the names of a catalogue that mean it. */
interface ItemShare {
  readonly edition: string
  readonly code: string
  readonly name: Texts
  readonly modality: string
  readonly facets: Facets
  /** The site's uppermost level, where the edition's sites have levels. */
  readonly site1?: Texts & {readonly code: string}
  readonly method?: Texts
  readonly names: number
  readonly volume: number
}

/** Accepted rows of a catalogue by item, and what no accepted row speaks of. A row of several items counts for each. */
export async function itemShares(
  db: Connection,
  shelf: Shelf,
  catalogueId: string,
): Promise<{readonly items: readonly ItemShare[]; readonly unmapped: Sum}> {
  const items = (await acceptedByItem(db, catalogueId)).map(({edition, code, rows: names, volume}) => ({
    ...describe(shelf, edition, code),
    names,
    volume,
  }))
  const open = (await statesOf(db, catalogueId)).filter(({state}) => state !== "accepted")
  const sum = (of: (one: Sum) => number) => open.reduce((total, one) => total + of(one), 0)
  return {items, unmapped: {rows: sum(one => one.rows), volume: sum(one => one.volume)}}
}

function describe(shelf: Shelf, id: string, code: string): Omit<ItemShare, "names" | "volume"> {
  const name = {zh: itemName(shelf, {edition: id, code}), en: itemName(shelf, {edition: id, code}, "en")}
  const edition = editionOf(shelf, id)
  if (!edition) return {edition: id, code, name, modality: "", facets: {}}
  const listed = edition.items.get(code)
  const {modality = "", facets = {}} = listed ?? checkCode(edition, code).code ?? {}
  const upper = segmentsOf(edition.layout, code, modality).find(({segment}) => segment === "site1")?.text
  const site = upper === undefined ? undefined : edition.dictionaries.site?.any(upper)
  const method = facets.method === undefined ? undefined : edition.dictionaries.method?.get(facets.method, modality)
  return {
    edition: id,
    code,
    name,
    modality,
    facets,
    ...(site && {site1: {code: site.code, zh: site.zh, en: site.en}}),
    ...(method && {method: {zh: method.zh, en: method.en}}),
  }
}

/** How far a catalogue was at the end of a day. */
interface Day extends Sum {
  /** ISO 8601: `2026-03-01`. */
  readonly day: string
  readonly rowsDone: number
  readonly volumeDone: number
}

const mostDays = 400

/**
 * How much of a catalogue was settled at the end of each day on which something
 * changed, by the days where the zone is, the last 400 of them.
 */
export async function coverageOf(db: Connection, catalogueId: string, zone: string): Promise<readonly Day[]> {
  const dayOf = daysIn(zone)
  const allOn = byDay(await rowChanges(db, catalogueId), dayOf)
  const doneOn = byDay(await stateChanges(db, catalogueId, settledStates), dayOf)
  let [rows, volume, rowsDone, volumeDone] = [0, 0, 0, 0]
  const days = [...new Set([...allOn.keys(), ...doneOn.keys()])].sort().map(day => {
    rows += allOn.get(day)?.rows ?? 0
    volume += allOn.get(day)?.volume ?? 0
    rowsDone += doneOn.get(day)?.rows ?? 0
    volumeDone += doneOn.get(day)?.volume ?? 0
    return {
      day,
      rows,
      volume,
      rowsDone: Math.min(rows, rowsDone),
      volumeDone: Math.min(volume, volumeDone), // decided rows have the examinations of their last facts
    }
  })
  return days.slice(-mostDays)
}

function byDay(changes: readonly QuarterChange[], dayOf: (at: number) => string): ReadonlyMap<string, Sum> {
  const days = new Map<string, Sum>()
  for (const {at, rows, volume} of changes) {
    const sum = days.get(dayOf(at)) ?? {rows: 0, volume: 0}
    days.set(dayOf(at), {rows: sum.rows + rows, volume: sum.volume + volume})
  }
  return days
}
