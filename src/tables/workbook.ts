import {posix} from "node:path"
import {refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import {type NumberForm, numberForm, plain} from "./numbers.ts"
import {attribute, attributes, type XmlHandler, xmlScanner} from "./xml.ts"
import {damaged, unpackText, type Zip, type ZipPart} from "./zip.ts"

export interface Sheet {
  readonly name: string
  readonly visible: boolean
  /** Undefined for a sheet without cells, such as a chart. */
  readonly part: ZipPart | undefined
}

/** What a workbook (ECMA-376-1 §18) says around its cells. */
export interface Workbook {
  readonly zip: Zip
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean
  readonly strings: ZipPart | undefined
  readonly styles: ZipPart | undefined
}

/**
 * Read the parts of a workbook that say which other parts there are.
 *
 * @throws Refusal `file.not-workbook`, `file.other`, `file.damaged` or `file.parts`.
 */
export async function openWorkbook(zip: Zip, limits: Limits): Promise<Workbook> {
  const root = linked(zip, await readLinks(zip, "", limits), "officeDocument")
  const other = await otherFormat(zip, root, limits)
  if (other) throw refuse("file.other", {path: zip.file.path, format: other})
  if (!root) throw refuse("file.not-workbook", {path: zip.file.path})
  const links = await readLinks(zip, root.name, limits)
  const {sheets, from1904} = await readSheets(zip, root, links, limits)
  return {zip, sheets, from1904, strings: linked(zip, links, "sharedStrings"), styles: linked(zip, links, "styles")}
}

/** Archives that hold tables, and are no workbook of this kind: each by its name. */
async function otherFormat(zip: Zip, root: ZipPart | undefined, limits: Limits): Promise<string | undefined> {
  if (root?.name.endsWith(".bin")) return ".xlsb"
  if (root) return undefined
  if ([...zip.parts.keys()].some(name => /^index\/.*\.iwa$/.test(name))) return ".numbers"
  const type = zip.parts.get("mimetype")
  if (!type || type.unpacked > longestType) return undefined
  let text = ""
  for await (const piece of unpackText(zip, type, limits)) text += piece
  return /opendocument\.spreadsheet/.test(text) ? "OpenDocument (.ods)" : undefined
}

const longestType = 200

/**
 * The texts that cells refer to by number, in order. Runs of rich text are
 * joined; phonetic readings are left out.
 *
 * @throws Refusal `file.damaged`, or `file.bomb` when they pass `maxSharedBytes`.
 */
export async function readStrings({zip, strings}: Workbook, limits: Limits): Promise<readonly string[]> {
  const found: string[] = []
  let text = ""
  let held = 0
  let inText = false
  let inReading = false
  await scanPart(zip, strings, limits, {
    open(name) {
      if (name === "si") text = ""
      else if (name === "rPh") inReading = true
      else if (name === "t") inText = !inReading
    },
    close(name) {
      if (name === "t") inText = false
      else if (name === "rPh") inReading = false
      else if (name === "si") {
        found.push(unescapeText(text))
        held += text.length + entryBytes
        if (held > limits.maxSharedBytes)
          throw refuse("file.bomb", {path: zip.file.path, limit: `${limits.maxSharedBytes} B`})
      }
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return found
}

const entryBytes = 16

/**
 * How the numbers of a cell are shown, by the style number the cell carries.
 *
 * @throws Refusal `file.damaged`.
 */
export async function readNumberForms({zip, styles}: Workbook, limits: Limits): Promise<readonly NumberForm[]> {
  const codes = new Map<number, string>()
  const forms: NumberForm[] = []
  let inCells = false
  await scanPart(zip, styles, limits, {
    open(name, tag) {
      if (name === "cellXfs") inCells = true
      else if (name === "numFmt" && codes.size < maxStyles) {
        codes.set(Number(attribute(tag, "numFmtId")), attribute(tag, "formatCode") ?? "")
      } else if (name === "xf" && inCells && forms.length < maxStyles) {
        const id = Number(attribute(tag, "numFmtId") ?? 0)
        forms.push(id === 0 ? plain : numberForm(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false
    },
    text() {},
  })
  return forms
}

const maxStyles = 65_536 // Excel stops at 65,490

/** Undo the `_x000D_` by which workbooks write what XML cannot (ECMA-376-1 §22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** A reference from one part to another. */
interface Link {
  readonly id: string
  /** The last word of the type: `worksheet`, `styles`. The words before it differ between the two kinds of workbook. */
  readonly type: string
  /** Name of the part. */
  readonly target: string
}

/** The references of a part; of the whole archive for the name "". What lies outside the archive is left out. */
async function readLinks(zip: Zip, name: string, limits: Limits): Promise<readonly Link[]> {
  const {dir, base} = posix.parse(name)
  const links: Link[] = []
  await scanPart(zip, zip.parts.get(posix.join(dir, "_rels", `${base}.rels`).toLowerCase()), limits, {
    open(name, tag) {
      if (name !== "Relationship" || attribute(tag, "TargetMode") === "External" || links.length > limits.maxParts)
        return
      const target = attribute(tag, "Target") ?? ""
      const type = (attribute(tag, "Type") ?? "").split("/").at(-1) ?? ""
      links.push({id: attribute(tag, "Id") ?? "", type, target: posix.resolve("/", dir, target).slice(1)})
    },
    close() {},
    text() {},
  })
  return links
}

const linked = (zip: Zip, links: readonly Link[], type: string): ZipPart | undefined =>
  zip.parts.get(links.find(link => link.type === type)?.target.toLowerCase() ?? "")

async function readSheets(zip: Zip, part: ZipPart, links: readonly Link[], limits: Limits) {
  const targets = new Map(links.filter(link => link.type === "worksheet").map(link => [link.id, link.target]))
  const sheets: Sheet[] = []
  let from1904 = false
  await scanPart(zip, part, limits, {
    open(name, tag) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute(tag, "date1904") ?? "")
      if (name !== "sheet") return
      if (sheets.length >= limits.maxSheets) throw tooManySheets(zip, limits)
      const all = attributes(tag)
      const target = targets.get(linkId(all)) ?? ""
      const visible = (all.get("state") ?? "visible") === "visible"
      sheets.push({name: all.get("name") ?? "", visible, part: zip.parts.get(target.toLowerCase())})
    },
    close() {},
    text() {},
  })
  return {sheets, from1904}
}

/** The attribute is `r:id` by custom, but its prefix is free. */
const linkId = (all: ReadonlyMap<string, string>): string =>
  Array.from(all).find(([name]) => name.endsWith(":id"))?.[1] ?? ""

const tooManySheets = (zip: Zip, limits: Limits) =>
  refuse("file.parts", {path: zip.file.path, count: limits.maxSheets + 1, limit: limits.maxSheets})

/** Scan a part that is kept in memory. One that is absent has nothing to say. */
async function scanPart(zip: Zip, part: ZipPart | undefined, limits: Limits, handler: Omit<XmlHandler, "broken">) {
  if (!part) return
  const scan = xmlScanner({...handler, broken: () => damaged(zip.file)})
  const kept = {...limits, maxUnpackedBytes: Math.min(limits.maxUnpackedBytes, limits.maxSharedBytes)}
  for await (const text of unpackText(zip, part, kept)) scan(text)
}
