import {Button, FileButton} from "@mantine/core"
import {IconFileUpload} from "@tabler/icons-react"
import {type DragEvent, type ReactNode, useEffect, useState} from "react"
import {useTexts} from "../texts/table.ts"
import style from "./drop.module.css"
import {dropTexts} from "./drop-texts.ts"
import {type Offered, offeredBy, type Refused, refusedOf} from "./dropped.ts"

interface DropProps {
  /** What the field is for, to those who don't see it. */
  readonly label: string
  /** Endings that the dialog offers: `.csv,.xlsx`. What a file holds is for the server to tell. */
  readonly accept: string
  /** Bytes that a file may have. */
  readonly limit: number
  readonly onFile: (file: File) => void
  /** The file before is on its way. */
  readonly busy?: boolean
  /** At the right: what is taken. */
  readonly hint?: ReactNode
}

/** A field that takes one file, dropped or chosen. While it is there, a file that falls beside it does nothing. */
export function Drop({label, accept, limit, onFile, busy = false, hint}: DropProps) {
  const say = useTexts(dropTexts)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  useNoStrayDrops()
  const take = (offered: readonly Offered[]) => {
    const against = refusedOf(offered, limit)
    setRefused(against)
    if (!against) onFile(offered[0]?.file as File)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) take(offeredBy(event.dataTransfer))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its contents out otherwise
    <div
      role="group"
      aria-label={label}
      className={style.zone}
      data-over={over || undefined}
      data-busy={busy || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(!busy)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{say(over ? "release" : "drop")}</span>
      <FileButton accept={accept} onChange={file => file && take([{file, folder: false}])} disabled={busy}>
        {props => (
          <Button {...props} variant="default" leftSection={<IconFileUpload size={15} />} loading={busy}>
            {say("choose")}
          </Button>
        )}
      </FileButton>
      {hint && <span className={style.hint}>{hint}</span>}
      {refused && (
        <p className={style.refused} role="alert">
          {say(refused.why, refused.params)}
        </p>
      )}
    </div>
  )
}

/** A browser opens a file that is dropped anywhere else, and the page with all in it is gone. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const stop = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none"
    }
    window.addEventListener("dragover", stop)
    window.addEventListener("drop", stop)
    return () => {
      window.removeEventListener("dragover", stop)
      window.removeEventListener("drop", stop)
    }
  }, [])
}
