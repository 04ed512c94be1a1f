// A catalogue of 250,000 rows: its file taken in and mapped, pages and counts of the work list, figures, rows with like names, a decision, live names; both databases, beside an empty query. `node bench/catalogue.ts [ROWS] [sqlite|postgres]`
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {sql} from "kysely"
import {
  coverageOf,
  decideRow,
  figuresOf,
  importSheet,
  itemShares,
  LiveNames,
  mapCatalogue,
  readSheet,
  similarRows,
} from "../src/catalogue/index.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {addCatalogue, catalogueRow, countWork, workList} from "../src/store/catalogues/index.ts"
import {change, openStore, type Where} from "../src/store/index.ts"
import {addInstitution, institutionById} from "../src/store/people/index.ts"
import {createTable} from "../src/tables/index.ts"
import {startPostgres} from "../test/postgres.ts"
import {line, median, ms} from "./measure.ts"
import {madeNames} from "./names.ts"

const size = Number(process.argv[2] ?? 250_000)
const cause = {by: "system", why: ""}
const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const file = join(folder, "catalogue.csv")

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const start = performance.now()
  const value = await work()
  return [performance.now() - start, value]
}

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push((await timed(work))[0])
  return median(times)
}

const rss = (): string => `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`

async function measure(what: string, where: Where): Promise<void> {
  const store = await openStore(where)
  const lexicon = shelf.lexicon("5.0")
  const {catalogueId, institutionId} = await change(store, cause, async tx => {
    const institutionId = (await addInstitution(tx, {code: "H1", name: "某医院"}))?.id ?? ""
    return {institutionId, catalogueId: (await addCatalogue(tx, institutionId, "放射")).id}
  })
  const [importMs] = await timed(async () => {
    const sheet = await readSheet(file)
    return change(store, cause, tx => importSheet(tx, {catalogueId, sheet}))
  })
  const [mapMs, mapped] = await timed(() => mapCatalogue(store, cause, {catalogueId, shelf, lexicon}))
  line(what, `import ${ms(importMs)}`, `map ${ms(mapMs)}`, `together ${ms(importMs + mapMs)}`, rss())
  line("", `accepted ${mapped.accepted}`, `for a person ${mapped.proposed}`)
  const first = await workList(store.db, catalogueId, {state: "proposed", limit: 100})
  const last = first.at(-1)
  const after = {weight: (last?.weight ?? 0) / 10, id: last?.id ?? ""}
  const page = await medianOf(20, () => workList(store.db, catalogueId, {state: "proposed", limit: 100, after}))
  const found = await medianOf(20, () => workList(store.db, catalogueId, {state: "proposed", limit: 100, q: "膝"}))
  const bare = await medianOf(20, () => sql`select 1`.execute(store.db))
  let next = 0
  const items = [{edition: "5.0", code: "20040100110000"}]
  const decision = await medianOf(50, () => {
    const {id: sawId, row_id: rowId} = first[next++] ?? {id: "", row_id: ""}
    return change(store, cause, tx => decideRow(tx, shelf, {place: {catalogueId}, rowId, sawId, act: "change", items}))
  })
  line("", `page ${page.toFixed(1)} ms`, `searched ${found.toFixed(1)} ms`, `empty query ${bare.toFixed(2)} ms`)
  line("", `decision ${decision.toFixed(1)} ms`)
  const accepted = {state: "accepted", flag: "typo"} as const
  const far = {state: "accepted", limit: 100, skip: Math.floor(mapped.accepted * 0.9)} as const
  const jump = await medianOf(20, () => workList(store.db, catalogueId, far))
  const count = await medianOf(20, () => countWork(store.db, catalogueId, {state: "accepted"}))
  const narrowed = await medianOf(20, () => countWork(store.db, catalogueId, accepted))
  line("", `page at ${far.skip} ${ms(jump)}`, `count ${ms(count)}`, `count by flag ${ms(narrowed)}`)
  const figures = await medianOf(5, () => figuresOf(store.db, catalogueId))
  const shares = await medianOf(5, () => itemShares(store.db, shelf, catalogueId))
  const days = await medianOf(5, () => coverageOf(store.db, catalogueId, "Asia/Shanghai"))
  line("", `figures ${ms(figures)}`, `by item ${ms(shares)}`, `by day ${ms(days)}`)
  const institution = await institutionById(store.db, institutionId)
  const row = await catalogueRow(store.db, first.at(-1)?.row_id ?? "")
  if (institution && row) {
    const similar = await medianOf(20, () => similarRows(store.db, shelf, {row, institution, edition: "5.0"}))
    line("", `rows with like names ${ms(similar)}`)
  }
  await live(new LiveNames(store, shelf, "5.0"), institutionId)
  await store.close()
}

/** Live names one by one and by hundreds, of a catalogue that is mapped. */
async function live(names: LiveNames, institutionId: string): Promise<void> {
  const known = [...madeNames(5000)].map(({name}) => ({name}))
  const [single] = await timed(async () => {
    for (const one of known) await names.convert(institutionId, [one])
  })
  const [apart] = await timed(async () => {
    const left = known.values()
    const one = async () => {
      for (const name of left) await names.convert(institutionId, [name])
    }
    await Promise.all(Array.from({length: 50}, one))
  })
  const [many] = await timed(async () => {
    for (let at = 0; at < known.length; at += 100) await names.convert(institutionId, known.slice(at, at + 100))
  })
  const rate = (spent: number) => `${Math.round((1000 * known.length) / spent)} names/s`
  line("", `live, one by one ${rate(single)}`, `50 callers ${rate(apart)}`, `by hundreds ${rate(many)}`)
  await names.close()
}

const table = await createTable(file, ["编码", "名称", "例数"])
let count = 0
for (const {name} of madeNames(size)) {
  count++
  await table.write([[`Z${count}`, name, String(Math.ceil(40_000 / count ** 1.05))]])
}
await table.close()
const server = await startPostgres()
try {
  if (process.argv[3] !== "postgres") await measure("sqlite", {data: join(folder, "data")})
  if (process.argv[3] !== "sqlite") await measure("postgres", {url: server.url})
} finally {
  await server.stop()
  rmSync(folder, {recursive: true})
}
