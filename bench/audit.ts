// Audit entries a second in batches, beside plain inserts of the same rows into a table without chain.
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {sql} from "kysely"
import {
  change,
  type Deed,
  insertMany,
  openStore,
  record,
  type Store,
  verifyAudit,
  type Where,
} from "../src/store/index.ts"
import {startPostgres} from "../test/postgres.ts"
import {line, median} from "./measure.ts"

const batch = 500
const batches = 40
const cause = {by: "system", why: ""}
const deeds: readonly Deed[] = Array.from({length: batch}, (_, i) => ({
  act: "mapping.accept",
  subject: `row:${i}`,
  details: {from: "proposed", to: "accepted", items: ["20040100110000"]},
}))

/** Entries a second of one batch in one transaction. */
async function rate(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (batch * 1000) / (performance.now() - start)
}

async function measure(what: string, where: Where): Promise<void> {
  const store = await openStore(where)
  await sql`create table plain as select * from audit where 1 = 0`.execute(store.db)
  const [chained, plain]: [number[], number[]] = [[], []]
  for (let i = 0; i < batches; i++) {
    chained.push(await rate(() => change(store, cause, tx => record(tx, deeds))))
    plain.push(await rate(() => insertPlain(store)))
  }
  const start = performance.now()
  const {ok} = await verifyAudit(store.db)
  const verified = (batch * batches * 1000) / (performance.now() - start)
  const ratio = median(chained.map((value, i) => value / (plain[i] ?? 1)))
  line(
    what,
    ...[median(chained), median(plain)].map(perSecond),
    `ratio ${ratio.toFixed(2)}`,
    `verify ${perSecond(verified)} ${ok}`,
  )
  await store.close()
}

const perSecond = (value: number): string => `${value.toFixed(0)}/s`

/** The rows that were just chained, into a table without chain, index or trigger. */
async function insertPlain(store: Store): Promise<void> {
  const rows = await store.db.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(batch).execute()
  await store.write(tx => insertMany(tx, "plain" as "audit", rows))
}

const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const server = await startPostgres()
try {
  await measure("sqlite: audit, plain insert", {data: join(folder, "data")})
  await measure("postgres: audit, plain insert", {url: server.url})
} finally {
  await server.stop()
  rmSync(folder, {recursive: true})
}
