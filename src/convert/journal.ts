import {createHash} from "node:crypto"
import {appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync} from "node:fs"

/**
 * Answers of a conversion that is not finished, one batch a line, so that it can
 * go on where it was ended. The first line says what the answers belong to.
 */
export interface Journal {
  /** Answers of the rows from the first on, as an earlier run left them. */
  readonly rows: readonly (readonly string[])[]
  add(rows: readonly (readonly string[])[]): void
  /** The conversion is done: nothing is left to resume. */
  remove(): void
}

/**
 * Open or begin the journal of a conversion; one that belongs to another table,
 * other options or another lexicon is begun anew, and a line cut off is dropped.
 *
 * @param belongs whatever the answers depend on beside the table
 */
export function openJournal(path: string, table: string, belongs: readonly string[]): Journal {
  const {size, mtimeMs} = statSync(table)
  const key = createHash("sha256")
    .update(JSON.stringify([table, size, mtimeMs, ...belongs]))
    .digest("hex")
  const rows = existsSync(path) ? kept(path, key) : undefined
  if (rows === undefined) writeFileSync(path, `${key}\n`)
  return {
    rows: rows ?? [],
    add: batch => appendFileSync(path, `${JSON.stringify(batch)}\n`),
    remove: () => rmSync(path, {force: true}),
  }
}

/** The whole lines of a journal of this key; what follows the last of them is cut off. */
function kept(path: string, key: string): (readonly string[])[] | undefined {
  const text = readFileSync(path, "utf8")
  const whole = text.slice(0, text.lastIndexOf("\n") + 1)
  const [first, ...lines] = whole.split("\n").slice(0, -1)
  if (first !== key) return undefined
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole))
  return lines.flatMap(line => JSON.parse(line) as string[][])
}
