import {mkdirSync, rmSync} from "node:fs"
import {join} from "node:path"
import type {Shelf} from "../shelf/index.ts"
import {parseCode, pinyinOf} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {mappingStates} from "../store/lists.ts"
import {writeTable, writeZip} from "../tables/index.ts"
import {answeredState, asAnswered, type ExportedRow, exportedRows, reviewText, titleOf} from "./exported.ts"
import {editionOf, isItem, itemName} from "./items.ts"
import {leftOutOf} from "./left-out.ts"
import type {RowCounts} from "./lists.ts"
import {apart, codesText, fitsOpen, isOpen} from "./one-of.ts"

/** What a package holds, in rows of each of its tables. */
interface HisPackage {
  readonly items: number
  readonly matrix: number
  readonly report: number
  /** Rows that are not in the first two; those without a mapping are not in the report either. */
  readonly left: RowCounts
}

const itemHeader = [
  ...["code", "name", "name_en", "modality", "pinyin", "aliases"],
  ...["orderable", "chargeable", "price_items", "valid_from", "valid_to", "wubi"],
]
const matrixHeader = ["modality", "site_code", "site", "method_code", "method", "code"]
const reportHeader = ["local_code", "local_name", "state", "codes", "said"]

/** What a hospital calls one item. */
interface Used {
  readonly item: ItemRef
  readonly rows: ExportedRow[]
}

/**
 * Write a package for a hospital's own system into a folder: `items.csv`, the
 * standard's items it uses with its own names for them as aliases, switches and
 * price items; `matrix.csv`, which methods it does at which sites; `report.csv`,
 * what became of each of its rows. Only what accepted rows mean for sure is in the first
 * two; a row in review since its name changed is there as it was called when it was accepted.
 *
 * @param today by ISO 8601, where the hospital is: rows whose last day is over are not orderable
 * @throws Refusal of `createTable`
 */
export async function exportHis(
  db: Connection,
  shelf: Shelf,
  {catalogueId, folder, today}: {catalogueId: string; folder: string; today: string},
): Promise<HisPackage> {
  mkdirSync(folder, {recursive: true})
  const used = new Map<string, Used>()
  const report: string[][] = []
  for await (const row of exportedRows(db, catalogueId, mappingStates)) {
    report.push([row.code, titleOf(row), row.state, codesText(row.items), saidOf(row)])
    if (answeredState(row) !== "accepted") continue
    for (const item of apart(row.items).sure) {
      const key = `${item.edition} ${item.code}`
      const known = used.get(key)
      if (known) known.rows.push(asAnswered(row))
      else used.set(key, {item, rows: [asAnswered(row)]})
    }
  }
  const all = [...used.values()].sort((a, b) => (a.item.code < b.item.code ? -1 : 1))
  return {
    items: await write(
      join(folder, "items.csv"),
      itemHeader,
      all.map(one => itemRow(shelf, one, today)),
    ),
    matrix: await write(
      join(folder, "matrix.csv"),
      matrixHeader,
      all.flatMap(one => matrixRow(shelf, one)),
    ),
    report: await write(join(folder, "report.csv"), reportHeader, report),
    left: await leftOutOf(db, catalogueId, ["accepted"]),
  }
}

/**
 * The same package as one archive, whose folder is made beside it and goes again.
 *
 * @throws as `exportHis`
 */
export async function exportHisZip(
  db: Connection,
  shelf: Shelf,
  {path, ...asked}: {catalogueId: string; path: string; today: string},
): Promise<HisPackage> {
  const folder = `${path}.parts`
  try {
    const made = await exportHis(db, shelf, {...asked, folder})
    await writeZip(
      path,
      hisFiles.map(name => ({name, path: join(folder, name)})),
    )
    return made
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const hisFiles = ["items.csv", "matrix.csv", "report.csv"] as const

/** Why a row is not in the package, or what of it is not told by its item. */
function saidOf(row: ExportedRow): string {
  return [reviewText(row), unsaidBy(row)].filter(Boolean).join("; ")
}

function unsaidBy(row: ExportedRow): string {
  if (answeredState(row) !== "accepted") return "not accepted: left out / 未确认,未导出"
  if (isOpen(row.items)) return "one of these, not said which: left out / 其中之一，未写明哪一项，未导出"
  if (row.items.length > 1) return "a combination: ordered as several items / 组合项目"
  if (row.relation !== "equivalent") return `relation ${row.relation} / 关系非等同`
  return ""
}

function itemRow(shelf: Shelf, {item, rows}: Used, today: string): readonly string[] {
  const edition = editionOf(shelf, item.edition)
  const name = itemName(shelf, item)
  const parsed = edition && parseCode(edition, item.code)
  const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter(Boolean))].join(";")
  const alone = rows.filter(row => row.items.length === 1)
  const ends = alone.map(row => row.valid_to)
  const open = alone.some(row => (row.valid_to ?? "9999") >= today)
  return [
    item.code,
    name,
    itemName(shelf, item, "en"),
    parsed?.ok ? (parsed.value.modality ?? "") : "",
    edition && isItem(shelf, item) ? pinyinOf(edition, name) : "",
    distinct(alone.filter(({relation}) => !fitsOpen(relation)).map(titleOf)), // a name that covers more is no other name of it
    open ? "1" : "0",
    alone.some(row => row.price !== null || row.price_code !== null) ? "1" : "0",
    distinct(alone.map(row => row.price_code)),
    alone
      .map(row => row.valid_from)
      .filter(Boolean)
      .sort()[0] ?? "",
    ends.every(Boolean) ? (ends.sort().at(-1) ?? "") : "",
    distinct(alone.map(row => row.wubi)),
  ]
}

function matrixRow(shelf: Shelf, {item}: Used): readonly (readonly string[])[] {
  const edition = editionOf(shelf, item.edition)
  if (!edition) return []
  const parsed = parseCode(edition, item.code)
  if (!parsed.ok) return []
  const {modality = "", facets} = parsed.value
  const term = (facet: "site" | "method", code: string | undefined) =>
    edition.dictionaries[facet]?.get(code ?? "", modality)?.zh ?? ""
  const {site = "", method = ""} = facets
  return [[modality, site, term("site", site), method, term("method", method), item.code]]
}

const write = (path: string, header: readonly string[], rows: readonly (readonly string[])[]): Promise<number> =>
  writeTable(path, header, async table => {
    await table.write(rows)
    return rows.length
  })
