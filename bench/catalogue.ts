// A catalogue of 250,000 rows: import, mappings, a page of the work list, a decision; both databases, beside an empty query.
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {sql} from "kysely"
import {
  addCatalogue,
  addInstitution,
  addRows,
  change,
  decide,
  insertMappings,
  type NewMapping,
  openStore,
  type Where,
  workList,
} from "../src/store/index.ts"
import {startPostgres} from "../test/postgres.ts"
import {line, median, ms} from "./measure.ts"

const size = 250_000
const cause = {by: "system", why: ""}
const rows = Array.from({length: size}, (_, i) => ({
  code: `Z${i}`,
  name: `胸部CT平扫${i}`,
  modality: "CT",
  volume: i % 997,
}))

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

async function measure(what: string, where: Where): Promise<void> {
  const store = await openStore(where)
  const catalogueId = await change(store, cause, async tx =>
    addCatalogue(tx, (await addInstitution(tx, {code: "H1", name: "某医院"})) ?? "", "放射"),
  )
  const [importMs, ids] = await timed(() => change(store, cause, tx => addRows(tx, catalogueId, rows)))
  const mappings = ids.map(
    (rowId, i): NewMapping => ({
      rowId,
      catalogueId,
      state: "proposed",
      items: [{edition: "5.0", code: "20040100110000"}],
      confidence: (i % 100) / 100,
      weight: (i * 7919) % 100_003,
      origin: "machine",
    }),
  )
  const [mapMs] = await timed(() => change(store, cause, tx => insertMappings(tx, mappings)))
  const first = await workList(store.db, catalogueId, {state: "proposed", limit: 100})
  const middle = {weight: 50_000, id: first[50]?.id ?? ""}
  const page = await medianOf(20, () => workList(store.db, catalogueId, {state: "proposed", limit: 100, after: middle}))
  const bare = await medianOf(20, () => sql`select 1`.execute(store.db))
  let next = 0
  const decision = await medianOf(20, () => {
    const {id, row_id} = first[next++] ?? {id: "", row_id: ""}
    const mapping = {rowId: row_id, catalogueId, items: [], confidence: 1, weight: 0, origin: "person"} as const
    return change(store, cause, tx => decide(tx, {sawId: id, act: "accept", mapping: {...mapping, state: "accepted"}}))
  })
  const memory = process.memoryUsage.rss() / 1e6
  line(
    what,
    `rows ${ms(importMs)}`,
    `mappings ${ms(mapMs)}`,
    `page ${page.toFixed(1)} ms`,
    `bare ${bare.toFixed(2)} ms`,
  )
  line("", `decision ${decision.toFixed(1)} ms`, `memory ${memory.toFixed(0)} MB`)
  await store.close()
}

const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const server = await startPostgres()
try {
  await measure("sqlite", {data: join(folder, "data")})
  await measure("postgres", {url: server.url})
} finally {
  await server.stop()
  rmSync(folder, {recursive: true})
}
