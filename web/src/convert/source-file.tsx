import {Alert, Button, Select, TextInput} from "@mantine/core"
import {type KeyboardEvent, useState} from "react"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {headersOf} from "./headers.ts"
import style from "./source.module.css"
import {convertTexts} from "./texts.ts"
import type {Converting} from "./use-conversion.ts"

interface SourceFileProps {
  readonly converting: Converting
  readonly file: File
}

/** The file that is read: its size, sheet and columns, and what was found in it. */
export function SourceFile({converting, file}: SourceFileProps) {
  const say = useTexts(convertTexts)
  const {count} = useNumbers()
  const {now, clear} = converting
  return (
    <div className={style.source}>
      <div className={style.head}>
        <b>{file.name}</b>
        <span>{say("file-size", {size: count(Math.ceil(file.size / 1024))})}</span>
        <Button variant="subtle" size="compact-xs" onClick={clear}>
          {say("clear")}
        </Button>
      </div>
      <Columns converting={converting} />
      {/\.xlsx$/i.test(file.name) && <Sheet converting={converting} key={now.head?.sheet} />}
      {now.head?.encoding && <p className={style.why}>{`${say("encoding")} ${now.head.encoding}`}</p>}
      <Notes converting={converting} />
    </div>
  )
}

/** Which columns hold what; where it can't be told, the headers that the refusal names. */
function Columns({converting: {now, reread}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const {labelled, list} = useMarks()
  const asked = headersOf(now.error)
  const header = now.head?.header ?? asked ?? []
  const beside = (now.head?.besideColumns ?? []).map(({column}) => column)
  const columns = [...new Set(header)].filter(name => name !== "")
  if (columns.length === 0) return null
  return (
    <>
      {asked && (
        <Alert color="yellow" variant="light" role="alert">
          {say("which-column")}
        </Alert>
      )}
      <Select
        label={say("name-column")}
        value={now.head?.nameColumn ?? null}
        data={columns}
        onChange={chosen => chosen !== null && reread({nameColumn: chosen})}
        searchable={columns.length > 12}
      />
      {now.head && (
        <Select
          label={say("modality-column")}
          value={now.head.modalityColumn ?? null}
          placeholder={say("none")}
          data={columns.filter(name => name !== now.head?.nameColumn)}
          onChange={chosen => chosen !== null && reread({modalityColumn: chosen})}
          searchable={columns.length > 12}
        />
      )}
      {beside.length > 0 && <p className={style.why}>{labelled(say("beside-columns"), list(beside))}</p>}
    </>
  )
}

function Sheet({converting: {now, reread}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const [name, setName] = useState(now.options?.sheet ?? now.head?.sheet ?? "")
  const read = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || name.trim() === "") return
    reread({sheet: name.trim()})
  }
  return (
    <TextInput
      label={say("sheet")}
      description={say("sheet-why")}
      value={name}
      onChange={event => setName(event.currentTarget.value)}
      onKeyDown={read}
    />
  )
}

function Notes({converting: {now}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const {labelled} = useMarks()
  const {count} = useNumbers()
  const {language} = useLanguage()
  if (now.issues.length === 0) return null
  const last = now.issues.at(-1)
  return (
    <>
      {now.broken && last && (
        <Alert color="red" variant="light" role="alert">
          {labelled(say("broken"), last[language])}
        </Alert>
      )}
      <details className={style.issues}>
        <summary>{say("notes", {count: count(now.issues.length)})}</summary>
        <ul>
          {now.issues.slice(0, 200).map((issue, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name and never move
            <li key={i}>{issue[language]}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
