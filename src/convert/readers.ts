import {setImmediate} from "node:timers/promises"
import {fileURLToPath} from "node:url"
import {Piscina} from "piscina"
import type {Language} from "../standard/index.ts"

/** What is read of one row: the name, and the word for its modality where the table has one. */
export type Asked = readonly [name: string, modality: string]

/** How names are read: which edition, and from which confidence an answer stands. */
export interface ReadersOptions {
  readonly edition: string
  readonly accept: number
  /** Candidates for a name that isn't determined; 0 for no such column. */
  readonly candidates: number
  /** Of the explanations. */
  readonly language: Language
}

/** Reads names beside the caller: answers come as cells, in the order asked. */
export interface Readers {
  read(rows: readonly Asked[]): Promise<readonly (readonly string[])[]>
  close(): Promise<void>
}

const worthThread = 1_000_000 // bytes of a table; a smaller one is read sooner than a thread starts

/** In a thread of its own for a large table, else in this one. */
export async function startReaders(options: ReadersOptions, bytes: number): Promise<Readers> {
  if (bytes < worthThread) {
    const {readRows} = await import("./reader.ts")
    return {read: rows => inTurns(rows, some => readRows(options, some)), close: async () => {}}
  }
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./reader.ts", import.meta.url)),
    workerData: options,
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: {maxYoungGenerationSizeMb: 16},
  })
  return {read: rows => pool.run(rows), close: () => pool.destroy()}
}

const rowsInTurn = 200 // some milliseconds

/** A part at a time, so that whoever else works in this thread has a turn. */
async function inTurns<T, U>(rows: readonly T[], work: (some: readonly T[]) => readonly U[]): Promise<readonly U[]> {
  const done: U[] = []
  for (let at = 0; at < rows.length; at += rowsInTurn) {
    if (at > 0) await setImmediate()
    done.push(...work(rows.slice(at, at + rowsInTurn)))
  }
  return done
}
