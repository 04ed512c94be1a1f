import {setImmediate} from "node:timers/promises"
import {fileURLToPath} from "node:url"
import {Piscina} from "piscina"
import {readingParts, type Shelf} from "../shelf/index.ts"
import {type Asked, type ReadersOptions, rowsReader} from "./reader.ts"
import type {ThreadData} from "./thread.ts"

/** Reads names beside the caller: answers come as cells, in the order asked. */
export interface Readers extends AsyncDisposable {
  read(rows: readonly Asked[]): Promise<readonly (readonly string[])[]>
}

const worthThread = 1_000_000 // bytes of a table; a smaller one is read sooner than a thread starts

/** In a thread of its own for a large table, else in this one. */
export async function startReaders(shelf: Shelf, options: ReadersOptions, bytes: number): Promise<Readers> {
  if (bytes < worthThread) {
    const read = rowsReader(shelf, options)
    return {read: rows => inTurns(rows, read), [Symbol.asyncDispose]: async () => {}}
  }
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./thread.ts", import.meta.url)),
    workerData: {options, editions: readingParts(shelf, options.edition)} satisfies ThreadData,
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: {maxYoungGenerationSizeMb: 16},
  })
  return {read: rows => pool.run(rows), [Symbol.asyncDispose]: () => pool.destroy()}
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
