import {once} from "node:events"
import {fileURLToPath} from "node:url"
import {MessageChannel, type MessagePort} from "node:worker_threads"
import {Piscina} from "piscina"
import type {Sheet} from "../../catalogue/index.ts"
import {type Issue, Refusal} from "../../issue/index.ts"
import type {Actor} from "../../people/index.ts"
import {readingParts, type Shelf} from "../../shelf/index.ts"
import type {TableReader} from "../../tables/index.ts"
import {refuse} from "../issues.ts"
import type {ConvertTask, NamesPiece, Outcome, ReadTask, RowsPiece, SheetTask} from "./tasks.ts"

/** What the files of some callers may take together. */
interface Lane {
  /** Files that are read at once. */
  readonly threads: number
  /** Files that wait; more are refused. */
  readonly waiting: number
  /** Of one thread. */
  readonly heapMegabytes: number
  /** Of one file, its reader's slowness included. */
  readonly mostMs: number
}

const usualLanes = {
  /** Of callers without a user. */
  open: {threads: 1, waiting: 2, heapMegabytes: 192, mostMs: 120_000},
  known: {threads: 2, waiting: 8, heapMegabytes: 1024, mostMs: 1_800_000},
} as const satisfies Readonly<Record<string, Lane>>

type LaneName = keyof typeof usualLanes
type Lanes = Readonly<Record<LaneName, Lane>>

const idleMs = 300_000 // then a thread gives its memory back
const againSeconds = 10

/** For whom a file is read. */
interface For {
  readonly lane: LaneName
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal
}

/** For whom a call has its file read. */
export const callerOf = ({actor, gone}: {readonly actor: Actor; readonly gone: AbortSignal}): For => ({
  lane: actor.kind === "user" ? "known" : "open",
  signal: gone,
})

/** What is read of names, whose edition the shelf has. */
type OfNames<T extends {readonly edition: string}> = Omit<T, "editions" | "port">

type ReadTable = Pick<TableReader, "path" | "header" | "issues" | "batches"> & AsyncDisposable

/**
 * Reads files that were sent, in threads of their own with a heap of their own:
 * what a file costs, and how it breaks, is its reader's alone.
 *
 * All throw the Refusals of what they read, and `file.memory`, `file.time`,
 * `server.busy`; an AbortError when the caller is gone.
 */
export class FileReaders {
  readonly #shelf: Shelf
  readonly #lanes: Lanes
  readonly #pools: Readonly<Record<LaneName, Piscina>>

  constructor(shelf: Shelf, lanes: Lanes = usualLanes) {
    this.#shelf = shelf
    this.#lanes = lanes
    this.#pools = {open: poolOf(lanes.open), known: poolOf(lanes.known)}
  }

  names(task: OfNames<ReadTask>, caller: For): AsyncGenerator<NamesPiece> {
    return this.#pieces("names", {...task, editions: readingParts(this.#shelf, task.edition)}, caller)
  }

  /** An open table, whose rows come from the thread. Throws what opening it throws. */
  async table(path: string, caller: For): Promise<ReadTable> {
    const pieces = this.#pieces<RowsPiece>("rows", {path}, caller)
    const {value: head} = await pieces.next()
    if (head?.kind !== "head") throw new Error("a table without its head")
    const issues: Issue[] = []
    return {
      path,
      header: head.header,
      issues,
      async *batches() {
        for await (const piece of pieces)
          if (piece.kind === "rows") yield piece.rows
          else if (piece.kind === "end") issues.push(...piece.issues)
      },
      [Symbol.asyncDispose]: async () => void (await pieces.return(undefined)),
    }
  }

  convert(task: OfNames<ConvertTask>, caller: For): Promise<void> {
    return this.#run("convert", {...task, editions: readingParts(this.#shelf, task.edition)}, caller)
  }

  sheet(task: SheetTask, caller: For): Promise<Sheet> {
    return this.#run("sheet", {...task}, caller)
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#pools).map(pool => pool.destroy()))
  }

  async #run<T>(name: string, task: FileTask, {lane, signal}: For, port?: MessagePort): Promise<T> {
    const pool = this.#pools[lane]
    const {waiting, mostMs} = this.#lanes[lane]
    if (pool.queueSize >= waiting) throw refuse("server.busy", {seconds: againSeconds})
    const late = AbortSignal.timeout(mostMs)
    const outcome: Outcome<T> = await pool
      .run(port ? {...task, port} : task, {
        name,
        signal: AbortSignal.any([signal, late]),
        ...(port && {transferList: [port]}),
      })
      .catch(error => {
        goOn(pool)
        if ((error as {code?: string}).code === "ERR_WORKER_OUT_OF_MEMORY")
          throw refuse("file.memory", {path: task.path})
        if (late.aborted) throw refuse("file.time", {path: task.path, seconds: mostMs / 1000})
        throw error
      })
    if ("refused" in outcome) throw new Refusal(outcome.refused)
    return outcome.value
  }

  async *#pieces<T>(name: string, task: FileTask, caller: For): AsyncGenerator<T> {
    const {port1, port2} = new MessageChannel()
    const left = new AbortController()
    const signal = AbortSignal.any([caller.signal, left.signal])
    const done = this.#run<void>(name, task, {...caller, signal}, port2)
    done.catch(() => {}) // told where it is waited for
    try {
      for (;;) {
        const piece = await Promise.race([once(port1, "message"), done])
        if (!piece) return
        yield piece[0]
        port1.postMessage(null)
      }
    } finally {
      left.abort()
      port1.close()
    }
  }
}

type FileTask = {readonly path: string} & Readonly<Record<string, unknown>>

function poolOf({threads, heapMegabytes}: Lane): Piscina {
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./thread.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: {maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 16},
  })
  pool.on("error", () => {}) // a thread broke without a task: the next task has another
  return pool
}

/** Those that wait have a thread again after one was ended: by itself the pool starts one for the next who comes. */
function goOn(pool: Piscina): void {
  if (pool.queueSize > 0 && pool.threads.length < pool.options.maxThreads) void pool.run({}, {name: "begin"})
}
