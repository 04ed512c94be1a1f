import {openFolderShelf} from "../shelf/index.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {openStore} from "../store/index.ts"
import {exportAll} from "./catalogue/export.ts"
import {tellFigures} from "./catalogue/figures.ts"
import {importFile} from "./catalogue/import.ts"
import {map, remap} from "./catalogue/map.ts"
import {type CatalogueOptions, needed, type Place, placeOf} from "./catalogue/place.ts"
import {wordsOn} from "./catalogue/words.ts"
import {decide, work} from "./catalogue/work.ts"
import {refuse} from "./issues.ts"
import {whereOf} from "./where.ts"

const actions: Readonly<Record<string, (place: Place, file: string | undefined) => Promise<void>>> = {
  map,
  remap,
  work,
  decide,
  export: exportAll,
  figures: place => tellFigures(place),
}

/** A hospital's catalogue on the command line, without a server. */
export async function run([action = "", file, ...more]: readonly string[], options: CatalogueOptions): Promise<void> {
  const known = ["import", ...Object.keys(actions), "words"]
  if (!known.includes(action)) throw refuse("call.action", {command: "catalogue", action, known: known.join(", ")})
  const [tooMany] = action === "words" ? more.slice(1) : more
  if (tooMany !== undefined) throw refuse("call.word-more", {command: "catalogue", word: tooMany})
  const store = await openStore(whereOf(options))
  try {
    if (action === "import") await importFile(store, needed(file), options)
    else if (action === "words") await wordsOn(store, {deed: file ?? "list", word: more[0], options})
    else {
      const place = await placeOf(store, options)
      await actions[action]?.(
        {store, shelf: await openStoreShelf(store, {below: openFolderShelf()}), ...place, options},
        file,
      )
    }
  } finally {
    await store.close()
  }
}
