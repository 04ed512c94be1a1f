/** How a table is ordered, as its address says it: the column's id, with `-` before it for the other way. */
export interface Order {
  readonly column: string
  readonly down: boolean
}

/** @example readOrder("-name") // {column: "name", down: true} */
export function readOrder(text: string | undefined): Order | undefined {
  if (!text) return undefined
  const down = text.startsWith("-")
  const column = down ? text.slice(1) : text
  return column === "" ? undefined : {column, down}
}

/** What a click on a column's head asks for: up, down, and then as it came. */
export function nextOrder(now: Order | undefined, column: string): string | undefined {
  if (now?.column !== column) return column
  return now.down ? undefined : `-${column}`
}

export type Sortable = string | number | null

/** Numbers by size, words as the reader's language orders them, what is empty first. */
export function compareBy(tag: string): (a: Sortable, b: Sortable) => number {
  const {compare} = new Intl.Collator(tag, {numeric: true})
  return (a, b) => {
    if (a === null || b === null) return Number(a !== null) - Number(b !== null)
    return typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b))
  }
}
