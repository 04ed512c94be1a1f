import {besideIn, besideKey, type KnownRow, knownRows, type NewRow} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"

/** Rows of a file beside those of a catalogue. */
interface Matching<Row extends NewRow> {
  /** Rows that the catalogue never had. */
  readonly fresh: readonly Row[]
  /** Rows in force that the file hasn't. */
  readonly gone: readonly KnownRow[]
  /** Of those, rows whose code the file has for another row of the catalogue: there is one row for a code. */
  readonly replaced: readonly KnownRow[]
}

const page = 5000

/**
 * Find the rows of a file in a catalogue: by code, name and what stands beside
 * it; then by the code alone, where the file has it once; a row without a code
 * that was taken in without what stands beside it is the first of its name.
 *
 * @param match told of a row that both have; `known.facts` is null where it had gone and is back
 */
export async function matchRows<Row extends NewRow>(
  db: Connection,
  catalogueId: string,
  rows: readonly Row[],
  match: (known: KnownRow, row: Row) => void,
): Promise<Matching<Row>> {
  const wanted = new Map(rows.map(row => [keyOf(row, row.beside), row]))
  const left: KnownRow[] = []
  for await (const known of everyRow(db, catalogueId)) {
    const key = keyFor(wanted, known)
    const row = wanted.get(key)
    if (row) match(known, row)
    else left.push(known)
    wanted.delete(key)
  }
  const once = left.length === 0 ? new Set<string>() : codesOnce(rows)
  const again = matchAgain(once, wanted, left)
  for (const {known, row} of again) match(known, row)
  const taken = new Set(again.map(({known}) => known.id))
  const gone = left.filter(known => known.facts !== null && !taken.has(known.id))
  return {fresh: [...wanted.values()], gone, replaced: gone.filter(({code}) => once.has(code))}
}

type Named = Pick<NewRow, "code" | "name">

const keyOf = ({code, name}: Named, beside: NewRow["beside"]): string => `${code}\0${name}\0${besideKey(beside)}`

/** The key that the file has just this row by; a file without such columns says nothing of what stands beside. */
function keyFor(wanted: ReadonlyMap<string, NewRow>, known: KnownRow): string {
  const bare = keyOf(known, undefined)
  if (known.beside === "") return bare
  const isSilent = known.code !== "" && wanted.has(bare) && wanted.get(bare)?.beside === undefined
  return isSilent ? bare : keyOf(known, besideIn(known.beside))
}

/** What was not found as it is: rows in force before those that are gone, the latest first. */
function matchAgain<Row extends NewRow>(
  once: ReadonlySet<string>,
  wanted: Map<string, Row>,
  left: readonly KnownRow[],
): readonly {readonly known: KnownRow; readonly row: Row}[] {
  if (wanted.size === 0 || left.length === 0) return []
  const latest = left.toReversed()
  const inOrder = [...latest.filter(({facts}) => facts !== null), ...latest.filter(({facts}) => facts === null)]
  const byCode = Map.groupBy(inOrder, ({code}) => code)
  const bare = new Map(
    inOrder.filter(({code, beside}) => code === "" && beside === "").map(known => [known.name, known]),
  )
  return [...wanted].flatMap(([key, row]) => {
    const known = row.code === "" ? bare.get(row.name) : once.has(row.code) ? byCode.get(row.code)?.[0] : undefined
    if (!known) return []
    wanted.delete(key)
    bare.delete(known.name)
    return [{known, row}]
  })
}

/** Codes that stand for one row of a file alone. */
function codesOnce(rows: readonly Named[]): ReadonlySet<string> {
  const [once, more] = [new Set<string>(), new Set<string>()]
  for (const {code} of rows) if (code !== "") (once.has(code) ? more : once).add(code)
  return once.difference(more)
}

/** All rows that a catalogue ever had, with what is known of them now. */
async function* everyRow(db: Connection, catalogueId: string): AsyncGenerator<KnownRow> {
  for (let after: string | undefined; ; ) {
    const rows = await knownRows(db, catalogueId, {limit: page, ...(after !== undefined && {after})})
    yield* rows
    after = rows.at(-1)?.id
    if (rows.length < page) return
  }
}
