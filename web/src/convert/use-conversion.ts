import {useEffect, useRef, useState, useSyncExternalStore} from "react"
import {allEditions} from "../../../src/api/lists.ts"
import {useEditions} from "../look/editions.ts"
import {useAddress} from "../look/in-address.ts"
import {asAsked, type Options, type Snapshot, type Source} from "./conversion.ts"
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
  const {edition, error, accept, modality, options} = useOptions()
  const {read, readWaiting} = useRead(options)
  const [draft, setDraft] = useState(() => chosen.text ?? boxTextOf(now.source))
  const written = useRef<string>(undefined) // the address's text as this page knows it
  const later = useLater()
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
    const {source, options: before} = conversion.snapshot()
    if (options === undefined || readWaiting()) return
    if (chosen.text !== undefined && chosen.text !== written.current) {
      written.current = chosen.text
      setDraft(chosen.text)
      if (source?.kind === "text" && source.text === chosen.text && isSame(before, options)) return
      read({kind: "text", text: chosen.text})
    } else if (chosen.text === undefined && written.current !== undefined && source?.kind === "text") {
      written.current = undefined
      setDraft("")
      conversion.clear()
    } else if (source && !isSame(before, options)) read(source, asAsked(options, before))
    else if (source) keepInAddress(boxTextOf(source))
  }, [chosen.text, edition, accept, modality])

  /** Shown in the box; what was typed before and not yet read will not be. */
  const show = (text: string) => {
    later(undefined)
    setDraft(text)
  }
  return {
    now,
    edition,
    error: edition === undefined ? error : null,
    accept,
    modality,
    draft,
    type: text => {
      show(text.length > boxChars ? "" : text)
      if (text.length > boxChars) readText(text)
      else later(() => readText(text), text === "" ? 0 : pauseMs)
    },
    open: file => {
      show("")
      keepInAddress("")
      read({kind: "file", file})
    },
    reread: change => {
      const {source, options: before} = conversion.snapshot()
      if (source && before) read(source, {...before, ...change})
    },
    clear: () => {
      show("")
      readText("")
      choose({row: undefined, show: undefined, q: undefined}, "typing")
    },
  }
}

/** How names are to be read, as the address has it; `options` are undefined while no edition is known. */
function useOptions() {
  const {chosen} = useAddress()
  const {edition, error} = useEditions(chosen.edition ?? allEditions)
  const {modality} = chosen
  const accept = readAccept(chosen.accept)
  const options: Options | undefined =
    edition === undefined ? undefined : {edition, accept, ...(modality !== undefined && {modality})}
  return {edition, error, accept, modality, options}
}

/** Reading with these options; while there are none, the source waits for them. */
function useRead(usual: Options | undefined) {
  const waiting = useRef<Source>(undefined)
  const read = (source: Source, options = usual): void => {
    waiting.current = options ? undefined : source
    if (options) void conversion.start(source, options)
  }
  /** Read what waited. @returns whether something did */
  const readWaiting = (): boolean => {
    const source = waiting.current
    if (source) read(source)
    return source !== undefined
  }
  return {read, readWaiting}
}

/** Does an act after a while, unless another comes before, or the page is left; undefined calls it off. */
function useLater(): (act: (() => void) | undefined, ms?: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (act, ms) => {
    clearTimeout(timer.current)
    if (act) timer.current = setTimeout(act, ms)
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
