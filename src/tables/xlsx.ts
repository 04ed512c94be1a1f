import type {Bytes} from "./bytes.ts"
import {refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import {sheetScanner} from "./sheet.ts"
import type {Source} from "./source.ts"
import {openWorkbook, readNumberForms, readStrings, type Sheet, type Workbook} from "./workbook.ts"
import {damaged, openZip, unpackText, type ZipPart} from "./zip.ts"

/**
 * Open one sheet of a workbook: the one named, else the first visible one.
 *
 * Deliberately not `streamXlsxRows` of hucre: it does not tell a formula without
 * a result from an empty cell, nor `#N/A` from the text “#N/A”, nor hidden sheets
 * from others; it runs ahead of a slow reader without bound, and its limits
 * (2 GB for a part, no ratio) cannot be set.
 *
 * @throws Refusal `file.damaged`, `file.encrypted`, `file.not-workbook`, `file.parts`,
 * `file.bomb`, `file.sheet`, `file.no-sheet`; the first two and `file.bomb` from `rows` as well.
 */
export async function openXlsx(file: Bytes, limits: Limits, name: string | undefined): Promise<Source> {
  const workbook = await openWorkbook(await openZip(file, limits), limits)
  const {name: sheet, part} = chooseSheet(workbook, name)
  const strings = await readStrings(workbook, limits)
  const forms = await readNumberForms(workbook, limits)
  const broken = () => damaged(file)
  let read = file.size - part.packed
  return {
    format: "xlsx",
    sheet,
    async *rows() {
      const scanner = sheetScanner({strings, forms, from1904: workbook.from1904, limits, broken})
      const text = unpackText(workbook.zip, part, limits, bytes => {
        read += bytes
      })
      for await (const piece of text) yield scanner.push(piece)
      scanner.end()
    },
    bytesRead: () => read,
  }
}

function chooseSheet({zip, sheets}: Workbook, name: string | undefined): Sheet & {readonly part: ZipPart} {
  const {path} = zip.file
  const found = sheets.find(sheet => (name === undefined ? sheet.visible && sheet.part : sheet.name === name))
  if (name !== undefined && !found) throw refuse("file.sheet", {path, sheet: name, sheets: sheetNames(sheets)})
  if (!found?.part) throw refuse("file.no-sheet", {path, sheets: sheetNames(sheets)})
  return {...found, part: found.part}
}

const listed = 20

function sheetNames(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, listed).map(sheet => sheet.name)
  return sheets.length > listed ? `${names.join(", ")}, …` : names.join(", ")
}
