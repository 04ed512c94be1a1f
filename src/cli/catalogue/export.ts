import {conceptMap, dayIn, exportHis, exportSssom, exportTable, leftOutText, statesIn} from "../../catalogue/index.ts"
import type {RowCounts} from "../../catalogue/lists.ts"
import {settingsNow} from "../../people/index.ts"
import {writeText} from "../../tables/index.ts"
import {refuse} from "../issues.ts"
import {needed, type Place, say} from "./place.ts"

/** A catalogue as table, HIS package, ConceptMap or SSSOM. */
export async function exportAll(
  {store, shelf, institution, catalogue, options}: Place,
  file: string | undefined,
): Promise<void> {
  const path = needed(file)
  const catalogueId = catalogue.id
  const at = store.clock()
  const {"time-zone": zone} = await settingsNow(store.db)
  if (options.as === "table") {
    const {rows, left} = await exportTable(store.db, shelf, {catalogueId, path, states: statesIn(options.states)})
    await say(`${path}：${rows}行`, `${path}: ${rows} rows`)
    return tellLeftOut(left)
  }
  if (options.as === "sssom") {
    const {rows, left} = await exportSssom(store.db, shelf, {catalogueId, institution: institution.code, zone, path})
    await say(`${path}：${rows}行`, `${path}: ${rows} lines`)
    return tellLeftOut(left)
  }
  if (options.as === "his") {
    const today = dayIn(zone, at)
    const made = await exportHis(store.db, shelf, {catalogueId, folder: path, today})
    await say(
      `${path}：${made.items}个项目，${made.report}行报告`,
      `${path}: ${made.items} items, ${made.report} rows in the report`,
    )
    return tellLeftOut(made.left)
  }
  if (options.as !== "conceptmap")
    throw refuse("option.value", {option: "as", value: options.as, known: "table, his, conceptmap, sssom"})
  const {map, left} = await conceptMap(store.db, shelf, {catalogueId, institution: institution.code, at})
  await writeText(path, JSON.stringify(map, null, 1))
  await say(path, path)
  return tellLeftOut(left)
}

async function tellLeftOut(left: RowCounts): Promise<void> {
  const text = leftOutText(left)
  if (text) await say(text.zh, text.en)
}
