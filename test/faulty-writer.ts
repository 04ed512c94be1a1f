// Writes until it is killed and says each write that the store has acknowledged. Arguments: where as JSON, run, catalogue.
import {addRows, insertMappings} from "../src/store/catalogues/index.ts"
import {type Change, change, claim, openStore, progress, record, type Where} from "../src/store/index.ts"

const [where = "", run = "", catalogueId = ""] = process.argv.slice(2)
const store = await openStore(JSON.parse(where) as Where, {connections: 3})
const worker = {name: run, kinds: ["long"], leaseMs: 1}
const job = await claim(store, worker)

/** Three rows, their mappings and one audit entry, in one transaction. */
async function write(tx: Change, n: number): Promise<void> {
  const rows = [0, 1, 2].map(i => ({code: `${run}-${n}`, name: `${i}`}))
  const ids = await addRows(tx, catalogueId, rows)
  const rest = {
    catalogueId,
    state: "proposed",
    items: [],
    confidence: 0,
    weight: n,
    origin: "machine",
    modality: null,
    volume: 0,
  } as const
  await insertMappings(
    tx,
    ids.map(rowId => ({rowId, ...rest})),
  )
  await record(tx, [{act: "write", subject: `n:${run}-${n}`}])
}

for (let n = 0; ; n++) {
  await change(store, {by: "system", why: ""}, tx => write(tx, n))
  const noted = job !== undefined && (await progress(store, worker, job.id, {done: n, total: 0, note: `${run}-${n}`}))
  process.stdout.write(`${run}-${n} ${noted}\n`)
}
