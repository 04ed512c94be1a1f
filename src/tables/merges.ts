import {Refusal} from "../issue/index.ts"
import type {Limits} from "./limits.ts"
import {columnOf} from "./sheet.ts"
import type {MergedCell, SourceRow} from "./source.ts"
import {attribute} from "./xml.ts"
import {unpack, type Zip, type ZipPart} from "./zip.ts"

/** A range of cells that is one cell; columns from 0, rows from 1, both ends within. */
interface Merge {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * The merged cells of a sheet (ECMA-376-1 §18.3.1.55). They stand behind the
 * rows, so the part is unpacked once for them alone; nothing before them is
 * looked at. A part that cannot be unpacked has none: reading its rows will tell.
 */
export async function readMerges(zip: Zip, part: ZipPart, limits: Limits): Promise<readonly Merge[]> {
  try {
    const xml = await textBehindRows(zip, part, limits)
    const tags = xml.matchAll(/<(?:\w+:)?(mergeCell\s[^<>]*)/g)
    return Array.from(tags, ([, tag = ""]) => mergeOf(attribute(tag, "ref") ?? "")).flatMap(merge => merge ?? [])
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

const rowsEnd = "sheetData>"
const mostBytes = 32 * 1024 * 1024 // a million ranges; Excel itself takes ages at a tenth of these

/** What follows the last end of rows. */
async function textBehindRows(zip: Zip, part: ZipPart, limits: Limits): Promise<string> {
  let behind: Buffer[] | undefined
  let held = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const block of unpack(zip, part, limits)) {
    const within = block.lastIndexOf(rowsEnd)
    const isAcross = within < 0 && Buffer.concat([tail, block.subarray(0, rowsEnd.length)]).includes(rowsEnd)
    if (within >= 0 || isAcross) [behind, held] = [[], 0]
    if (behind && held < mostBytes) {
      behind.push(Buffer.from(block.subarray(Math.max(0, within))))
      held += block.length
    }
    tail = Buffer.from(block.subarray(-rowsEnd.length))
  }
  return behind ? Buffer.concat(behind).toString("latin1") : ""
}

function mergeOf(reference: string): Merge | undefined {
  const [, from, top, to, bottom] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? []
  if (from === undefined || to === undefined) return undefined
  const merge = {left: columnOf(from), right: columnOf(to), top: Number(top), bottom: Number(bottom)}
  return merge.left <= merge.right && merge.top <= merge.bottom ? merge : undefined
}

/**
 * Gives rows of a sheet, in their order, what cells merged downwards say in
 * them, and marks those whose only cell spans several columns.
 */
export function mergeFiller(merges: readonly Merge[]): (row: SourceRow) => SourceRow {
  const starting = Map.groupBy(merges, ({top}) => top)
  let open: (MergedCell & {readonly until: number})[] = []
  return row => {
    const begun = starting.get(row.number) ?? []
    const merged = open.filter(({until}) => until >= row.number)
    open = [...merged, ...begun.flatMap(merge => openMerge(merge, row))]
    const band = begun.some(merge => isBand(merge, row))
    if (merged.length === 0 && !band) return row
    return {
      ...row,
      ...(merged.length > 0 && {merged: merged.map(({column, text}) => ({column, text}))}),
      ...(band && {band: true as const}),
    }
  }
}

function openMerge({left, top, bottom}: Merge, {cells}: SourceRow) {
  const text = cells[left] ?? ""
  return bottom > top && text.trim() !== "" ? [{column: left, text, until: bottom}] : []
}

const isBand = ({left, right}: Merge, {cells}: SourceRow): boolean =>
  right > left && cells.every((cell, i) => (cell.trim() !== "") === (i === left))
