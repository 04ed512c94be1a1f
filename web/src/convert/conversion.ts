import {type Lines, linesOf, longestName} from "./lines.ts"
import {type Reading, Readings} from "./readings.ts"

/** Where names come from. */
export type Source = {readonly kind: "text"; readonly text: string} | {readonly kind: "file"; readonly file: File}

/** How names are read. */
export interface Options {
  readonly edition: string
  /** Confidence from which an answer stands, 0 to 1. */
  readonly accept: number
  /** Of all names of a text. */
  readonly modality?: string
  /** Of a file: its sheet, and the headers of the columns, where they are chosen. */
  readonly sheet?: string
  readonly nameColumn?: string
  readonly modalityColumn?: string
}

/** Reading as it is asked now, of a file by the sheet and the columns that were chosen before. */
export function asAsked(asked: Options, before: Options | undefined): Options {
  const {modality: _, ...kept} = before ?? {} // where none is asked for now, none counts
  return {...kept, ...asked}
}

/** What is told of a file before its rows. */
interface Head {
  readonly header: readonly string[]
  readonly nameColumn: string
  readonly modalityColumn?: string
  /** Read together with the names. */
  readonly besideColumns?: readonly {readonly column: string}[]
  readonly sheet?: string
  readonly encoding?: string
}

/** A fault of a file, in both languages. */
interface Told {
  readonly zh: string
  readonly en: string
}

export type FileEvent =
  | ({readonly kind: "head"} & Head)
  | {readonly kind: "rows"; readonly rows: readonly Reading[]; readonly share: number}
  | {readonly kind: "end"; readonly whole: boolean; readonly issues: readonly Told[]}

/** Who reads: the server. */
export interface Reader {
  recognise(names: readonly string[], options: Options, signal: AbortSignal): Promise<readonly Omit<Reading, "row">[]>
  read(file: File, options: Options, signal: AbortSignal): AsyncIterable<FileEvent>
  /** Whether the same may succeed later, because nobody answered. */
  isAway(error: unknown): boolean
  /** Settles when somebody answers again. */
  back(signal: AbortSignal): Promise<void>
}

type Phase = "empty" | "reading" | "away" | "done" | "stopped" | "failed"

/** What a conversion is at; a new one at every change. */
export interface Snapshot {
  readonly phase: Phase
  readonly source?: Source
  readonly options?: Options
  readonly readings: Readings
  /** How many are read; `readings` grows in place. */
  readonly size: number
  /** 0 to 1 */
  readonly share: number
  readonly lines?: Lines
  readonly head?: Head
  readonly issues: readonly Told[]
  /** The file ended before its end. */
  readonly broken: boolean
  readonly error?: unknown
}

const nothing: Snapshot = {phase: "empty", readings: new Readings(), size: 0, share: 0, issues: [], broken: false}

const firstBatch = 50 // so that something stands there at once
const batch = 500
const mostKnown = 5000 // names of typed texts whose readings are kept while somebody types
const tellMs = 80 // between two tellings of a long run

/**
 * Reads names from one source at a time: what begins ends what was before. Kept
 * outside of the page, so that it goes on while its reader looks at another.
 */
export class Conversion {
  readonly #reader: Reader
  readonly #listeners = new Set<() => void>()
  readonly #known = new Map<string, Omit<Reading, "row">>()
  #knownFor = ""
  #now: Snapshot = nothing
  #told: Snapshot = nothing
  #ending = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(reader: Reader) {
    this.#reader = reader
  }

  readonly snapshot = (): Snapshot => this.#now

  /** The snapshot as listeners were told of it: some milliseconds older while much comes. */
  readonly told = (): Snapshot => this.#told

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Read this from now on. @returns when it is read, or something else is */
  async start(source: Source, options: Options): Promise<void> {
    this.#ending.abort()
    const ending = new AbortController()
    this.#ending = ending
    try {
      if (source.kind === "text") await this.#readText(source, options, ending.signal)
      else await this.#readFile(source, options, ending.signal)
    } catch (error) {
      if (!ending.signal.aborted) this.#become({...this.#now, phase: "failed", error})
    }
  }

  /** Leave off; what is read stays. */
  stop(): void {
    if (this.#now.phase !== "reading" && this.#now.phase !== "away") return
    this.#ending.abort()
    this.#become({...this.#now, phase: "stopped"})
  }

  /** Forget everything. */
  clear(): void {
    this.#ending.abort()
    this.#known.clear()
    this.#become(nothing)
  }

  async #readText(source: Source & {kind: "text"}, options: Options, signal: AbortSignal): Promise<void> {
    const lines = linesOf(source.text)
    if (lines.names.length === 0) return this.#become({...nothing, source, options, lines})
    const read = this.#recall(options)
    const readings = new Readings()
    const next: Snapshot = {...nothing, phase: "reading", source, options, lines, readings}
    // what stood there stays until something of the new stands
    this.#become(
      this.#now.readings.size > 0 && this.#now.source?.kind === "text" ? {...this.#now, ...keepShown(next)} : next,
    )
    let placed = 0
    while (placed < lines.names.length) {
      const {asked, end} = nextBatch(lines.names, placed, read, placed === 0 ? firstBatch : batch)
      if (asked.length > 0)
        for (const [i, one] of (await this.#recognise(asked, options, signal)).entries()) read.set(asked[i] ?? "", one)
      signal.throwIfAborted()
      for (; placed < end; placed++) {
        const name = lines.names[placed] ?? ""
        readings.add({...(read.get(name) ?? tooLong(name)), row: lines.lines[placed] ?? 0})
      }
      this.#become({...next, size: readings.size, share: placed / lines.names.length}, placed < lines.names.length)
    }
    this.#remember(read)
    this.#become({...next, phase: "done", size: readings.size, share: 1})
  }

  async #readFile(source: Source & {kind: "file"}, options: Options, signal: AbortSignal): Promise<void> {
    const readings = new Readings()
    let now: Snapshot = {...nothing, phase: "reading", source, options, readings}
    this.#become(now)
    for await (const event of this.#reader.read(source.file, options, signal)) {
      signal.throwIfAborted()
      if (event.kind === "head") now = {...now, head: event}
      else if (event.kind === "rows") {
        for (const row of event.rows) readings.add(row)
        now = {...now, size: readings.size, share: event.share}
      } else
        now = {...now, phase: "done", share: event.whole ? 1 : now.share, issues: event.issues, broken: !event.whole}
      this.#become(now, event.kind === "rows")
    }
    if (now.phase === "reading" && !signal.aborted) throw new TypeError("the answer broke off")
  }

  /** As often as needed: the same names again when the server is back. */
  async #recognise(names: readonly string[], options: Options, signal: AbortSignal) {
    for (;;)
      try {
        const answer = await this.#reader.recognise(names, options, signal)
        if (this.#now.phase === "away") this.#become({...this.#now, phase: "reading"})
        return answer
      } catch (error) {
        signal.throwIfAborted()
        if (!this.#reader.isAway(error)) throw error
        this.#become({...this.#now, phase: "away"})
        await this.#reader.back(signal)
      }
  }

  /** What is known already of names read the same way. */
  #recall({edition, accept, modality = ""}: Options): Map<string, Omit<Reading, "row">> {
    const key = [edition, accept, modality].join("\n")
    if (key !== this.#knownFor) this.#known.clear()
    this.#knownFor = key
    return new Map(this.#known)
  }

  #remember(read: ReadonlyMap<string, Omit<Reading, "row">>): void {
    this.#known.clear()
    if (read.size <= mostKnown) for (const [name, one] of read) this.#known.set(name, one)
  }

  /** @param later told some time soon, with what comes until then */
  #become(next: Snapshot, later = false): void {
    this.#now = next
    if (later) {
      this.#timer ??= setTimeout(() => this.#tell(), tellMs)
      return
    }
    this.#tell()
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#told = this.#now
    for (const listener of this.#listeners) listener()
  }
}

const keepShown = ({readings: _, size: __, ...rest}: Snapshot): Omit<Snapshot, "readings" | "size"> => rest

/** The next names to ask for, each once, and the place up to which all are known then. */
function nextBatch(
  names: readonly string[],
  from: number,
  known: ReadonlyMap<string, unknown>,
  most: number,
): {readonly asked: readonly string[]; readonly end: number} {
  const asked = new Set<string>()
  let end = from
  for (; end < names.length; end++) {
    const name = names[end] ?? ""
    if (known.has(name) || asked.has(name) || name.length > longestName) continue
    if (asked.size === most) break
    asked.add(name)
  }
  return {asked: [...asked], end}
}

/** As the server tells of a text that is too long for a name. */
const tooLong = (name: string): Omit<Reading, "row"> => ({
  name,
  status: "unresolved",
  accepted: false,
  confidence: 0,
  items: [],
  flags: ["name-too-long"],
  account: [[0, name.length, "unknown", "name-too-long"]],
})
