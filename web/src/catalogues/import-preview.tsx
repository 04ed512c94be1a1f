import {Button, Checkbox, Collapse} from "@mantine/core"
import {useDisclosure} from "@mantine/hooks"
import {useState} from "react"
import {ownColumnKinds, type ToldKind} from "../../../src/api/lists.ts"
import {Faults} from "../look/faults.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {ColumnKinds} from "./column-kinds.tsx"
import style from "./import.module.css"
import {
  changesOf,
  firmObjections,
  mayApply,
  type Preview,
  type Reading,
  readingWith,
  restOf,
  type Said,
  zerosLost,
} from "./import.ts"
import {ImportExamples} from "./import-examples.tsx"
import {importTexts} from "./import-texts.ts"
import {NameColumn} from "./name-column.tsx"
import parts from "./parts.module.css"
import {SheetName} from "./sheet-name.tsx"

interface ImportPreviewProps {
  readonly file: File
  readonly preview: Preview
  readonly reading: Reading
  /** Another preview is on its way. */
  readonly old: boolean
  readonly taking: boolean
  readonly read: (reading: Reading) => void
  readonly take: (said: Said) => void
}

/** What a file would do to a catalogue, what stands against it, and the way to take it in. */
export function ImportPreview({file, preview, reading, old, taking, read, take}: ImportPreviewProps) {
  const say = useTexts(importTexts)
  const {count, time} = useNumbers()
  const {language} = useLanguage()
  const [said, setSaid] = useState<Said>({evenSo: false, complete: false})
  const doubts = preview.objections.filter(({id}) => id === "catalogue.other")
  const firm = firmObjections(preview)
  const found = zerosLost(preview)
  const [zeros, setZeros] = useState(found) // as the file has them: mended, there are none
  if (found > 0 && found !== zeros) setZeros(found)
  return (
    <section className={style.preview} data-old={old || undefined} aria-busy={old} aria-label={say("would")}>
      <Columns file={file} preview={preview} reading={reading} read={read} />
      {preview.takenBefore !== undefined && <p>{say("before", {time: time(preview.takenBefore)})}</p>}
      <dl className={parts.counts}>
        {(["added", "changed", "same", "gone"] as const).map(what => (
          <div key={what}>
            <dt>{say(what)}</dt>
            <dd>{count(preview[what])}</dd>
          </div>
        ))}
      </dl>
      {firm.length > 0 && (
        <div className={style.bad} role="alert">
          <p>{say("objections")}</p>
          {firm.map(fault => (
            <p key={fault[language]}>{fault[language]}</p>
          ))}
        </div>
      )}
      <div className={style.doubts}>
        {doubts.map(fault => (
          <Checkbox
            key={fault.id}
            label={say("even-so")}
            description={fault[language]}
            checked={said.evenSo}
            onChange={event => setSaid({...said, evenSo: event.currentTarget.checked})}
          />
        ))}
        {(zeros > 0 || reading.mendZeros) && (
          <Checkbox
            label={say("mend", {count: count(zeros)})}
            checked={reading.mendZeros === true}
            onChange={event => {
              const {mendZeros: _, ...rest} = reading
              read(event.currentTarget.checked ? {...rest, mendZeros: true} : rest)
            }}
          />
        )}
        {preview.gone > 0 && (
          <Checkbox
            label={say("complete", {count: count(preview.gone)})}
            checked={said.complete}
            onChange={event => setSaid({...said, complete: event.currentTarget.checked})}
          />
        )}
      </div>
      <div className={parts.row}>
        <Button loading={taking} disabled={old || !mayApply(preview, said)} onClick={() => take(said)}>
          {say("apply")}
        </Button>
        {firm.length === 0 && changesOf(preview, said) === 0 && <span className={parts.why}>{say("apply-none")}</span>}
      </div>
      <ImportExamples preview={preview} />
      {preview.issues.length > 0 && (
        <div>
          <p>{say("issues", {count: count(preview.issues.length)})}</p>
          <Faults faults={preview.issues} label={say("issues", {count: count(preview.issues.length)})} />
        </div>
      )}
    </section>
  )
}

type ColumnsProps = Pick<ImportPreviewProps, "file" | "preview" | "reading" | "read">

function Columns({file, preview, reading, read}: ColumnsProps) {
  const say = useTexts(importTexts)
  const {count} = useNumbers()
  const {columns, header, sheet} = preview
  const rest = restOf(preview)
  const [open, {toggle}] = useDisclosure(false)
  const hold = (text: string, kind: ToldKind) => read(readingWith(reading, preview, [text, kind]))
  return (
    <div>
      <div className={style.columns}>
        <span className={style.column}>
          <span>{say("file")}</span>
          <strong>{file.name}</strong>
        </span>
        {sheet !== undefined && <SheetName key={sheet} now={sheet} read={name => read({...reading, sheet: name})} />}
        <NameColumn
          header={header}
          {...(columns.name !== undefined && {value: columns.name})}
          choose={name => hold(name, "name")}
        />
        {ownColumnKinds
          .filter(kind => kind !== "name" && columns[kind] !== undefined)
          .map(kind => (
            <span key={kind} className={style.column}>
              <span>{say(`column-${kind}`)}</span>
              <span>{columns[kind]}</span>
            </span>
          ))}
        {preview.beside.length > 0 && (
          <span className={style.column}>
            <span>{say("beside")}</span>
            <span>{preview.beside.map(({column}) => column).join(" · ")}</span>
          </span>
        )}
        {rest.length > 0 && (
          <span className={style.column}>
            <span>{say("rest")}</span>
            <span className={parts.why}>{rest.join(" · ")}</span>
          </span>
        )}
      </div>
      <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={open}>
        {say("columns-by-hand")}
      </Button>
      {Object.keys(preview.told).length > 0 && reading.column === undefined && reading.name === undefined && (
        <span className={parts.why}>{say("columns-remembered")}</span>
      )}
      <Collapse expanded={open}>
        <ColumnKinds preview={preview} hold={hold} />
      </Collapse>
      {preview.renamed > 0 && <p className={parts.why}>{say("renamed", {count: count(preview.renamed)})}</p>}
      {columns.count === undefined && <p className={parts.why}>{say("no-count")}</p>}
    </div>
  )
}
