import {Button, Textarea} from "@mantine/core"
import type {ClipboardEvent} from "react"
import {useComposing} from "../look/composing.ts"
import {Drop} from "../look/drop.tsx"
import {useTexts} from "../texts/table.ts"
import style from "./input.module.css"
import {LineNotes} from "./line-notes.tsx"
import {tableIn} from "./pasted-table.ts"
import {ReadOptions} from "./read-options.tsx"
import {SourceFile} from "./source-file.tsx"
import {SourceText} from "./source-text.tsx"
import {convertTexts} from "./texts.ts"
import {addressChars, boxChars, type Converting} from "./use-conversion.ts"

const fileLimit = 512 * 2 ** 20

/** Raw names as hospitals write them. */
const example = [
  "CT胸部平扫+增强(医保)",
  "膝关节MRI平扫 左",
  "DR腰椎正侧位",
  "核磁头颅MRA",
  "双源CT冠脉成像",
  "肝胆脾彩超",
]

/** Where names come in: typed, pasted or in a file; and how they are read. */
export function Input({converting}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const {source} = converting.now
  const large = source?.kind === "text" && source.text.length > boxChars
  return (
    <section className={style.input} aria-label={say("names")}>
      <ReadOptions converting={converting} />
      {source?.kind === "file" ? (
        <SourceFile converting={converting} file={source.file} />
      ) : large ? (
        <SourceText converting={converting} text={source.text} />
      ) : (
        <Box converting={converting} />
      )}
      <LineNotes now={converting.now} />
      <Drop
        label={say("drop-label")}
        accept=".csv,.tsv,.txt,.xlsx"
        limit={fileLimit}
        onFile={converting.open}
        hint={say("drop-kinds")}
      />
      <p className={style.privacy}>
        {say("privacy")}
        {source?.kind !== "file" && !large && ` ${say("privacy-address", {count: addressChars})}`}
      </p>
    </section>
  )
}

function Box({converting: {draft, type, clear, open}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const field = useComposing<HTMLTextAreaElement>(draft, type)
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text")
    const table = tableIn(pasted, n => say("column", {n}))
    if (table !== undefined) {
      event.preventDefault() // its columns are told apart as those of a file are
      return open(new File([table], `${say("pasted-table")}.tsv`, {type: "text/tab-separated-values"}))
    }
    const {value, selectionStart, selectionEnd} = event.currentTarget
    if (value.length + pasted.length <= boxChars) return
    event.preventDefault() // it is read without ever standing in the box
    type(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
  }
  return (
    <div className={style.box}>
      <Textarea
        label={say("names")}
        placeholder={example.slice(0, 3).join("\n")}
        {...field}
        onPaste={paste}
        spellCheck={false}
        autoCapitalize="off"
        classNames={{root: style.field ?? "", wrapper: style.wrapper ?? "", input: style.area ?? ""}}
      />
      <Button
        variant="subtle"
        size="compact-xs"
        className={style.over}
        onClick={() => (draft === "" ? type(example.join("\n")) : clear())}
      >
        {say(draft === "" ? "try" : "clear")}
      </Button>
    </div>
  )
}
