import {backup, openReader} from "../store/index.ts"
import {endText} from "./audit-end.ts"
import {language, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/** Write the whole store into a file. */
export async function run(file: string, options: WhereOptions): Promise<void> {
  const store = await openReader(whereOf(options), {older: true})
  try {
    const {rows: counts, audit} = await backup(store, file)
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    await print(language === "zh" ? `已备份${rows}行到${file}\n` : `${rows} rows written to ${file}\n`)
    await print(endText(audit))
  } finally {
    await store.close()
  }
}
