import {conceptMap, dayIn, exportHis, exportSssom, exportTable, statesIn} from "../../catalogue/index.ts"
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
    const rows = await exportTable(store.db, shelf, {catalogueId, path, states: statesIn(options.states)})
    return say(`${path}：${rows}行`, `${path}: ${rows} rows`)
  }
  if (options.as === "sssom") {
    const rows = await exportSssom(store.db, shelf, {catalogueId, institution: institution.code, zone, path})
    return say(`${path}：${rows}行`, `${path}: ${rows} lines`)
  }
  if (options.as === "his") {
    const today = dayIn(zone, at)
    const made = await exportHis(store.db, shelf, {catalogueId, folder: path, today})
    return say(
      `${path}：${made.items}个项目，${made.report}行报告`,
      `${path}: ${made.items} items, ${made.report} rows in the report`,
    )
  }
  if (options.as !== "conceptmap")
    throw refuse("option.value", {option: "as", value: options.as, known: "table, his, conceptmap, sssom"})
  await writeText(
    path,
    JSON.stringify(await conceptMap(store.db, shelf, {catalogueId, institution: institution.code, at}), null, 1),
  )
  return say(path, path)
}
