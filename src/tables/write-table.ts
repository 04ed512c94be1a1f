import {extname} from "node:path"
import {refuse} from "./issues.ts"
import type {TableFormat} from "./lists.ts"
import type {Sink} from "./sink.ts"
import {openTarget, type Target} from "./target.ts"
import {csvSink} from "./write-csv.ts"
import {type SheetLook, xlsxSink} from "./write-xlsx.ts"

/** A table being written. Nothing stands under its name before `close`. Wait for each call before the next. */
export interface TableWriter {
  /**
   * Add rows; resolves when more may come, so memory stays flat. A row shorter
   * than the header is filled up with "", a longer one is a fault of the caller.
   *
   * @throws Refusal `file.unwritable`; for a workbook `rows.too-many` and
   * `cell.too-long`. The table is aborted then.
   */
  write(rows: readonly (readonly string[])[]): Promise<void>
  /**
   * Finish: the whole table is now under its name, also after a power loss. What
   * stood there before is replaced, at once.
   *
   * @throws Refusal `file.unwritable`; the table is aborted then.
   */
  close(): Promise<void>
  /** Leave everything as it was before. Does nothing after `close`. */
  abort(): Promise<void>
}

export interface WriteOptions {
  /** By default what the name ends in: `.csv`, `.tsv` (text with tabs) or `.xlsx`. */
  readonly format?: TableFormat
  /** Begin text with a byte order mark, by which Excel knows UTF-8. By default for commas, not for tabs. */
  readonly bom?: boolean
  /** Lines above the header, each after `#`, where the format of a text has such ones. A workbook has none. */
  readonly notes?: readonly string[]
  /** How a workbook shows it; a text has no such things. */
  readonly look?: SheetLook
}

/**
 * Begin a table. The file may be one that is being read.
 *
 * A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`,
 * `@`, tab or CR) is written as text: in a workbook as it is, in CSV with `'`
 * before it. That mark stays when the CSV is read again.
 *
 * Characters that the format cannot hold become U+FFFD: in a workbook control
 * characters and lone surrogates, in CSV NUL and lone surrogates.
 *
 * @example
 * const table = await createTable("coded.xlsx", ["名称", "编码"])
 * await table.write([["CT胸部平扫", "20010100110000"]])
 * await table.close()
 * @throws Refusal `file.format`, `file.folder` or `file.not-file`.
 */
export async function createTable(
  path: string,
  header: readonly string[],
  options: WriteOptions = {},
): Promise<TableWriter> {
  const format = options.format ?? formatOf(path)
  const target = await openTarget(path)
  return tableWriter(
    target,
    format === "xlsx" ? xlsxSink(target, header, path, options.look) : openCsvSink(),
    header.length,
  )

  function openCsvSink(): Sink {
    const delimiter = isTabbed(path) ? "\t" : ","
    return csvSink(target, header, {delimiter, bom: options.bom ?? delimiter === ",", notes: options.notes ?? []})
  }
}

/**
 * Write a table and close it; where the work throws, nothing stands under its name.
 *
 * @throws Refusal of `createTable`, and whatever the work throws
 */
export async function writeTable<T>(
  path: string,
  header: readonly string[],
  work: (table: TableWriter) => Promise<T>,
  options: WriteOptions = {},
): Promise<T> {
  const table = await createTable(path, header, options)
  try {
    const done = await work(table)
    await table.close()
    return done
  } catch (error) {
    await table.abort()
    throw error
  }
}

function formatOf(path: string): TableFormat {
  const extension = extname(path).toLowerCase()
  if (extension === ".xlsx") return "xlsx"
  if (extension === ".csv" || extension === ".tsv") return "csv"
  throw refuse("file.format", {path})
}

const isTabbed = (path: string): boolean => extname(path).toLowerCase() === ".tsv"

function tableWriter(target: Target, sink: Sink, width: number): TableWriter {
  let open = true
  const abort = async () => {
    if (!open) return
    open = false
    await sink.cancel()
    await target.abort()
  }
  const attempt = async (work: () => Promise<void>) => {
    if (!open) throw new Error("The table is closed")
    try {
      await work()
    } catch (error) {
      await abort()
      throw error
    }
  }
  return {
    write: rows => attempt(() => sink.write(rows.map(row => fill(row, width)))),
    close: () =>
      attempt(async () => {
        await sink.end()
        await target.commit()
        open = false
      }),
    abort,
  }
}

function fill(row: readonly string[], width: number): readonly string[] {
  if (row.length === width) return row
  if (row.length > width) throw new RangeError(`A row of ${row.length} cells in a table of ${width} columns`)
  return Array.from({length: width}, (_, i) => row[i] ?? "")
}
