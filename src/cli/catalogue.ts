import {
  addCatalogue,
  type ChangedRow,
  conceptMap,
  exportHis,
  exportSssom,
  exportTable,
  figuresOf,
  importSheet,
  mapCatalogue,
  mendZeros,
  type Preview,
  previewImport,
  readDecided,
  readSheet,
  remapCatalogue,
  type Sheet,
  statesIn,
  writeWork,
} from "../catalogue/index.ts"
import type {Issue} from "../issue/index.ts"
import {addInstitution} from "../people/index.ts"
import {openFolderShelf, type Shelf} from "../shelf/index.ts"
import {type CataloguesTable, cataloguesOf, workList} from "../store/catalogues/index.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {change, openStore, type Store} from "../store/index.ts"
import {openStates} from "../store/lists.ts"
import {type InstitutionsTable, institutionByCode} from "../store/people/index.ts"
import {isNote, writeTable, writeText} from "../tables/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, language, print, probability} from "./output.ts"
import {startProgress} from "./progress.ts"
import {type WhereOptions, whereOf} from "./where.ts"

export interface CatalogueOptions extends WhereOptions {
  readonly institution: string
  readonly catalogue: string
  readonly name?: string
  readonly sheet?: string
  readonly column?: string
  readonly edition: string
  readonly accept: string
  readonly states: string
  readonly as: string
  readonly bad?: string
  readonly yes?: string
  readonly complete?: string
  readonly "mend-zeros"?: string
  readonly "even-so"?: string
}

/** What is done, and the place it is done at. */
interface Place {
  readonly store: Store
  readonly shelf: Shelf
  readonly institution: InstitutionsTable
  readonly catalogue: CataloguesTable
  readonly options: CatalogueOptions
}

const cause = {by: "system", why: "command line"}

const actions: Readonly<Record<string, (place: Place, file: string | undefined) => Promise<void>>> = {
  map,
  remap,
  work,
  decide,
  export: exportAll,
  figures: place => tellFigures(place),
}

/** A hospital's catalogue on the command line, without a server. */
export async function run([action = "", file, ...more]: readonly string[], options: CatalogueOptions): Promise<void> {
  const known = ["import", ...Object.keys(actions)]
  if (!known.includes(action)) throw refuse("call.action", {command: "catalogue", action, known: known.join(", ")})
  if (more[0] !== undefined) throw refuse("call.word-more", {command: "catalogue", word: more[0]})
  const store = await openStore(whereOf(options))
  try {
    if (action === "import") await importFile(store, needed(file), options)
    else {
      const place = await placeOf(store, options)
      await actions[action]?.(
        {store, shelf: await openStoreShelf(store, {below: openFolderShelf()}), ...place, options},
        file,
      )
    }
  } finally {
    await store.close()
  }
}

function needed(file: string | undefined): string {
  if (file === undefined) throw refuse("call.word-missing", {command: "catalogue", word: "file"})
  return file
}

async function placeOf(store: Store, {institution: code, catalogue: name}: CatalogueOptions) {
  const institution = await institutionByCode(store.db, code)
  if (!institution) throw refuse("thing.missing", {kind: "institution", id: code})
  const catalogue = (await cataloguesOf(store.db, institution.id)).find(one => one.name === name)
  if (!catalogue) throw refuse("thing.missing", {kind: "catalogue", id: name})
  return {institution, catalogue}
}

const say = (zh: string, en: string): Promise<void> => print(`${language === "zh" ? zh : en}\n`)

async function importFile(store: Store, file: string, options: CatalogueOptions): Promise<void> {
  const read = await readSheet(file, {
    ...(options.sheet !== undefined && {sheet: options.sheet}),
    ...(options.column !== undefined && {columns: {name: options.column}}),
  })
  const sheet = options["mend-zeros"] ? mendZeros(read) : read
  const institution = await institutionByCode(store.db, options.institution)
  const all = institution ? await cataloguesOf(store.db, institution.id) : []
  const catalogue = all.find(({name}) => name === options.catalogue)
  const preview = await previewImport(store.db, catalogue?.id ?? "", sheet)
  await tellPreview(preview)
  if (options.bad !== undefined) await writeBad(options.bad, sheet, preview.issues)
  if (preview.objections.some(found => found.id === "column.personal")) process.exitCode = 1
  if (!options.yes) return say("未写入;加--yes写入。", "Nothing was written; --yes writes it.")
  const catalogueId = catalogue?.id ?? (await makeCatalogue(store, institution, options))
  const done = await importSheet(store, cause, {
    catalogueId,
    sheet,
    options: {complete: options.complete !== undefined, evenSo: options["even-so"] !== undefined},
  })
  await (done.importId === undefined
    ? say("此文件已导入过,无变化。", "This file was taken in before; nothing changed.")
    : say(
        `已写入:新增${done.added},变更${done.changed},移除${done.gone}`,
        `Written: ${done.added} new, ${done.changed} changed, ${done.gone} gone`,
      ))
}

async function makeCatalogue(
  store: Store,
  institution: InstitutionsTable | undefined,
  options: CatalogueOptions,
): Promise<string> {
  return change(store, cause, async tx => {
    const {institution: code, name = code, catalogue} = options
    const {id} = institution ?? (await addInstitution(tx, {code, name}))
    return (await addCatalogue(tx, id, catalogue)).id
  })
}

const shownRows = 5

async function tellPreview({added, changed, same, gone, issues, objections, before}: Preview): Promise<void> {
  await say(
    `新增${added.length},变更${changed.length},相同${same},文件中没有的${gone.length}`,
    `${added.length} new, ${changed.length} changed, ${same} the same, ${gone.length} not in the file`,
  )
  if (before) await say("此文件以前导入过。", "This very file was taken in before.")
  const line = ({row, what}: ChangedRow) => `  ~ ${row.code} ${row.name}: ${what.join(", ")}`
  await print([...added.slice(0, shownRows).map(row => `  + ${row.code} ${row.name}`), ""].join("\n"))
  await print([...changed.slice(0, shownRows).map(line), ""].join("\n"))
  await print([...gone.slice(0, shownRows).map(row => `  - ${row.code} ${row.name}`), ""].join("\n"))
  await tellIssues([...objections, ...issues])
}

const mostIssues = 50

async function tellIssues(issues: readonly Issue[]): Promise<void> {
  for (const found of issues.slice(0, mostIssues)) {
    const repairs = found.repairs.map(({text}) => ` → ${text}`).join("")
    process.stderr.write(`${atPlace(found)}${found.id}: ${issueText(found, language)}${repairs}\n`)
  }
  if (issues.length > mostIssues) process.stderr.write(`… ${issues.length - mostIssues}\n`)
}

/** Bad rows as they were, with why: to be mended and sent again. */
async function writeBad(path: string, sheet: Sheet, issues: readonly Issue[]): Promise<void> {
  const why = new Map<string, string>()
  const keyOf = (sheet: string | undefined, row: number) => `${row} ${sheet ?? ""}`
  for (const found of issues.filter(found => !isNote(found))) {
    if (found.place.row === undefined) continue
    const key = keyOf(found.place.sheet, found.place.row)
    why.set(key, [why.get(key), issueText(found, language)].filter(Boolean).join(" "))
  }
  const rows = sheet.rows.flatMap(row => {
    const text = why.get(keyOf(row.sheet, row.number))
    return text === undefined ? [] : [[...row.cells.slice(0, sheet.header.length), text]]
  })
  await writeTable(path, [...sheet.header, language === "zh" ? "问题" : "problem"], table => table.write(rows))
}

async function map({store, shelf, catalogue, options}: Place): Promise<void> {
  const bar = startProgress(process.stderr)
  const mapped = await mapCatalogue(store, cause, {
    catalogueId: catalogue.id,
    lexicon: shelf.lexicon(options.edition),
    options: {
      accept: probability("accept", options.accept),
      progress: (done, total) => bar.update(done / Math.max(1, total), done),
    },
  })
  bar.end()
  await say(
    `对照${mapped.rows}行:沿用${mapped.inherited},自动确认${mapped.accepted},待人工${mapped.proposed}`,
    `${mapped.rows} rows mapped: ${mapped.inherited} inherited, ${mapped.accepted} accepted, ${mapped.proposed} for a person`,
  )
}

async function remap({store, shelf, catalogue, options}: Place): Promise<void> {
  const done = await remapCatalogue(store, cause, {
    catalogueId: catalogue.id,
    lexicon: shelf.lexicon(options.edition),
    apply: options.yes !== undefined,
    options: {accept: probability("accept", options.accept)},
  })
  const text = (side: {state: string; codes: readonly string[]}) => `${side.state} ${side.codes.join(";")}`
  await print(done.examples.map(one => `  ${one.name}: ${text(one.before)} → ${text(one.after)}\n`).join(""))
  await say(
    `${done.rows}行机器对照中有${done.changed}行不同${options.yes ? ",已更新" : ";加--yes更新"}`,
    `${done.changed} of ${done.rows} rows that the machine mapped read otherwise${options.yes ? ": changed" : "; --yes changes them"}`,
  )
}

const top = 20

async function work({store, shelf, catalogue, options}: Place, file: string | undefined): Promise<void> {
  const catalogueId = catalogue.id
  if (file !== undefined) {
    const rows = await writeWork(store, shelf, {
      catalogueId,
      path: file,
      states: openStates,
      edition: options.edition,
    })
    return say(`${file}:${rows}行待定`, `${file}: ${rows} rows to be decided`)
  }
  const rows = await workList(store.db, catalogueId, {state: "proposed", limit: top})
  await print(rows.map(row => `${String(row.volume).padStart(8)}  ${row.code}  ${row.name}\n`).join(""))
  await tellFigures({store, catalogue})
}

async function decide({store, shelf, catalogue, options}: Place, file: string | undefined): Promise<void> {
  const done = await readDecided(store, cause, {
    shelf,
    catalogueId: catalogue.id,
    path: needed(file),
    edition: options.edition,
  })
  await tellIssues(done.issues)
  if (done.issues.length > 0) process.exitCode = 1
  await say(
    `已记录${done.decided}个决定,${done.same}个此前已记录,${done.left}行未填,${done.issues.length}处问题`,
    `${done.decided} decisions kept, ${done.same} kept before, ${done.left} rows left open, ${done.issues.length} problems`,
  )
}

async function exportAll(
  {store, shelf, institution, catalogue, options}: Place,
  file: string | undefined,
): Promise<void> {
  const path = needed(file)
  const catalogueId = catalogue.id
  const at = store.clock()
  if (options.as === "table") {
    const rows = await exportTable(store.db, shelf, {catalogueId, path, states: statesIn(options.states)})
    return say(`${path}:${rows}行`, `${path}: ${rows} rows`)
  }
  if (options.as === "sssom") {
    const rows = await exportSssom(store.db, shelf, {catalogueId, institution: institution.code, path})
    return say(`${path}:${rows}行`, `${path}: ${rows} lines`)
  }
  if (options.as === "his") {
    const today = new Date(at).toISOString().slice(0, 10)
    const made = await exportHis(store.db, shelf, {catalogueId, folder: path, today})
    return say(
      `${path}:${made.items}个项目,${made.report}行报告`,
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

async function tellFigures({store, catalogue}: Pick<Place, "store" | "catalogue">): Promise<void> {
  const {rows, rowsDone, volume, volumeDone, left, states} = await figuresOf(store.db, catalogue.id)
  const percent = (part: number, whole: number) => `${whole === 0 ? 100 : Math.floor((1000 * part) / whole) / 10} %`
  await say(
    `名称${rowsDone}/${rows}(${percent(rowsDone, rows)}),检查${volumeDone}/${volume}(${percent(volumeDone, volume)})`,
    `names ${rowsDone}/${rows} (${percent(rowsDone, rows)}), examinations ${volumeDone}/${volume} (${percent(volumeDone, volume)})`,
  )
  await print(
    `${Object.entries(states)
      .map(([state, count]) => `${state} ${count}`)
      .join(", ")}\n`,
  )
  for (const {share, names, clicks} of left)
    await say(
      `达到${share * 100}%还需:${names}个名称,合并后${clicks}次`,
      `left for ${share * 100} %: ${names} names, ${clicks} clicks where what reads alike is decided as one`,
    )
}
