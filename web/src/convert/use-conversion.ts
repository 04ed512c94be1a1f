import {useEffect, useRef, useState, useSyncExternalStore} from "react"
import {useEditions} from "../look/editions.ts"
import {useAddress} from "../look/in-address.ts"
import type {Options, Snapshot, Source} from "./conversion.ts"
import {conversion} from "./server-reader.ts"

/** Characters of a text that stand in the address at most. */
export const addressChars = 1500
/** Characters of a text that stand in the box at most: more make a browser slow, and are read without it. */
export const boxChars = 20_000

const pauseMs = 250 // of typing, before it is read
export const usualAccept = 0.9

/** What the page of conversion shows, and what can be done there. */
export interface Converting {
  readonly now: Snapshot
  readonly edition: string | undefined
  /** Why no edition is known. */
  readonly error: unknown
  readonly accept: number
  readonly modality: string | undefined
  /** What stands in the box. */
  readonly draft: string
  /** A change of the text, read after a pause. */
  readonly type: (text: string) => void
  readonly open: (file: File) => void
  /** Read the file another way. */
  readonly reread: (change?: Partial<Options>) => void
  readonly clear: () => void
}

export function useConversion(): Converting {
  const {chosen, choose} = useAddress()
  const now = useSyncExternalStore(conversion.listen, conversion.told)
  const {edition, error} = useEditions(chosen.edition)
  const accept = readAccept(chosen.accept)
  const modality = chosen.modality
  const [draft, setDraft] = useState(() => chosen.text ?? boxTextOf(now.source))
  const written = useRef<string>(undefined) // the address's text as this page knows it
  const waiting = useRef<Source>(undefined) // for the edition to be known
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const optionsOf = (): Options | undefined =>
    edition === undefined ? undefined : {edition, accept, ...(modality !== undefined && {modality})}

  const read = (source: Source, options = optionsOf()) => {
    waiting.current = options ? undefined : source
    if (options) void conversion.start(source, options)
  }
  const keepInAddress = (text: string) => {
    written.current = text !== "" && text.length <= addressChars ? text : undefined
    if (written.current !== chosen.text) choose({text: written.current, row: undefined}, "typing")
  }
  const readText = (text: string) => {
    keepInAddress(text)
    if (text === "") conversion.clear()
    else read({kind: "text", text})
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address says decides, however it came to say it
  useEffect(() => {
    const {source, options} = conversion.snapshot()
    if (edition === undefined) return
    if (waiting.current) return read(waiting.current)
    if (chosen.text !== undefined && chosen.text !== written.current) {
      written.current = chosen.text
      setDraft(chosen.text)
      if (source?.kind === "text" && source.text === chosen.text && isSame(options, optionsOf())) return
      read({kind: "text", text: chosen.text})
    } else if (chosen.text === undefined && written.current !== undefined && source?.kind === "text") {
      written.current = undefined
      setDraft("")
      conversion.clear()
    } else if (source && !isSame(options, optionsOf())) read(source, {...options, ...optionsOf()} as Options)
    else if (source) keepInAddress(boxTextOf(source))
  }, [chosen.text, edition, accept, modality])
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    now,
    edition,
    error: edition === undefined ? error : null,
    accept,
    modality,
    draft,
    type: text => {
      clearTimeout(timer.current)
      if (text.length > boxChars) {
        setDraft("")
        readText(text)
        return
      }
      setDraft(text)
      timer.current = setTimeout(() => readText(text), text === "" ? 0 : pauseMs)
    },
    open: file => {
      clearTimeout(timer.current)
      setDraft("")
      keepInAddress("")
      read({kind: "file", file})
    },
    reread: change => {
      const {source, options} = conversion.snapshot()
      if (source && options) read(source, {...options, ...change})
    },
    clear: () => {
      clearTimeout(timer.current)
      setDraft("")
      readText("")
      choose({row: undefined, show: undefined, q: undefined}, "typing")
    },
  }
}

function readAccept(text: string | undefined): number {
  const asked = Number(text ?? usualAccept)
  return asked >= 0 && asked <= 1 ? asked : usualAccept
}

const isSame = (a: Options | undefined, b: Options | undefined): boolean =>
  a?.edition === b?.edition && a?.accept === b?.accept && a?.modality === b?.modality

const boxTextOf = (source: Source | undefined): string =>
  source?.kind === "text" && source.text.length <= boxChars ? source.text : ""
