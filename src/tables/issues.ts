import {defineIssues, type Language, type None} from "../issue/index.ts"
import type {ColumnKind} from "./lists.ts"

type Words = Readonly<Record<Language, string>>

/** What the operating system calls a fault of a file or a connection: `ENOSPC`. */
export type SystemCode = `E${string}`

const systemTexts: Readonly<Record<string, Words>> = {
  EACCES: {zh: "没有权限", en: "no permission"},
  EADDRINUSE: {zh: "地址已被占用", en: "the address is in use"},
  EADDRNOTAVAIL: {zh: "本机没有此地址", en: "this machine has no such address"},
  EBUSY: {zh: "正被占用", en: "it is in use"},
  EDQUOT: {zh: "磁盘配额已满", en: "the disk quota is used up"},
  EEXIST: {zh: "已有同名文件", en: "something of that name is there"},
  EFBIG: {zh: "文件过大", en: "the file is too large"},
  EIO: {zh: "磁盘读写出错", en: "the disk does not read or write"},
  EISDIR: {zh: "是文件夹", en: "it is a folder"},
  ELOOP: {zh: "链接循环", en: "its links go round in a circle"},
  EMFILE: {zh: "打开的文件过多", en: "too many files are open"},
  ENAMETOOLONG: {zh: "名称过长", en: "the name is too long"},
  ENOENT: {zh: "不存在", en: "it is not there"},
  ENOSPC: {zh: "磁盘已满", en: "the disk is full"},
  ENOTDIR: {zh: "不是文件夹", en: "it is no folder"},
  EPERM: {zh: "不允许此操作", en: "the system does not allow it"},
  EROFS: {zh: "只读", en: "it can only be read"},
  ECONNREFUSED: {zh: "连接被拒绝", en: "the connection was refused"},
  ECONNRESET: {zh: "连接中断", en: "the connection broke"},
  EHOSTUNREACH: {zh: "主机不可达", en: "the host cannot be reached"},
  ENETUNREACH: {zh: "网络不可达", en: "the network cannot be reached"},
  ENOTFOUND: {zh: "没有此主机", en: "there is no such host"},
  EPIPE: {zh: "连接中断", en: "the connection broke"},
  ETIMEDOUT: {zh: "超时", en: "it took too long"},
}

/** A code of the system in words; the code itself where there are none. */
export const systemText = (code: string, language: Language): string => systemTexts[code]?.[language] ?? code

/** What a column of each kind holds. */
export const columnTexts: Readonly<Record<ColumnKind, Words>> = {
  code: {zh: "编码", en: "codes"},
  name: {zh: "名称", en: "names"},
  modality: {zh: "设备类型", en: "modalities"},
  count: {zh: "数量", en: "counts"},
  status: {zh: "状态", en: "statuses"},
  equipment: {zh: "设备", en: "equipment"},
  flags: {zh: "标记", en: "flags"},
  stratum: {zh: "分层", en: "strata"},
  department: {zh: "科室", en: "departments"},
  price: {zh: "价格", en: "prices"},
  "price code": {zh: "收费编码", en: "price codes"},
  pinyin: {zh: "拼音码", en: "拼音码"},
  wubi: {zh: "五笔码", en: "五笔码"},
  from: {zh: "启用日期", en: "first dates"},
  to: {zh: "停用日期", en: "last dates"},
  site: {zh: "部位", en: "sites"},
  method: {zh: "方法", en: "methods"},
  position: {zh: "体位", en: "positions"},
  side: {zh: "侧别", en: "sides"},
}

/** Faults of files and tables. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "file.missing": {
    en: (p: {path: string}) => `There is no file “${p.path}”.`,
    zh: (p: {path: string}) => `没有文件“${p.path}”。`,
  },
  "file.unreadable": {
    en: (p: {path: string; reason: SystemCode}) => `“${p.path}” cannot be read: ${systemText(p.reason, "en")}.`,
    zh: (p: {path: string; reason: SystemCode}) => `无法读取“${p.path}”：${systemText(p.reason, "zh")}。`,
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
  "file.other": {
    en: (p: {path: string; format: string}) => `“${p.path}” is a table of ${p.format}; save it as .xlsx or CSV.`,
    zh: (p: {path: string; format: string}) => `“${p.path}”是${p.format}格式的表格；请另存为 .xlsx 或 CSV。`,
  },
  "file.no-table": {
    en: (p: {path: string; format: string}) =>
      `“${p.path}” is a ${p.format}, no table; ask for the list as .xlsx or CSV, or copy it into one.`,
    zh: (p: {path: string; format: string}) =>
      `“${p.path}”是 ${p.format} 文件，不是表格；请索取 .xlsx 或 CSV，或把内容复制到表格里。`,
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
    en: (p: {folder: string; reason: SystemCode}) =>
      `Nothing can be written in the folder “${p.folder}” (${systemText(p.reason, "en")}); create it, or choose another.`,
    zh: (p: {folder: string; reason: SystemCode}) =>
      `无法在文件夹“${p.folder}”中写入（${systemText(p.reason, "zh")}）；请先创建该文件夹，或另选一个。`,
  },
  "file.unwritable": {
    en: (p: {path: string; reason: SystemCode}) => `“${p.path}” cannot be written: ${systemText(p.reason, "en")}.`,
    zh: (p: {path: string; reason: SystemCode}) => `无法写入“${p.path}”：${systemText(p.reason, "zh")}。`,
  },
  "header.duplicate": {
    en: (p: {name: string; columns: string}) => `The header “${p.name}” stands over several columns: ${p.columns}.`,
    zh: (p: {name: string; columns: string}) => `表头“${p.name}”重复出现在第 ${p.columns} 列。`,
  },
  "header.above": {
    en: (p: {count: number; rows: string; header: number; text: string}) =>
      `The header is row ${p.header}; what stands above it is passed over (rows ${p.rows}): “${p.text}”.`,
    zh: (p: {count: number; rows: string; header: number; text: string}) =>
      `表头是第${p.header}行；其上的内容（第${p.rows}行）未采用：“${p.text}”。`,
  },
  "header.below": {
    en: (p: {count: number; rows: string; header: number; text: string}) =>
      `Rows ${p.rows} below the header are units or the like, no data, and are passed over: “${p.text}”.`,
    zh: (p: {count: number; rows: string; header: number; text: string}) =>
      `表头下第${p.rows}行是单位等说明，不是数据，未采用：“${p.text}”。`,
  },
  "column.unnamed": {
    en: (p: {column: number; count: number}) =>
      `Column ${p.column} has no header, but ${p.count} cells with text, from this row on.`,
    zh: (p: {column: number; count: number}) => `第${p.column}列没有表头，却有${p.count}个单元格有内容，首见于此行。`,
  },
  "columns.hidden": {
    en: (p: {count: number; columns: string}) => `Columns are hidden in the sheet and read all the same: ${p.columns}.`,
    zh: (p: {count: number; columns: string}) => `工作表中有隐藏的列，仍已读取：${p.columns}。`,
  },
  "rows.hidden": {
    en: (p: {count: number; rows: string}) =>
      `${p.count} rows are hidden or filtered out in the sheet and read all the same: ${p.rows}.`,
    zh: (p: {count: number; rows: string}) => `工作表中有${p.count}行被隐藏或筛掉，仍已读取：第${p.rows}行。`,
  },
  "rows.repeated": {
    en: (p: {count: number; rows: string}) =>
      `${p.count} rows repeat the header or what stands above it, and are passed over: ${p.rows}.`,
    zh: (p: {count: number; rows: string}) => `有${p.count}行重复表头或其上的内容，未采用：第${p.rows}行。`,
  },
  "cells.merged": {
    en: (p: {count: number}) =>
      `Cells are merged downwards: their values hold for their rows, which fills ${p.count} cells from this row on. Counts stand in their first row alone.`,
    zh: (p: {count: number}) =>
      `有纵向合并的单元格：其值适用于所含各行，自此行起补全${p.count}个单元格；数量只计入首行。`,
  },
  "sheets.others": {
    en: (p: {sheet: string; others: string}) =>
      `The sheet “${p.sheet}” is read. Not read (rows in brackets): ${p.others}.`,
    zh: (p: {sheet: string; others: string}) => `已读取工作表“${p.sheet}”。未读取（括号内为行数）：${p.others}。`,
  },
  "sheets.together": {
    en: (p: {sheets: string}) => `Sheets of the same columns are taken together: ${p.sheets}.`,
    zh: (p: {sheets: string}) => `列相同的工作表已合并读取：${p.sheets}。`,
  },
  "row.encoding": {
    en: (p: {byte: string; encoding: string; text: string}) =>
      `The byte ${p.byte} in this row belongs to no character of ${p.encoding}: “${p.text}”. The row is left out; write the cell anew, or save the file as “CSV UTF-8”.`,
    zh: (p: {byte: string; encoding: string; text: string}) =>
      `此行的字节${p.byte}不属于${p.encoding}的任何字符：“${p.text}”。此行未采用；请重新填写该单元格，或将文件另存为“CSV UTF-8”。`,
  },
  "code.dressed": {
    en: (p: {count: number; dress: string; example: string}) =>
      `${p.count} codes of this column had something around them, which was taken off: ${p.dress} (first: “${p.example}”).`,
    zh: (p: {count: number; dress: string; example: string}) =>
      `此列有${p.count}个编码带有多余的写法，已去掉：${p.dress}（首例：“${p.example}”）。`,
  },
  "cell.nothing": {
    en: (p: {count: number; texts: string}) => `${p.count} cells of this column are read as empty: ${p.texts}.`,
    zh: (p: {count: number; texts: string}) => `此列有${p.count}个单元格按空白读取：${p.texts}。`,
  },
  "row.cells": {
    en: (p: {got: number; expected: number; extra: string}) =>
      `The row has ${p.got} cells, the header ${p.expected}${p.extra && `; beyond the last column and left out: “${p.extra}”`}.`,
    zh: (p: {got: number; expected: number; extra: string}) =>
      `此行有 ${p.got} 个单元格，表头有 ${p.expected} 个${p.extra && `；超出末列而未采用的内容：“${p.extra}”`}。`,
  },
  "row.quote": {
    en: (_: None) => "A quotation mark that opens in this row is never closed; close it or remove it.",
    zh: (_: None) => "此行有一个引号没有闭合；请补上或删去。",
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
    en: (p: {length: number; limit: number}) =>
      `The cell holds ${p.length} characters, of which ${p.limit} at most are taken.`,
    zh: (p: {length: number; limit: number}) => `单元格有 ${p.length} 个字符，最多接受 ${p.limit} 个。`,
  },
  "cell.quote": {
    en: (_: None) =>
      "Text follows a closing quotation mark; the cell is kept as written. A row may have run into the next one here.",
    zh: (_: None) => "闭合引号之后还有文字，单元格按原样保留；此处可能有两行连在一起。",
  },
  "cell.formula": {
    en: (_: None) => "The formula has no stored result and is read as empty; open the file in Excel and save it.",
    zh: (_: None) => "公式没有保存计算结果，按空白读取；请用 Excel 打开并保存一次。",
  },
  "cell.error": {
    en: (p: {text: string}) => `The cell holds the Excel error ${p.text} and is read as empty.`,
    zh: (p: {text: string}) => `单元格是 Excel 错误值 ${p.text}，按空白读取。`,
  },
  "issues.more": {
    en: (p: {count: number}) => `${p.count} more faults of this table are not listed.`,
    zh: (p: {count: number}) => `该表另有 ${p.count} 处问题未列出。`,
  },
  "column.missing": {
    en: (p: {column: ColumnKind; header: string}) =>
      `There is no column of ${columnTexts[p.column].en}; the columns are ${p.header}.`,
    zh: (p: {column: ColumnKind; header: string}) => `没有${columnTexts[p.column].zh}列；现有列：${p.header}。`,
  },
  "column.unknown": {
    en: (p: {column: string; header: string}) => `There is no column “${p.column}”; the columns are ${p.header}.`,
    zh: (p: {column: string; header: string}) => `没有名为“${p.column}”的列；现有列：${p.header}。`,
  },
  "column.rivals": {
    en: (p: {kind: ColumnKind; columns: string}) =>
      `No column of ${columnTexts[p.kind].en} is read, for several may be meant: ${p.columns}. They are kept beside the rows.`,
    zh: (p: {kind: ColumnKind; columns: string}) =>
      `${columnTexts[p.kind].zh}列未读取，因为有几列都可能是：${p.columns}；其内容随行保留。`,
  },
  "column.several": {
    en: (p: {columns: string}) => `Several columns may be meant (${p.columns}); name one with --column.`,
    zh: (p: {columns: string}) => `有几列都可能是所需的列（${p.columns}）；请用--column指明。`,
  },
}

/** Ids of what is told of a table though nothing is wrong with it: how it was read. */
const notes: ReadonlySet<string> = new Set([
  ...["header.above", "header.below", "columns.hidden", "rows.hidden", "rows.repeated", "cells.merged"],
  ...["sheets.others", "sheets.together", "code.dressed", "cell.nothing", "column.unnamed"],
])

/** Whether an issue only tells how a table was read, and is no fault of it. */
export const isNote = ({id}: {readonly id: string}): boolean => notes.has(id)

export const {issue, refuse} = defineIssues(texts)
