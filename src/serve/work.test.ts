import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {change, enqueue, type JobsTable, jobById, type Store, stopJob} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type JobHandler, type RunningWorker, startWorker} from "./work.ts"

const cause = {by: "system", why: ""}
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe.each(["sqlite", "postgres"] as const)("a worker on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let worker: RunningWorker | undefined
  beforeEach(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
  })
  afterEach(async () => {
    await worker?.stop()
    worker = undefined
    await store.close()
  })
  afterAll(places.clear)

  const put = (mostAttempts = 3) =>
    change(store, cause, async tx => (await enqueue(tx, {kind: "count", input: {to: 3}, mostAttempts})).id)
  const run = (handler: JobHandler) => {
    worker = startWorker(store, {count: handler}, {idleMs: 5, leaseMs: 300})
    return worker
  }
  async function until(id: string, fits: (job: JobsTable) => boolean): Promise<JobsTable> {
    for (;;) {
      const job = await jobById(store.db, id)
      if (job && fits(job)) return job
      await wait(5)
    }
  }
  const isOver = (job: JobsTable) => job.ended_at !== null

  it("does what waits, and what comes when it is woken", async () => {
    const first = await put()
    run(async ({job, progress}) => {
      const {to} = JSON.parse(job.input)
      for (let i = 1; i <= to; i++) await progress(i, to)
      return {counted: to}
    })
    expect(await until(first, isOver)).toMatchObject({state: "done", done: 3, total: 3, result: '{"counted":3}'})
    const second = await put()
    worker?.wake()
    expect((await until(second, isOver)).state).toBe("done")
  })
  it("gives a running job back when it ends, and another goes on from its note", async () => {
    const id = await put()
    run(async ({progress, signal}) => {
      await progress(1, 3, {at: 1})
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
      return {}
    })
    await until(id, job => job.note !== null)
    await worker?.stop()
    expect(await jobById(store.db, id)).toMatchObject({state: "waiting", attempts: 0, note: '{"at":1}'})
    run(async ({note}) => ({from: (note as {at: number}).at}))
    expect((await until(id, isOver)).result).toBe('{"from":1}')
  })
  it("leaves off a job that is stopped", async () => {
    const id = await put()
    let left = false
    run(async ({signal}) => {
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => {
          left = true
          reject(signal.reason)
        }),
      )
      return {}
    })
    await until(id, job => job.state === "running")
    await change(store, cause, tx => stopJob(tx, id))
    for (let i = 0; i < 200 && !left; i++) await wait(10)
    expect(left).toBe(true)
    expect((await jobById(store.db, id))?.state).toBe("stopped")
  })
  it("keeps a silent job by its heartbeat", async () => {
    const id = await put()
    let runs = 0
    const slow: JobHandler = async () => {
      runs++
      await wait(700)
      return {}
    }
    run(slow)
    const other = startWorker(store, {count: slow}, {idleMs: 5, leaseMs: 300})
    await until(id, isOver)
    await other.stop()
    expect(runs).toBe(1)
  })
  it("tells what is wrong with a job that fails each time", async () => {
    const id = await put(1)
    run(async () => {
      throw new Error("no such thing")
    })
    expect(await until(id, isOver)).toMatchObject({state: "failed", fault: "no such thing"})
  })
})
