import {base} from "../api/base.ts"
import {may, useSession} from "../api/session.ts"
import {Drop} from "../look/drop.tsx"
import {Nothing, Page, Problem, Waiting} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./import.module.css"
import {headerOf, type Reading, sheetsOf} from "./import.ts"
import {ImportDone} from "./import-done.tsx"
import {ImportPreview} from "./import-preview.tsx"
import {importTexts} from "./import-texts.ts"
import {NameColumn} from "./name-column.tsx"
import {PlaceLinks} from "./place-links.tsx"
import {SheetName} from "./sheet-name.tsx"
import {SignInFirst} from "./sign-in-first.tsx"
import {type ChosenFile, useImport} from "./use-import.ts"
import {usePlace} from "./use-place.ts"

const limit = 512 * 2 ** 20

/** Take a file into a catalogue: drop it, look at what it would do, say yes. */
export function ImportPage() {
  const say = useTexts(importTexts)
  const place = usePlace()
  const session = useSession()
  return (
    <Page
      title={place.name === "" ? say("title-plain") : say("title", {name: place.name})}
      actions={<PlaceLinks place={place} />}
    >
      {session.kind === "unknown" ? (
        <Waiting />
      ) : session.kind === "nobody" ? (
        <SignInFirst />
      ) : may(session, "institution.map", place.institution) ? (
        <Import />
      ) : (
        <Nothing>{say("needs-map")}</Nothing>
      )}
    </Page>
  )
}

function Import() {
  const say = useTexts(importTexts)
  const {language} = useLanguage()
  const place = usePlace()
  const {chosen, gone, seen, done, look, take, send, choose} = useImport(place)
  return (
    <div className={style.page}>
      <Drop
        label={say("zone")}
        accept=".csv,.tsv,.txt,.xlsx"
        limit={limit}
        busy={look.isPending || take.isPending}
        hint={say("hint")}
        onFile={file => choose(file)}
      />
      {!chosen && !done && (
        <p>
          {say("why")}{" "}
          <a download href={`${base}/api/v1/catalogue-template?language=${language}`}>
            {say("template")}
          </a>
        </p>
      )}
      {gone !== undefined && (
        <p className={style.bad} role="alert">
          {say("gone_file", {name: gone})}
        </p>
      )}
      <div aria-live="polite">
        {look.isPending && !seen && chosen && (
          <>
            <p>{say("reading", {name: chosen.file.name})}</p>
            <Waiting lines={5} />
          </>
        )}
      </div>
      {look.isError && <Problem error={look.error} {...(chosen && {again: () => void send(chosen)})} />}
      {look.isError && chosen && (
        <Mend
          chosen={chosen}
          error={look.error}
          read={reading => choose(chosen.file, {...chosen.reading, ...reading})}
        />
      )}
      {seen && chosen && !look.isError && (
        <ImportPreview
          key={`${chosen.file.name} ${chosen.file.lastModified}`}
          file={chosen.file}
          preview={seen}
          reading={chosen.reading}
          old={look.isPending}
          taking={take.isPending}
          read={reading => choose(chosen.file, reading)}
          take={said => void send(chosen, said)}
        />
      )}
      {take.isError && <Problem error={take.error} />}
      {done && <ImportDone place={place} done={done} />}
    </div>
  )
}

interface MendProps {
  readonly chosen: ChosenFile
  readonly error: unknown
  readonly read: (reading: Reading) => void
}

/** What can be said of a file that could not be read as it is: its sheet, or its column of names. */
function Mend({chosen: {file, reading}, error, read}: MendProps) {
  const header = headerOf(error)
  const sheets = sheetsOf(error)
  return (
    <div className={style.columns}>
      {/\.xlsx$/i.test(file.name) && (
        <SheetName now={reading.sheet ?? ""} {...(sheets && {known: sheets})} read={sheet => read({sheet})} />
      )}
      {header && <NameColumn header={header} choose={name => read({name})} />}
    </div>
  )
}
