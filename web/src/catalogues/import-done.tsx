import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./import.module.css"
import type {Preview} from "./import.ts"
import {importTexts} from "./import-texts.ts"
import {MapCatalogue} from "./map-catalogue.tsx"
import type {NamedPlace} from "./place.ts"

/** What came of an import, and the way on: mapping, then the work list. */
export function ImportDone({place, done}: {readonly place: NamedPlace; readonly done: Preview}) {
  const say = useTexts(importTexts)
  const {count} = useNumbers()
  return (
    <section className={style.done} aria-label={say("next")}>
      <p role="status">
        {say("done", {
          added: count(done.added),
          changed: count(done.changed),
          same: count(done.same),
          gone: count(done.gone),
        })}
      </p>
      <MapCatalogue fresh place={place} />
    </section>
  )
}
