import {backup, openReader} from "../store/index.ts"
import {language, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/** Write the whole store into a file. */
export async function run(file: string, options: WhereOptions): Promise<void> {
  const store = await openReader(whereOf(options))
  try {
    const rows = Object.values(await backup(store, file)).reduce((sum, count) => sum + count, 0)
    await print(language === "zh" ? `已备份${rows}行到${file}\n` : `${rows} rows written to ${file}\n`)
  } finally {
    await store.close()
  }
}
