import type {WorkRow} from "./row.ts"

/** The rows of a list that are to be decided alike, in the order in which they were selected. */
export class Selection {
  #rows: ReadonlyMap<string, WorkRow> = new Map()
  #version = 0
  readonly #listeners = new Set<() => void>()

  readonly version = (): number => this.#version

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get size(): number {
    return this.#rows.size
  }

  get rows(): readonly WorkRow[] {
    return [...this.#rows.values()]
  }

  has(row: WorkRow): boolean {
    return this.#rows.has(row.row)
  }

  toggle(row: WorkRow): void {
    const rest = new Map(this.#rows)
    if (!rest.delete(row.row)) rest.set(row.row, row)
    this.#become(rest)
  }

  /** Rows that aren't read yet are none. */
  add(...rows: readonly (WorkRow | undefined)[]): void {
    const own = rows.flatMap(row => (row ? [[row.row, row] as const] : []))
    this.#become(new Map([...this.#rows, ...own]))
  }

  clear(): void {
    if (this.#rows.size > 0) this.#become(new Map())
  }

  #become(rows: ReadonlyMap<string, WorkRow>): void {
    this.#rows = rows
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
