import {standardJobs, startWorker} from "../serve/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {backupsOf, openStore} from "../store/index.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/**
 * Do the jobs of a store until ended; a job that runs then is given back.
 *
 * @throws Refusal `store.newer` when a newer program took the store meanwhile
 */
export async function run(options: WhereOptions & {readonly backups?: string}): Promise<void> {
  const where = whereOf(options)
  const store = await openStore(where, options.backups === undefined ? {} : {backups: options.backups})
  const shelf = await openStoreShelf(store, {below: openFolderShelf()})
  const backups = backupsOf(where, options.backups)
  const tell = (text: string) => process.stdout.write(`${new Date().toISOString()} ${text}\n`)
  const worker = startWorker(store, standardJobs({shelf, where, backups}), {tell})
  tell(store.shown)
  const told = new Promise<void>(resolve => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  await Promise.race([told, worker.ended])
  await worker.stop()
  await store.close()
  if (store.newer) throw store.newer
}
