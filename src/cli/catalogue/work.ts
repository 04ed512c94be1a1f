import {readDecided, writeWork} from "../../catalogue/index.ts"
import {workList} from "../../store/catalogues/index.ts"
import {openStates, stateGroupTexts} from "../../store/lists.ts"
import {openTable} from "../../tables/index.ts"
import {print} from "../output.ts"
import {tellFigures} from "./figures.ts"
import {cause, needed, type Place, say, tellIssues} from "./place.ts"

const top = 20

/** The heaviest rows that wait, or all of them as a workbook. */
export async function work({store, shelf, catalogue, options}: Place, file: string | undefined): Promise<void> {
  const catalogueId = catalogue.id
  if (file !== undefined) {
    const rows = await writeWork(store.db, shelf, {
      catalogueId,
      path: file,
      states: openStates,
      edition: options.edition,
    })
    return say(`${file}：${rows}行${stateGroupTexts.open.zh}`, `${file}: ${rows} rows ${stateGroupTexts.open.en}`)
  }
  const rows = await workList(store.db, catalogueId, {state: "proposed", limit: top})
  await print(rows.map(row => `${String(row.volume).padStart(8)}  ${row.code}  ${row.name}\n`).join(""))
  await tellFigures({store, catalogue})
}

/** Read a workbook that was filled in. */
export async function decide({store, shelf, catalogue, options}: Place, file: string | undefined): Promise<void> {
  await using table = await openTable(needed(file))
  const {edition} = options
  const done = await readDecided(store, cause, {shelf, catalogueId: catalogue.id, table, edition})
  await tellIssues(done.issues)
  if (done.issues.length > 0) process.exitCode = 1
  await say(
    `已记录${done.decided}个决定，${done.same}个此前已记录，${done.left}行未填，${done.issues.length}处问题`,
    `${done.decided} decisions kept, ${done.same} kept before, ${done.left} rows left open, ${done.issues.length} problems`,
  )
}
