import {Button, Select, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useTexts} from "../texts/table.ts"
import {importTexts} from "./import-texts.ts"
import style from "./parts.module.css"

interface SheetNameProps {
  /** The sheet that was read. */
  readonly now: string
  /** The sheets of the workbook, where they are known. */
  readonly known?: readonly string[]
  readonly read: (sheet: string) => void
}

/** Which sheet of a workbook is read, and the way to another. */
export function SheetName({now, known, read}: SheetNameProps) {
  const say = useTexts(importTexts)
  const [name, setName] = useState(now)
  const send = (event: FormEvent) => {
    event.preventDefault()
    read(name.trim())
  }
  if (known)
    return (
      <Select
        w={200}
        label={say("sheet")}
        placeholder={say("choose-sheet")}
        data={[...known]}
        value={known.includes(now) ? now : null}
        onChange={sheet => sheet !== null && read(sheet)}
      />
    )
  return (
    <form noValidate onSubmit={send} className={style.row}>
      <TextInput
        w={150}
        label={say("sheet")}
        maxLength={100}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      {name.trim() !== now && name.trim() !== "" && (
        <Button type="submit" variant="default">
          {say("sheet-go")}
        </Button>
      )}
    </form>
  )
}
