// One store with 1, 10 and 50 institutions of 10,000 rows each, on both databases: what grows, and how. `node bench/growth.ts [sqlite|postgres] [ROWS]`
import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import type {AddressInfo} from "node:net"
import {tmpdir} from "node:os"
import {join} from "node:path"
import autocannon from "autocannon"
import {figuresOf, importSheet, LiveNames, mapCatalogue, readSheet} from "../src/catalogue/index.ts"
import {madeUser, serverOver, signIn} from "../src/serve/made-servers.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {addCatalogue, workList} from "../src/store/catalogues/index.ts"
import {change, openStore, type Store, upgradeOutlook} from "../src/store/index.ts"
import {placesFor} from "../src/store/made-stores.ts"
import {addInstitution} from "../src/store/people/index.ts"
import {startPostgres} from "../test/postgres.ts"
import {line, median, ms} from "./measure.ts"
import {madeNames} from "./names.ts"

const cause = {by: "system", why: ""}
const steps = [1, 10, 50] as const
const size = Number(process.argv[3] ?? 10_000)
const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const file = join(folder, "catalogue.csv")

interface Made {
  readonly institutionId: string
  readonly catalogueId: string
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await timed(work))
  return median(times)
}

/** Examinations of a row: few rows have most of them. */
const weightOf = (i: number): number => Math.ceil(40_000 / (i + 1) ** 1.05)

/** One institution more, its rows taken in and mapped. */
async function grow(store: Store, number: number): Promise<Made & {readonly importMs: number; readonly mapMs: number}> {
  const made = await change(store, cause, async tx => {
    const institutionId = (await addInstitution(tx, {code: `H${number}`, name: `医院${number}`}))?.id ?? ""
    return {institutionId, catalogueId: (await addCatalogue(tx, institutionId, "放射")).id}
  })
  const {catalogueId} = made
  const rows = [...madeNames(size, number)].map(({name}, i) => `Z${i},${JSON.stringify(name)},${weightOf(i)}`)
  writeFileSync(file, `编码,名称,例数\n${rows.join("\n")}\n`)
  const sheet = await readSheet(file)
  const importMs = await timed(() => change(store, cause, tx => importSheet(tx, {catalogueId, sheet})))
  const mapMs = await timed(() => mapCatalogue(store, cause, {catalogueId, shelf, lexicon: shelf.lexicon("5.0")}))
  return {...made, importMs, mapMs}
}

/** Pages of work lists that ten callers ask for, of all institutions in turn. */
async function requests(store: Store, all: readonly Made[]): Promise<number> {
  const server = await serverOver(store)
  const {cookie} = await signIn(server, "root")
  await server.listen({host: "127.0.0.1", port: 0})
  const asked = all.map(({institutionId, catalogueId}) => ({
    path: `/api/v1/institutions/${institutionId}/catalogues/${catalogueId}/work?limit=50`,
    headers: {cookie},
  }))
  const {port} = server.server.address() as AddressInfo
  const done = await autocannon({url: `http://127.0.0.1:${port}`, requests: asked, connections: 10, duration: 5})
  if (done.non2xx > 0) throw new Error(`${done.non2xx} were refused`)
  await server.close()
  return done.requests.average
}

async function measure(store: Store, all: readonly Made[]): Promise<void> {
  const one = all[all.length >> 1] as Made
  const {rows, bytes} = await upgradeOutlook(store)
  const page = await medianOf(20, () => workList(store.db, one.catalogueId, {state: "proposed", limit: 50}))
  const figures = await medianOf(9, () => figuresOf(store.db, one.catalogueId))
  const live = new LiveNames(store, shelf, "5.0")
  const names = [...madeNames(2000, all.indexOf(one) + 1)].map(({name}) => ({name}))
  const liveMs = await timed(async () => {
    for (const name of names) await live.convert(one.institutionId, [name])
  })
  await live.close()
  const rate = await requests(store, all)
  line("", `${rows} rows of all tables`, `${Math.round(bytes / 2 ** 20)} MB`)
  line(
    "",
    `page ${page.toFixed(1)} ms`,
    `figures ${ms(figures)}`,
    `live ${Math.round((1000 * names.length) / liveMs)} names/s`,
  )
  line("", `pages for ten callers ${Math.round(rate)}/s`)
}

async function growth(kind: "sqlite" | "postgres", server: string): Promise<void> {
  const places = placesFor(kind, server)
  const store = await openStore(await places.make())
  await madeUser(store, "root", "administrator")
  const all: Made[] = []
  for (const step of steps) {
    const times: {readonly importMs: number; readonly mapMs: number}[] = []
    while (all.length < step) {
      const made = await grow(store, all.length + 1)
      all.push(made)
      times.push(made)
    }
    const of = (name: "importMs" | "mapMs") => ms(median(times.slice(-5).map(one => one[name])))
    line(`${kind}, ${step} × ${size}`, `the last: import ${of("importMs")}`, `map ${of("mapMs")}`)
    await measure(store, all)
  }
  await store.close()
  await places.clear()
}

const [, , only] = process.argv
if (only !== "postgres") await growth("sqlite", "")
if (only !== "sqlite") {
  const server = await startPostgres()
  await growth("postgres", server.url)
  await server.stop()
}
rmSync(folder, {recursive: true})
