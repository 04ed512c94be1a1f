import {readFileSync, rmSync, writeFileSync} from "node:fs"
import {hostname} from "node:os"
import {join} from "node:path"
import Database from "better-sqlite3"
import {refuse} from "./issues.ts"

/** Who works in a data folder. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** ISO 8601. */
  readonly since: string
}

/** What is locked while a process works in the folder. */
export const holderFile = (folder: string): string => join(folder, "holder.db")

/**
 * Take a data folder for this process. What holds is the operating system's
 * lock on `holder.db`, which falls when its process dies however it dies, so
 * that no stale lock is left and no pid that another process got since is
 * mistaken for the holder. The file `lock` only says who it is.
 *
 * @returns how to give it back
 * @throws Refusal `store.held`, naming the holder
 */
export function takeFolder(folder: string, now: number): () => void {
  const database = new Database(holderFile(folder), {timeout: 0})
  const file = join(folder, "lock")
  try {
    database.exec("begin exclusive")
  } catch (error) {
    database.close()
    if ((error as {code?: string}).code !== "SQLITE_BUSY") throw error
    const {pid, host, since} = readHolder(file)
    throw refuse("store.held", {folder, pid, host, since})
  }
  const holder: Holder = {pid: process.pid, host: hostname(), since: new Date(now).toISOString()}
  writeFileSync(file, `${JSON.stringify(holder)}\n`, {mode: 0o600})
  return () => {
    rmSync(file, {force: true})
    database.close()
  }
}

function readHolder(file: string): Holder {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder
  } catch {
    return {pid: 0, host: "?", since: "?"} // the holder is just writing it
  }
}
