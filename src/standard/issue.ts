import {catalogueTexts} from "./catalogue-texts.ts"
import {segmentTexts} from "./layout.ts"
import {requestTexts} from "./request-texts.ts"

/** Where in the data a fault stands. Every part is absent when it does not apply. */
export interface Place {
  /** File or table, as the caller named it. */
  readonly table?: string
  /** Row of the file, the first line being 1. */
  readonly row?: number
  /** Column header, or its number from 1 where there is no header. */
  readonly column?: string
  /** Segment of a code, by its key in the layout. */
  readonly segment?: string
  /** First character of the fault in the text, in UTF-16 units from 0, and how many units it spans. */
  readonly at?: number
  readonly length?: number
}

/** What a repair would put in the place of the faulty text. */
export interface Repair {
  readonly text: string
  /** Standard name of the repaired code, where it has one. */
  readonly name?: string
  readonly en?: string
}

/** A fault in data, as a value. Two issues with one id differ only in place and parameters. */
export interface Issue {
  readonly id: IssueId
  readonly params: Readonly<Record<string, string | number>>
  readonly place: Place
  readonly repairs: readonly Repair[]
}

/** What an operation on outside data gives back; issues may ride along with a value. */
export type Result<T> =
  | {readonly ok: true; readonly value: T; readonly issues: readonly Issue[]}
  | {readonly ok: false; readonly issues: readonly Issue[]}

export const ok = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ok: true, value, issues})
export const fail = (...issues: readonly Issue[]): {readonly ok: false; readonly issues: readonly Issue[]} => ({
  ok: false,
  issues,
})

export type Language = "zh" | "en"

type Params<K extends IssueId> = Parameters<(typeof texts)[K]["en"]>[0]

/** Make an issue. A wrong id or a missing parameter does not compile. */
export function issue<K extends IssueId>(
  id: K,
  params: Params<K>,
  place: Place = {},
  repairs: readonly Repair[] = [],
): Issue {
  return {id, params, place, repairs}
}

/** The issue as a sentence, without its place and repairs. */
export function issueText(issue: Issue, language: Language): string {
  const text = texts[issue.id][language] as (params: Issue["params"]) => string
  const named = ["facet", "segments"].flatMap(key => {
    const keys = issue.params[key]
    return typeof keys === "string" ? [[key, segmentNames(keys, language)]] : []
  })
  return text({...issue.params, ...Object.fromEntries(named)})
}

/**
 * Where a fault stands, for a person; "" when the place says nothing.
 *
 * @example placeText({table: "a.csv", row: 3, column: "编码"}, "en") // "a.csv, row 3, 编码"
 */
export function placeText(place: Place, language: Language): string {
  const row = place.row === undefined ? undefined : language === "zh" ? `第${place.row}行` : `row ${place.row}`
  return [place.table, row, place.column].filter(Boolean).join(language === "zh" ? "," : ", ")
}

const segmentNames = (keys: string, language: Language): string =>
  keys
    .split(", ")
    .map(key => segmentTexts[key]?.[language] ?? key)
    .join(language === "zh" ? "、" : ", ")

/**
 * A refusal at the door: the input cannot be worked on at all (no such file, not
 * a table, unknown edition). The command line turns it into exit code 2, the
 * server into a problem response. Faults inside data are never thrown.
 */
export class Refusal extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(issueText(issue, "en"))
    this.name = "Refusal"
    this.issue = issue
  }
}

export const refuse = <K extends IssueId>(id: K, params: Params<K>, place: Place = {}): Refusal =>
  new Refusal(issue(id, params, place))

/**
 * Every problem this project can report about data. Ids are public: they are
 * added, never renamed or re-used.
 */
const texts = {
  "file.missing": {
    en: (p: {path: string}) => `There is no file “${p.path}”.`,
    zh: (p: {path: string}) => `没有文件“${p.path}”。`,
  },
  "file.unreadable": {
    en: (p: {path: string; reason: string}) => `“${p.path}” cannot be read: ${p.reason}.`,
    zh: (p: {path: string; reason: string}) => `无法读取“${p.path}”:${p.reason}。`,
  },
  "file.not-file": {
    en: (p: {path: string}) => `“${p.path}” is a folder or a device, not a file.`,
    zh: (p: {path: string}) => `“${p.path}”是文件夹或设备，不是文件。`,
  },
  "file.empty": {
    en: (p: {path: string}) => `“${p.path}” is empty; a table needs at least a header row.`,
    zh: (p: {path: string}) => `“${p.path}”是空的；表格至少要有一行表头。`,
  },
  "file.binary": {
    en: (p: {path: string}) => `“${p.path}” is neither text nor an Excel workbook; save it as .xlsx or CSV.`,
    zh: (p: {path: string}) => `“${p.path}”既不是文本，也不是 Excel 工作簿；请另存为 .xlsx 或 CSV。`,
  },
  "file.markup": {
    en: (p: {path: string}) =>
      `“${p.path}” is a web page or XML under the name of a table; open it in Excel and save it as .xlsx or CSV.`,
    zh: (p: {path: string}) => `“${p.path}”其实是网页或 XML；请用 Excel 打开后另存为 .xlsx 或 CSV。`,
  },
  "file.encoding": {
    en: (p: {path: string; encoding: string}) =>
      `“${p.path}” holds bytes that are not ${p.encoding}; save it as “CSV UTF-8” or .xlsx.`,
    zh: (p: {path: string; encoding: string}) =>
      `“${p.path}”中有不属于 ${p.encoding} 的字节；请另存为“CSV UTF-8”或 .xlsx。`,
  },
  "file.old-xls": {
    en: (p: {path: string}) => `“${p.path}” is in the old .xls format; save it as .xlsx or CSV.`,
    zh: (p: {path: string}) => `“${p.path}”是旧的 .xls 格式；请另存为 .xlsx 或 CSV。`,
  },
  "file.encrypted": {
    en: (p: {path: string}) => `“${p.path}” is protected by a password; save a copy without one.`,
    zh: (p: {path: string}) => `“${p.path}”设有密码；请另存一份不带密码的文件。`,
  },
  "file.damaged": {
    en: (p: {path: string}) =>
      `“${p.path}” is damaged or incomplete; copy it again, or open it in Excel and save it anew.`,
    zh: (p: {path: string}) => `“${p.path}”已损坏或不完整；请重新复制，或用 Excel 打开后重新保存。`,
  },
  "file.not-workbook": {
    en: (p: {path: string}) => `“${p.path}” is an archive but not an .xlsx workbook; save it as .xlsx or CSV.`,
    zh: (p: {path: string}) => `“${p.path}”是压缩包，但不是 .xlsx 工作簿；请另存为 .xlsx 或 CSV。`,
  },
  "file.too-large": {
    en: (p: {path: string; bytes: number; limit: number}) =>
      `“${p.path}” holds ${p.bytes} bytes, the limit is ${p.limit}; split it into smaller files.`,
    zh: (p: {path: string; bytes: number; limit: number}) =>
      `“${p.path}”有 ${p.bytes} 字节，上限为 ${p.limit}；请拆分成较小的文件。`,
  },
  "file.bomb": {
    en: (p: {path: string; limit: string}) =>
      `“${p.path}” unpacks to more than ${p.limit}, as a trap would; open it in Excel and save it as CSV if you trust it.`,
    zh: (p: {path: string; limit: string}) =>
      `“${p.path}”解压后超过 ${p.limit}，疑似恶意文件；若确信无误，请用 Excel 打开后另存为 CSV。`,
  },
  "file.parts": {
    en: (p: {path: string; count: number; limit: number}) =>
      `“${p.path}” holds ${p.count} sheets or parts, the limit is ${p.limit}; save the sheet you need in a file of its own.`,
    zh: (p: {path: string; count: number; limit: number}) =>
      `“${p.path}”含 ${p.count} 个工作表或部件，上限为 ${p.limit}；请把需要的工作表单独另存。`,
  },
  "file.sheet": {
    en: (p: {path: string; sheet: string; sheets: string}) =>
      `“${p.path}” has no sheet “${p.sheet}”; it has: ${p.sheets}.`,
    zh: (p: {path: string; sheet: string; sheets: string}) =>
      `“${p.path}”中没有工作表“${p.sheet}”；现有：${p.sheets}。`,
  },
  "file.no-sheet": {
    en: (p: {path: string; sheets: string}) =>
      `“${p.path}” has no visible sheet with cells; unhide one or name it. It has: ${p.sheets}.`,
    zh: (p: {path: string; sheets: string}) =>
      `“${p.path}”中没有可见的工作表；请取消隐藏或指明表名。现有：${p.sheets}。`,
  },
  "file.format": {
    en: (p: {path: string}) => `The name “${p.path}” does not say the format; let it end in .csv, .tsv or .xlsx.`,
    zh: (p: {path: string}) => `无法由文件名“${p.path}”得知格式；请以 .csv、.tsv 或 .xlsx 结尾。`,
  },
  "file.folder": {
    en: (p: {folder: string; reason: string}) =>
      `Nothing can be written in the folder “${p.folder}” (${p.reason}); create it, or choose another.`,
    zh: (p: {folder: string; reason: string}) =>
      `无法在文件夹“${p.folder}”中写入（${p.reason}）；请先创建该文件夹，或另选一个。`,
  },
  "file.unwritable": {
    en: (p: {path: string; reason: string}) => `“${p.path}” cannot be written: ${p.reason}.`,
    zh: (p: {path: string; reason: string}) => `无法写入“${p.path}”：${p.reason}。`,
  },
  "header.duplicate": {
    en: (p: {name: string; columns: string}) => `The header “${p.name}” stands over several columns: ${p.columns}.`,
    zh: (p: {name: string; columns: string}) => `表头“${p.name}”重复出现在第 ${p.columns} 列。`,
  },
  "row.cells": {
    en: (p: {got: number; expected: number; extra: string}) =>
      `The row has ${p.got} cells, the header ${p.expected}${p.extra && `; beyond the last column and left out: “${p.extra}”`}.`,
    zh: (p: {got: number; expected: number; extra: string}) =>
      `此行有 ${p.got} 个单元格，表头有 ${p.expected} 个${p.extra && `；超出末列而未采用的内容：“${p.extra}”`}。`,
  },
  "row.quote": {
    en: (_: Record<string, never>) => "A quotation mark that opens in this row is never closed; close it or remove it.",
    zh: (_: Record<string, never>) => "此行有一个引号没有闭合；请补上或删去。",
  },
  "row.too-long": {
    en: (p: {limit: number}) =>
      `The row is longer than ${p.limit} characters, the cell named here being the longest or unfinished; look for a quotation mark that is not closed.`,
    zh: (p: {limit: number}) => `此行超过 ${p.limit} 个字符，所指单元格最长或尚未结束；请检查是否有未闭合的引号。`,
  },
  "rows.too-many": {
    en: (p: {limit: number}) => `The table has more than ${p.limit} rows; split it into several files.`,
    zh: (p: {limit: number}) => `表格超过 ${p.limit} 行；请拆分成几个文件。`,
  },
  "columns.too-many": {
    en: (p: {limit: number}) => `The row has more than ${p.limit} columns; remove those that are not needed.`,
    zh: (p: {limit: number}) => `此行超过 ${p.limit} 列；请删去不需要的列。`,
  },
  "cell.too-long": {
    en: (p: {length: number; limit: number}) => `The cell holds ${p.length} characters, Excel allows ${p.limit}.`,
    zh: (p: {length: number; limit: number}) => `单元格有 ${p.length} 个字符，Excel 最多允许 ${p.limit} 个。`,
  },
  "cell.quote": {
    en: (_: Record<string, never>) =>
      "Text follows a closing quotation mark; the cell is kept as written. A row may have run into the next one here.",
    zh: (_: Record<string, never>) => "闭合引号之后还有文字，单元格按原样保留；此处可能有两行连在一起。",
  },
  "cell.formula": {
    en: (_: Record<string, never>) =>
      "The formula has no stored result and is read as empty; open the file in Excel and save it.",
    zh: (_: Record<string, never>) => "公式没有保存计算结果，按空白读取；请用 Excel 打开并保存一次。",
  },
  "cell.error": {
    en: (p: {text: string}) => `The cell holds the Excel error ${p.text} and is read as empty.`,
    zh: (p: {text: string}) => `单元格是 Excel 错误值 ${p.text}，按空白读取。`,
  },
  "issues.more": {
    en: (p: {count: number}) => `${p.count} more faults of this table are not listed.`,
    zh: (p: {count: number}) => `该表另有 ${p.count} 处问题未列出。`,
  },
  "code.empty": {
    en: (_: Record<string, never>) => "The code is empty.",
    zh: (_: Record<string, never>) => "编码为空。",
  },
  "code.width": {
    en: (p: {got: number; want: number; edition: string}) =>
      `A code of edition ${p.edition} has ${p.want} characters, this one has ${p.got}.`,
    zh: (p: {got: number; want: number; edition: string}) => `${p.edition}版的编码有${p.want}位,这里有${p.got}位。`,
  },
  "code.charset": {
    en: (p: {char: string}) => `“${p.char}” cannot appear in a code (digits and letters but i, l, o).`,
    zh: (p: {char: string}) => `编码中不能有“${p.char}”(只用数字和除i、l、o外的字母)。`,
  },
  "equipment.unknown": {
    en: (p: {code: string}) => `No equipment has the code ${p.code}.`,
    zh: (p: {code: string}) => `没有编码为${p.code}的设备。`,
  },
  "segment.constant": {
    en: (p: {got: string; want: string}) => `This segment is always ${p.want}, here it is ${p.got}.`,
    zh: (p: {got: string; want: string}) => `此段恒为${p.want},这里是${p.got}。`,
  },
  "term.retired": {
    en: (p: {code: string; name: string; by: string}) => `${p.code} ${p.name} is retired; ${p.by} stands for it.`,
    zh: (p: {code: string; name: string; by: string}) => `${p.code} ${p.name}已停用,由${p.by}代替。`,
  },
  "term.unknown": {
    en: (p: {facet: string; code: string}) => `The dictionary of ${p.facet} has no ${p.code}.`,
    zh: (p: {facet: string; code: string}) => `字典(${p.facet})中没有${p.code}。`,
  },
  "term.modality": {
    en: (p: {facet: string; code: string; modality: string}) => `${p.code} is no ${p.facet} of ${p.modality}.`,
    zh: (p: {facet: string; code: string; modality: string}) => `${p.code}不是${p.modality}的${p.facet}。`,
  },
  "site.modality": {
    en: (p: {site: string; modality: string}) => `The site ${p.site} is not for ${p.modality}.`,
    zh: (p: {site: string; modality: string}) => `部位“${p.site}”不适用于${p.modality}。`,
  },
  "method.equipment": {
    en: (p: {method: string; equipment: string}) => `${p.method} is no scan method of equipment ${p.equipment}.`,
    zh: (p: {method: string; equipment: string}) => `“${p.method}”不是设备${p.equipment}的扫描方式。`,
  },
  "method.none": {
    en: (_: Record<string, never>) => "A CT code has a scan method or a post-processing; this one has neither.",
    zh: (_: Record<string, never>) => "CT编码须有扫描方式或后处理,这里都没有。",
  },
  "edition.unknown": {
    en: (p: {edition: string; known: string}) => `There is no edition “${p.edition}”; there are ${p.known}.`,
    zh: (p: {edition: string; known: string}) => `没有“${p.edition}”版;有${p.known}。`,
  },
  "edition.table": {
    en: (p: {value: string; reason: string}) => `“${p.value}”: ${p.reason}.`,
    zh: (p: {value: string; reason: string}) => `“${p.value}”:${p.reason}。`,
  },
  "row.repeated": {
    en: (p: {code: string; row: number}) => `${p.code} stands in row ${p.row} already.`,
    zh: (p: {code: string; row: number}) => `${p.code}已见于第${p.row}行。`,
  },
  "name.repeated": {
    en: (p: {name: string; row: number}) => `“${p.name}” names another code in row ${p.row}.`,
    zh: (p: {name: string; row: number}) => `“${p.name}”在第${p.row}行是另一编码的名称。`,
  },
  "name.apart": {
    en: (p: {code: string; want: string; got: string}) => `${p.code} is “${p.want}”, the name says “${p.got}”.`,
    zh: (p: {code: string; want: string; got: string}) => `${p.code}应为“${p.want}”,名称写作“${p.got}”。`,
  },
  "column.missing": {
    en: (p: {column: string; header: string}) => `There is no column of ${p.column}; the columns are ${p.header}.`,
    zh: (p: {column: string; header: string}) => `没有${p.column}列;现有列:${p.header}。`,
  },
  "option.value": {
    en: (p: {option: string; value: string; known: string}) => `--${p.option} “${p.value}”: give ${p.known}.`,
    zh: (p: {option: string; value: string; known: string}) => `--${p.option}“${p.value}”:应为${p.known}。`,
  },
  "server.listen": {
    en: (p: {address: string; reason: string}) => `Cannot listen on ${p.address}: ${p.reason}.`,
    zh: (p: {address: string; reason: string}) => `无法在${p.address}上监听:${p.reason}。`,
  },
  "recode.family": {
    en: (p: {from: string; to: string}) => `Editions ${p.from} and ${p.to} are of different families of modalities.`,
    zh: (p: {from: string; to: string}) => `${p.from}版与${p.to}版不属同一类模态。`,
  },
  "recode.none": {
    en: (p: {edition: string}) => `Edition ${p.edition} lists no item for this code.`,
    zh: (p: {edition: string}) => `${p.edition}版没有与此编码对应的项目。`,
  },
  "modality.unknown": {
    en: (p: {modality: string; edition: string}) => `Edition ${p.edition} has no modality “${p.modality}”.`,
    zh: (p: {modality: string; edition: string}) => `${p.edition}版没有模态“${p.modality}”。`,
  },
  "term.notfound": {
    en: (p: {facet: string; text: string; modality: string}) => `${p.modality} has no ${p.facet} “${p.text}”.`,
    zh: (p: {facet: string; text: string; modality: string}) => `${p.modality}没有“${p.text}”(${p.facet})。`,
  },
  "term.ambiguous": {
    en: (p: {facet: string; text: string}) => `“${p.text}” may be several terms of ${p.facet}.`,
    zh: (p: {facet: string; text: string}) => `“${p.text}”可指多个词条(${p.facet})。`,
  },
  "facet.missing": {
    en: (p: {facet: string}) => `Say the ${p.facet} too.`,
    zh: (p: {facet: string}) => `还需说明${p.facet}。`,
  },
  "extension.suffix": {
    en: (p: {suffix: string}) => `“${p.suffix}” is no suffix (1 to 16 letters and digits).`,
    zh: (p: {suffix: string}) => `“${p.suffix}”不能作后缀(1至16个字母数字)。`,
  },
  "code.repeated": {
    en: (p: {code: string; row: number; name: string}) =>
      `${p.code} stands in row ${p.row} under another name, “${p.name}”.`,
    zh: (p: {code: string; row: number; name: string}) => `${p.code}在第${p.row}行另有名称“${p.name}”。`,
  },
  "name.segment": {
    en: (p: {code: string; want: string; segments: string; read: string}) =>
      `${p.code} is “${p.want}”; the name is that of ${p.read}: they differ in ${p.segments}.`,
    zh: (p: {code: string; want: string; segments: string; read: string}) =>
      `${p.code}应为“${p.want}”;此名称属于${p.read},两者不同处:${p.segments}。`,
  },
  "segment.apart": {
    en: (p: {code: string; column: string; got: string; want: string}) =>
      `The column says ${p.got}, the code ${p.code} has ${p.want} (${p.column}).`,
    zh: (p: {code: string; column: string; got: string; want: string}) =>
      `该列为${p.got},编码${p.code}中为${p.want}(${p.column})。`,
  },
  "method.undefined": {
    en: (p: {code: string}) => `${p.code} is post-processing alone: its scan method 00 is not in the CT dictionary.`,
    zh: (p: {code: string}) => `${p.code}仅有后处理:其扫描方式00不在CT字典中。`,
  },
  "item.missing": {
    en: (p: {code: string; name: string}) => `The table lacks ${p.code} ${p.name}.`,
    zh: (p: {code: string; name: string}) => `表中缺少${p.code} ${p.name}。`,
  },
  "term.width": {
    en: (p: {code: string; got: number; want: number}) =>
      `${p.code} has ${p.got} characters; the codes of this dictionary have ${p.want}.`,
    zh: (p: {code: string; got: number; want: number}) => `${p.code}有${p.got}位;此字典的编码为${p.want}位。`,
  },
  "term.parent": {
    en: (p: {code: string; parent: string}) => `${p.code} does not begin with its parent ${p.parent}.`,
    zh: (p: {code: string; parent: string}) => `${p.code}不以其上级${p.parent}开头。`,
  },
  "term.parent-missing": {
    en: (p: {code: string}) => `${p.code} has no parent.`,
    zh: (p: {code: string}) => `${p.code}没有上级。`,
  },
  "term.modality-missing": {
    en: (p: {code: string; name: string}) => `${p.code} ${p.name} has no modality.`,
    zh: (p: {code: string; name: string}) => `${p.code} ${p.name}没有模态。`,
  },
  "term.name-repeated": {
    en: (p: {name: string; code: string; row: number}) =>
      `“${p.name}” is the name of ${p.code} in row ${p.row} already.`,
    zh: (p: {name: string; code: string; row: number}) => `“${p.name}”已是第${p.row}行${p.code}的名称。`,
  },
  "term.unlike": {
    en: (p: {code: string; want: string; got: string}) => `${p.code} is “${p.want}” in the edition, “${p.got}” here.`,
    zh: (p: {code: string; want: string; got: string}) => `${p.code}在本版中为“${p.want}”,这里为“${p.got}”。`,
  },
  "text.mixed": {
    en: (p: {ways: string}) => `The table writes one thing in several ways: ${p.ways}.`,
    zh: (p: {ways: string}) => `表中同一内容有几种写法:${p.ways}。`,
  },
  "text.escaped": {
    en: (p: {count: number}) => `${p.count} cells begin with an escaped star (\\*).`,
    zh: (p: {count: number}) => `${p.count}个单元格以转义星号(\\*)开头。`,
  },
  "store.held": {
    en: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}” is in use by process ${p.pid} on ${p.host} since ${p.since}; end it first, or use another folder.`,
    zh: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}”正由${p.host}上的进程${p.pid}使用(自${p.since});请先结束该进程,或改用其他文件夹。`,
  },
  "store.newer": {
    en: (p: {step: string; known: string}) =>
      `The data was written by a newer program (step “${p.step}”; this one knows up to “${p.known}”); install the newer program.`,
    zh: (p: {step: string; known: string}) =>
      `数据由更新版本的程序写成(步骤“${p.step}”,本程序只到“${p.known}”);请安装新版程序。`,
  },
  "store.none": {
    en: (p: {where: string}) => `There is no store in “${p.where}”.`,
    zh: (p: {where: string}) => `“${p.where}”中没有数据库。`,
  },
  "store.folder": {
    en: (p: {folder: string; reason: string}) => `The data folder “${p.folder}” cannot be used: ${p.reason}.`,
    zh: (p: {folder: string; reason: string}) => `无法使用数据文件夹“${p.folder}”:${p.reason}。`,
  },
  "store.damaged": {
    en: (p: {where: string}) => `The database in “${p.where}” is damaged; restore a backup into another folder.`,
    zh: (p: {where: string}) => `“${p.where}”中的数据库已损坏;请把备份恢复到另一文件夹。`,
  },
  "store.unreachable": {
    en: (p: {where: string; reason: string}) => `The database ${p.where} cannot be reached: ${p.reason}.`,
    zh: (p: {where: string; reason: string}) => `无法连接数据库${p.where}:${p.reason}。`,
  },
  "store.disk": {
    en: (p: {where: string}) => `The disk of ${p.where} is full; nothing was changed. Make room and try again.`,
    zh: (p: {where: string}) => `${p.where}所在磁盘已满;数据未作改动。请腾出空间后重试。`,
  },
  "store.conflict": {
    en: (_: Record<string, never>) => "Somebody changed the same thing at this moment; nothing was changed, try again.",
    zh: (_: Record<string, never>) => "此刻有人改动了同一内容;未作改动,请重试。",
  },
  "store.full": {
    en: (p: {where: string}) => `“${p.where}” holds data; restore into an empty one, or say --replace.`,
    zh: (p: {where: string}) => `“${p.where}”中已有数据;请恢复到空库,或加--replace。`,
  },
  "edition.changed": {
    en: (p: {edition: string; loaded: string; found: string}) =>
      `The files of the released edition ${p.edition} changed (sha256 ${p.loaded} when loaded, ${p.found} now); bring them back, or make a new edition.`,
    zh: (p: {edition: string; loaded: string; found: string}) =>
      `已发布的${p.edition}版的文件被改动(载入时sha256为${p.loaded},现为${p.found});请恢复原文件,或另立新版。`,
  },
  "mapping.moved": {
    en: (p: {row: string; by: string; state: string; codes: string}) =>
      `${p.by} decided row ${p.row} meanwhile: ${p.state}${p.codes && ` ${p.codes}`}. Look at it again.`,
    zh: (p: {row: string; by: string; state: string; codes: string}) =>
      `其间${p.by}已处理行${p.row}:${p.state}${p.codes && ` ${p.codes}`}。请重新查看。`,
  },
  "audit.changed": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is not as it was written.`,
    zh: (p: {seq: number}) => `审计链断开:第${p.seq}条与写入时不符。`,
  },
  "audit.missing": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is missing.`,
    zh: (p: {seq: number}) => `审计链断开:缺少第${p.seq}条。`,
  },
  "backup.damaged": {
    en: (p: {path: string; reason: string}) =>
      `“${p.path}” is no whole backup (${p.reason}); nothing was changed. Take another copy.`,
    zh: (p: {path: string; reason: string}) => `“${p.path}”不是完整的备份(${p.reason});数据未作改动。请换一份备份。`,
  },
  "label.value": {
    en: (p: {value: string; known: string}) => `“${p.value}” is no label; there are ${p.known}.`,
    zh: (p: {value: string; known: string}) => `没有标注值“${p.value}”;有${p.known}。`,
  },
  "run.unreadable": {
    en: (p: {path: string}) => `“${p.path}” is no evaluation that was saved with --save.`,
    zh: (p: {path: string}) => `“${p.path}”不是用--save保存的评测结果。`,
  },
  "package.missing": {
    en: (p: {package: string}) => `${p.package} is not installed; npm install brings it.`,
    zh: (p: {package: string}) => `未安装${p.package};可用npm install安装。`,
  },
  "call.wrong": {
    en: (p: {command: string; reason: string}) => `${p.command}: ${p.reason}; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; reason: string}) => `${p.command}:${p.reason};见 zhengming ${p.command} --help。`,
  },
  "call.unknown": {
    en: (p: {command: string}) => `There is no command “${p.command}”; see zhengming --help.`,
    zh: (p: {command: string}) => `没有命令“${p.command}”;见 zhengming --help。`,
  },
  "lexicon.repeated": {
    en: (p: {word: string; row: number}) => `“${p.word}” stands in row ${p.row} already.`,
    zh: (p: {word: string; row: number}) => `“${p.word}”已在第${p.row}行。`,
  },
  "lexicon.unfolded": {
    en: (p: {word: string}) => `“${p.word}” is never found as it is written; names are folded first.`,
    zh: (p: {word: string}) => `“${p.word}”的写法永远不会被读到;名称会先折叠。`,
  },
  "lexicon.shadowed": {
    en: (p: {word: string}) => `“${p.word}” stands in site.csv too, where it is never read.`,
    zh: (p: {word: string}) => `“${p.word}”在site.csv中也有,那一行不会被读到。`,
  },
  "lexicon.reason": {
    en: (p: {word: string}) => `“${p.word}” has no reason.`,
    zh: (p: {word: string}) => `“${p.word}”没有理由。`,
  },
  "lexicon.facet": {
    en: (p: {facet: string}) => `There is no kind of word “${p.facet}”.`,
    zh: (p: {facet: string}) => `没有“${p.facet}”这一类词。`,
  },
  "lexicon.value": {
    en: (p: {value: string; facet: string}) => `“${p.value}” is nothing that the edition has for ${p.facet}.`,
    zh: (p: {value: string; facet: string}) => `本版的${p.facet}中没有“${p.value}”。`,
  },
  "file.same": {
    en: (p: {path: string; option: string}) =>
      `“${p.path}” would be written over itself; give --${p.option} another name.`,
    zh: (p: {path: string; option: string}) => `“${p.path}”会覆盖自身;请用--${p.option}另取文件名。`,
  },
  "convert.interrupted": {
    en: (_: Record<string, never>) =>
      "Interrupted; nothing was written. With --resume, the same call goes on where it was.",
    zh: (_: Record<string, never>) => "已中断,未写出文件。用--resume再次运行即可接着进行。",
  },
  "column.several": {
    en: (p: {columns: string}) => `Several columns may be meant (${p.columns}); name one with --column.`,
    zh: (p: {columns: string}) => `有几列都可能是所需的列(${p.columns});请用--column指明。`,
  },
  ...catalogueTexts,
  ...requestTexts,
}

export type IssueId = keyof typeof texts
