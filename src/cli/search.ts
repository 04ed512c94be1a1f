import {findItems, openFolderShelf} from "../shelf/index.ts"
import {print} from "./output.ts"

const most = 50 // lines

/** Items by words in any order, or what comes nearest to them; exit 1 when there are none. */
export async function run(words: readonly string[], options: {edition: string}): Promise<void> {
  const shelf = openFolderShelf()
  const {edition} = options
  const {items} = findItems(shelf, {edition, usual: edition, query: words.join(" ")})
  await print(
    items
      .slice(0, most)
      .map(item => `${item.code}\t${item.zh}\t${item.en}\n`)
      .join(""),
  )
  if (items.length === 0) process.exitCode = 1
}
