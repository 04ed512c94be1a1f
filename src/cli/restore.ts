import {checkBackup, openStore, restore} from "../store/index.ts"
import {language, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

interface RestoreOptions extends WhereOptions {
  readonly replace?: string
  readonly "keep-tokens"?: string
}

/** Read a backup into a store. The backup is checked before the store is even opened. */
export async function run(file: string, options: RestoreOptions): Promise<void> {
  await checkBackup(file)
  const store = await openStore(whereOf(options))
  try {
    const [replace, keepTokens] = [options.replace === "yes", options["keep-tokens"] === "yes"]
    const counts = await restore(store, file, {replace, keepTokens})
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    await print(language === "zh" ? `已由${file}恢复${rows}行\n` : `${rows} rows restored from ${file}\n`)
    await print(
      language === "zh"
        ? `所有会话已结束；${keepTokens ? "令牌照旧" : "令牌已吊销，仍在用的除外"}\n`
        : `All sessions have ended; ${keepTokens ? "tokens go on" : "tokens are revoked but for those that this store had"}\n`,
    )
  } finally {
    await store.close()
  }
}
