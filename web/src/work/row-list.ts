import type {WorkRow} from "./row.ts"

/** Where rows come from: `limit` of them from the `skip`th on, and how many there are. */
export type FetchRows = (
  skip: number,
  limit: number,
  signal: AbortSignal,
) => Promise<{readonly items: readonly WorkRow[]; readonly total?: number | undefined}>

const blockRows = 100
const atOnce = 2 // requests under way; what is looked at last comes first

/**
 * The rows of a work list as they stood when it was opened. Rows are asked for
 * in blocks when they are looked at. A row that is decided stays in its place
 * until the list is opened anew, although the server's list no longer has it:
 * `gone` keeps the places of rows that left, so that what is asked for later is
 * asked for at the place where the server has it now.
 */
export class RowList {
  readonly #fetch: FetchRows
  readonly #rows: (WorkRow | undefined)[] = []
  readonly #blocks = new Map<number, "asked" | "here">()
  #wanted: number[] = []
  #running = 0
  #gone: number[] = []
  #total: number | undefined
  #error: unknown
  #version = 0
  readonly #listeners = new Set<() => void>()
  readonly #abort = new AbortController()

  constructor(fetch: FetchRows) {
    this.#fetch = fetch
    this.need(0, 1)
  }

  /** Rows in the list; undefined until the first answer. */
  get total(): number | undefined {
    return this.#total
  }

  /** Why rows could not be had; undefined when they can. */
  get error(): unknown {
    return this.#error
  }

  /** Grows with every change. */
  readonly version = (): number => this.#version

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  row(at: number): WorkRow | undefined {
    return this.#rows[at]
  }

  /** The rows from one place to another, whichever is first, that were read. */
  rowsBetween(one: number, other: number): readonly WorkRow[] {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    return this.#rows.slice(from, to + 1).filter(row => row !== undefined)
  }

  /** Place of a row that was read, or -1. */
  placeOf(rowId: string): number {
    return this.#rows.findIndex(row => row?.row === rowId)
  }

  /** The rows from `from` to before `to` are looked at. */
  need(from: number, to: number): void {
    const blocks: number[] = []
    for (let block = Math.floor(from / blockRows); block * blockRows < to; block++)
      if (!this.#blocks.has(block)) blocks.push(block)
    if (blocks.length === 0) return
    this.#wanted = blocks // what was wanted before and not yet asked for is no longer looked at
    this.#ask()
  }

  /** Ask again for what could not be had. */
  again(): void {
    this.#error = undefined
    if (this.#wanted.length === 0) this.need(0, 1)
    this.#ask()
    this.#tell()
  }

  /** A row is another now: decided, undone, or as somebody else left it. `left`: the server's list has it no more. */
  replace(row: WorkRow, left: boolean): void {
    const at = this.placeOf(row.row)
    if (at < 0) return
    this.#rows[at] = row
    const known = this.#gone.indexOf(at)
    if (left && known < 0) this.#gone = [...this.#gone, at].sort((a, b) => a - b)
    if (!left && known >= 0) this.#gone = this.#gone.filter(place => place !== at)
    this.#tell()
  }

  /** Nobody looks at this list any more. */
  close(): void {
    this.#abort.abort()
    this.#listeners.clear()
  }

  #ask(): void {
    while (this.#running < atOnce) {
      const block = this.#wanted.shift()
      if (block === undefined) return
      if (this.#blocks.has(block)) continue
      this.#blocks.set(block, "asked")
      this.#running++
      void this.#read(block).finally(() => {
        this.#running--
        if (!this.#error) this.#ask()
      })
    }
  }

  async #read(block: number): Promise<void> {
    const from = block * blockRows
    const skip = from - this.#gone.filter(place => place < from).length
    try {
      const {items, total} = await this.#fetch(skip, blockRows, this.#abort.signal)
      for (const [i, row] of items.entries()) this.#rows[from + i] = row
      this.#blocks.set(block, "here")
      this.#error = undefined
      if (total !== undefined) this.#total = Math.max(total + this.#gone.length, from + items.length)
      if (items.length < blockRows) this.#total = Math.min(this.#total ?? Number.POSITIVE_INFINITY, from + items.length)
    } catch (error) {
      if (this.#abort.signal.aborted) return
      this.#blocks.delete(block)
      this.#wanted.unshift(block)
      this.#error = error
    }
    this.#tell()
  }

  #tell(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
