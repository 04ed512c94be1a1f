import {checkBackup, openStore, restore} from "../store/index.ts"
import {language, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/** Read a backup into a store. The backup is checked before the store is even opened. */
export async function run(file: string, options: WhereOptions & {readonly replace?: string}): Promise<void> {
  await checkBackup(file)
  const store = await openStore(whereOf(options))
  try {
    const counts = await restore(store, file, {replace: options.replace === "yes"})
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    await print(language === "zh" ? `已由${file}恢复${rows}行\n` : `${rows} rows restored from ${file}\n`)
  } finally {
    await store.close()
  }
}
