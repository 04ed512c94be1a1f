import {hostname} from "node:os"
import {setTimeout as sleep} from "node:timers/promises"
import {
  claim,
  fault,
  finish,
  type JobsTable,
  type Json,
  progress,
  release,
  type Store,
  type Worker,
} from "../store/index.ts"

/** What a job is given to do its work with. */
interface Work {
  readonly store: Store
  readonly job: JobsTable
  /** What the run before this one noted last; undefined on the first. */
  readonly note: unknown
  /** Aborted when the job was stopped or taken over, or the worker ends: leave off. */
  readonly signal: AbortSignal
  /** Say how far it is; written down now and then. `note` is what a later run goes on from. */
  progress(done: number, total: number, note?: Json): Promise<void>
}

/** Does one kind of job. It may run twice: it must be safe to. */
export type JobHandler = (work: Work) => Promise<Json>

interface WorkerOptions {
  /** How long a worker may be silent before another takes its job over. */
  readonly leaseMs?: number
  /** Between two looks for a job. */
  readonly idleMs?: number
  /** Told what it does, a line each. */
  readonly tell?: (text: string) => void
}

export interface RunningWorker {
  /** When it does no more. */
  readonly ended: Promise<void>
  /** There may be a job: look now. */
  wake(): void
  /** Give a running job back and end. */
  stop(): Promise<void>
}

const mostPauseMs = 30_000
const writeMs = 250 // between two words of progress

/**
 * Do the jobs of some kinds, one after another, until stopped, or until a newer
 * program has the store: what runs then is given back. A database that is away is waited for.
 */
export function startWorker(
  store: Store,
  handlers: Readonly<Record<string, JobHandler>>,
  {leaseMs = 30_000, idleMs = 1000, tell = () => {}}: WorkerOptions = {},
): RunningWorker {
  const worker: Worker = {name: `${hostname()}:${process.pid}:${store.newId()}`, kinds: Object.keys(handlers), leaseMs}
  const ending = new AbortController()
  let alarm = new AbortController()
  const pause = (ms: number) =>
    sleep(ms, undefined, {signal: AbortSignal.any([alarm.signal, ending.signal])}).catch(() => {
      alarm = new AbortController() // woken
    })
  const done = (async () => {
    for (let failures = 0; !ending.signal.aborted && !store.newer; ) {
      try {
        const job = await claim(store, worker)
        failures = 0
        if (job) await run({store, worker, job, handlers, ending: ending.signal, tell})
        else await pause(idleMs)
      } catch (error) {
        tell(`${(error as Error).message}`)
        await pause(Math.min(mostPauseMs, idleMs * 2 ** failures++))
      }
    }
  })()
  return {
    ended: done,
    wake: () => alarm.abort(),
    stop: async () => {
      ending.abort()
      await done
    },
  }
}

interface Run {
  readonly store: Store
  readonly worker: Worker
  readonly job: JobsTable
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly ending: AbortSignal
  readonly tell: (text: string) => void
}

async function run({store, worker, job, handlers, ending, tell}: Run): Promise<void> {
  const lost = new AbortController()
  const newer = new AbortController()
  const signal = AbortSignal.any([lost.signal, newer.signal, ending])
  const word = startTelling({store, worker, job, lost, newer})
  tell(`${job.kind} ${job.id}`)
  try {
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`no work is known for ${job.kind}`)
    const result = await handler({
      store,
      job,
      note: job.note === null ? undefined : JSON.parse(job.note),
      signal,
      progress: async (done, total, note) => {
        await word.progress(done, total, note)
        signal.throwIfAborted()
      },
    })
    await word.write()
    await finish(store, worker, job.id, result)
    tell(`${job.kind} ${job.id}: done`)
  } catch (error) {
    if (lost.signal.aborted) tell(`${job.kind} ${job.id}: stopped`)
    else if (ending.aborted || store.newer) {
      if (!store.newer) await word.write()
      await release(store, worker, job)
      tell(`${job.kind} ${job.id}: given back`)
    } else {
      tell(`${job.kind} ${job.id}: ${(error as Error).message}`)
      await fault(store, worker, job, (error as Error).message)
    }
  } finally {
    word.end()
  }
}

/** Writes down how far a job is, which also says that its worker lives. */
interface Telling {
  progress(done: number, total: number, note?: Json): Promise<void>
  write(): Promise<void>
  end(): void
}

interface Told {
  readonly store: Store
  readonly worker: Worker
  readonly job: JobsTable
  /** Aborted when the job is no more the worker's. */
  readonly lost: AbortController
  /** Aborted when the store is no more this program's. */
  readonly newer: AbortController
}

function startTelling({store, worker, job, lost, newer}: Told): Telling {
  let told = {done: job.done, total: job.total} as {done: number; total: number; note?: Json}
  let writtenAt = 0
  const write = async () => {
    writtenAt = performance.now()
    await store.keepTime(store.db).catch(error => {
      if (store.newer) newer.abort(error)
      throw error
    })
    if (!(await progress(store, worker, job.id, told))) lost.abort()
  }
  const beat = setInterval(() => void write().catch(() => {}), worker.leaseMs / 3) // silent while the database is away
  return {
    write,
    progress: async (done, total, note) => {
      told = note === undefined ? {...told, done, total} : {done, total, note}
      if (performance.now() - writtenAt > writeMs) await write()
    },
    end: () => clearInterval(beat),
  }
}
