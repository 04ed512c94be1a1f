import type {Language} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {relationTexts} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {type Html, html, writeText} from "../tables/index.ts"
import {timesIn} from "./dates.ts"
import {headingTexts, wordIn} from "./export-texts.ts"
import {answeredRows, asAnswered, type ExportedRow, factCells, itemCells, titleOf} from "./exported.ts"
import {type Exported, leftOutOf, leftOutText} from "./left-out.ts"
import {PeopleNames} from "./people-names.ts"

interface PaperOptions {
  readonly catalogueId: string
  /** Name of the institution and of the catalogue, as they stand above the table. */
  readonly title: {readonly institution: string; readonly catalogue: string}
  readonly path: string
  readonly states: readonly MappingState[]
  readonly language: Language
  readonly zone: string
  /** When it is written, in milliseconds. */
  readonly at: number
}

const texts = {
  title: {zh: "检查项目对照关系确认表", en: "Mappings of examinations, to be confirmed"},
  institution: {zh: "医疗机构", en: "Institution"},
  catalogue: {zh: "目录", en: "Catalogue"},
  printed: {zh: "生成时间", en: "Written at"},
  rows: {zh: "行数", en: "Rows"},
  colon: {zh: "：", en: ": "},
  number: {zh: "序号", en: "No."},
  mapper: {zh: "对照人（签字）", en: "Mapped by (signature)"},
  reviewer: {zh: "审核人（签字）", en: "Reviewed by (signature)"},
  head: {zh: "科室负责人（签字）", en: "Head of department (signature)"},
  stamp: {zh: "单位（盖章）", en: "Stamp"},
  date: {zh: "日期", en: "Date"},
  review: {zh: "复核中，现名", en: "in review, called now"},
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

const columns = ["code", "name", "volume", "codes", "names", "relation", "by"] as const
const signed = ["mapper", "reviewer", "head", "stamp"] as const

/**
 * Write the mappings of a catalogue as a page to be printed, signed and stamped:
 * headings and numbers of pages on every sheet, lines for signatures on the last.
 * It needs no program and no network to be opened.
 *
 * @throws Refusal of `writeText`
 */
export async function writePaper(db: Connection, shelf: Shelf, options: PaperOptions): Promise<Exported> {
  const {catalogueId, states, language} = options
  const names = new PeopleNames(db)
  const lines: Html[] = []
  for await (const row of answeredRows(db, catalogueId, states))
    lines.push(lineOf([String(lines.length + 1), ...cellsOf(shelf, row, language), await names.of(row.by)]))
  const left = await leftOutOf(db, catalogueId, states)
  await writeText(options.path, pageOf(options, lines, leftOutText(left)?.[language]).html)
  return {rows: lines.length, left}
}

function cellsOf(shelf: Shelf, row: ExportedRow, language: Language): readonly string[] {
  const [code = "", , , , , volume = ""] = factCells(row, language)
  const [codes = "", meant = ""] = itemCells(shelf, row, language)
  const name = row.was ? `${titleOf(asAnswered(row))}（${texts.review[language]} ${titleOf(row)}）` : titleOf(row)
  return [
    code,
    name,
    volume,
    codes.replaceAll(";", "; "),
    meant,
    row.relation === null ? "" : wordIn(relationTexts, row.relation, language),
  ]
}

const lineOf = (cells: readonly string[]): Html => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>
`

function pageOf(options: PaperOptions, lines: readonly Html[], left: string | undefined): Html {
  const {title, language, zone, at} = options
  const say = (text: keyof typeof texts) => texts[text][language]
  const facts = [
    [say("institution"), title.institution],
    [say("catalogue"), title.catalogue],
    [say("rows"), String(lines.length)],
    [say("printed"), timesIn(zone)(at).slice(0, 16).replace("T", " ")], // to the minute
  ] as const
  const lined = signed.map(text => html`<p>${say(text)}<i></i>${say("date")}<i></i></p>`)
  const signatures = html`<tr><td class="signed" colspan="${String(columns.length + 1)}"><div>${lined}</div></td></tr>
`
  const heads = [say("number"), ...columns.map(column => headingTexts[column][language])]
  return html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<meta charset="utf-8">
<title>${say("title")} ${title.institution} ${title.catalogue}</title>
<style>${{html: style}}</style>
<h1>${say("title")}</h1>
<p class="facts">${facts.map(([name, value]) => html`<span>${name}${say("colon")}<b>${value}</b></span>`)}</p>
<p>${left ?? ""}</p>
<table>
<thead><tr>${heads.map(text => html`<th>${text}</th>`)}</tr></thead>
${bodyOf(lines.slice(0, -kept))}
${bodyOf([...lines.slice(-kept), signatures])}
</table>
</html>
`
}

const kept = 3 // rows above the signatures, on one sheet with them: nobody signs an empty sheet

const bodyOf = (lines: readonly Html[]): Html | string =>
  lines.length === 0
    ? ""
    : html`<tbody>
${lines}</tbody>`

const style = `
@page { size: A4 landscape; margin: 14mm 12mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
body { margin: 0 auto; padding: 0 0.3mm; max-width: 280mm; font: 10pt/1.4 "Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif; color: #000; }
h1 { font-size: 16pt; text-align: center; margin: 4mm 0; }
.facts { display: flex; flex-wrap: wrap; gap: 2mm 8mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody:last-child { break-inside: avoid; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th:nth-child(1) { width: 9mm; }
th:nth-child(2) { width: 27mm; }
th:nth-child(4) { width: 23mm; }
th:nth-child(5) { width: 37mm; }
th:nth-child(7) { width: 19mm; }
th:nth-child(8) { width: 22mm; }
td:nth-child(1), td:nth-child(4) { text-align: right; }
td:nth-child(2), td:nth-child(5) { font-family: monospace; }
td.signed:nth-child(1) { border: 0; padding-top: 10mm; text-align: left; }
.signed div { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 10mm; }
.signed p { margin: 0; }
.signed i { display: inline-block; width: 38mm; border-bottom: 0.3mm solid #000; margin: 0 3mm; }
`
