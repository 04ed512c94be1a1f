import {chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync} from "node:fs"
import {join} from "node:path"
import {systemCodeOf} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import {holderFile} from "./lock.ts"
import type {Where} from "./store.ts"

/** Of a data folder; it and its files are made closed to others. */
export const backupsFolder = "backups"

/** The folder for backups: the one that is said, else that of the data folder; undefined for a PostgreSQL of which none is said. */
export const backupsOf = (where: Where, said: string | undefined): string | undefined =>
  said ?? ("data" in where ? join(where.data, backupsFolder) : undefined)

/** The database of a data folder is called. */
export const databaseName = "zhengming.db"

/** The database file of a data folder. */
export const databaseFile = (folder: string): string => join(folder, databaseName)

/** Whether a file of a data folder is the store's own; backups are in a folder of theirs. */
export const isOurs = (name: string): boolean => /^(?:zhengming|holder)\.db(?:-wal|-shm|-journal)?$|^lock$/.test(name)

/** Make a data folder where there is none, for its owner alone; close one that was there as far as it is ours. Throws the Refusal `store.folder`. */
export function makeFolder(folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, {recursive: true, mode: 0o700})
      chmodSync(folder, 0o700)
    }
    closeToOthers(folder)
  } catch (error) {
    throw refuse("store.folder", {folder, reason: systemCodeOf(error)})
  }
}

/** Our files are their owner's alone; so is a folder in which nothing else stands. */
function closeToOthers(folder: string): void {
  const names = readdirSync(folder)
  for (const name of names.filter(name => isOurs(name))) setMode(join(folder, name), 0o600)
  if (names.every(name => isOurs(name) || name === backupsFolder)) setMode(folder, 0o700)
  // made here, for SQLite makes them for all to read; its logs have the mode of the database
  for (const file of [databaseFile(folder), holderFile(folder)]) closeSync(openSync(file, "a", 0o600))
}

/** What another user owns, as a volume that was mounted for us, is theirs to open and close. */
function setMode(path: string, mode: number): void {
  const {uid} = statSync(path)
  const we = process.geteuid?.()
  if (we === uid || we === 0) chmodSync(path, mode)
}
