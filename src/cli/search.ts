import {loadEdition} from "../files/index.ts"
import {searchItems} from "../standard/index.ts"
import {print} from "./output.ts"

/** Items by words in any order; exit 1 when there are none. */
export async function run(words: readonly string[], options: {edition: string}): Promise<void> {
  const items = searchItems(loadEdition(options.edition), words.join(" "))
  await print(items.map(item => `${item.code}\t${item.zh}\t${item.en}\n`).join(""))
  if (items.length === 0) process.exitCode = 1
}
