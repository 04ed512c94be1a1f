import type {Issue} from "../issue/index.ts"
import {foldHeader} from "../standard/index.ts"
import {issue, type Personal} from "./issues.ts"
import type {Sheet} from "./sheet.ts"

const headers: Readonly<Record<Personal, RegExp>> = {
  name: /^(患者|病人|受检者|就诊人|被检人)?(姓名|名字)$|^(患者|病人|受检者)$|^(patient|person).{0,3}name$|^patient$/i,
  "identity number": /身份证|证件号|护照号|社保卡号|医保卡号|^(id|identity|passport).?(card|number|no\.?)$/i,
  "phone number": /电话|手机|联系方式|^(phone|mobile|telephone|tel)\b/i,
  address: /(家庭|现|户籍|联系|居住|通讯)?(住址|地址)$|^(home.?)?address$/i,
  "record number":
    /病历号|病案号|住院号|门诊号|就诊号|患者(编号|id)|病人(编号|id)|出生(日期|年月)|^(patient.?id|mrn|admission.?(no|number)|date.?of.?birth|dob|birth.?date)$/i,
}

const most = 2000 // cells of a column that are looked at
const share = 0.6 // of them that must look alike
const fewest = 5 // cells, for a judgement by contents

const surnames: ReadonlySet<string> = new Set([
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
])
const personName = /^[\u4e00-\u9fff]{2,4}$/
const identity = /^\d{17}[\dXx]$/
const phone = /^(\+?86[- ]?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/
const address = /[省市区县].*([路街道巷弄村镇乡].*号|\d+(栋|幢|单元|室|号楼))/

/**
 * Columns that look like patients': a catalogue of examinations has none, and
 * nothing of a patient may come into the store. Each is an issue that names the
 * column; leave it out of the file and import again.
 */
export function personalColumns(sheet: Sheet): readonly Issue[] {
  return sheet.header.flatMap((header, column) => {
    if (column === sheet.columns.name) return []
    const kind = kindOf(header, cellsOf(sheet, column))
    return kind ? [issue("column.personal", {column: header || String(column + 1), kind}, {column: header})] : []
  })
}

function cellsOf({rows}: Sheet, column: number): readonly string[] {
  const cells: string[] = []
  for (const row of rows) {
    const cell = row.cells[column]?.trim() ?? ""
    if (cell !== "" && cells.push(cell) >= most) break
  }
  return cells
}

function kindOf(header: string, cells: readonly string[]): Personal | undefined {
  const plain = foldHeader(header)
  const named = (Object.keys(headers) as Personal[]).find(kind => headers[kind].test(plain))
  if (named) return named
  if (cells.length < fewest) return undefined
  const alike = (fits: (cell: string) => boolean) => cells.filter(fits).length >= cells.length * share
  if (alike(isIdentity)) return "identity number"
  if (alike(cell => phone.test(cell))) return "phone number"
  if (alike(cell => address.test(cell))) return "address"
  const differ = new Set(cells).size >= cells.length * share
  if (differ && alike(cell => personName.test(cell) && surnames.has(cell[0] ?? "") && !isPlaceOrPart(cell)))
    return "name"
  return undefined
}

/** 18 digits whose last one checks the others (GB 11643). */
function isIdentity(cell: string): boolean {
  if (!identity.test(cell)) return false
  const sum = [...cell.slice(0, 17)].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return "10X98765432"[sum % 11] === cell[17]?.toUpperCase()
}

/** `高清`, `石膏`, `金属`: begin as surnames do, and are none; so are names of rooms and parts. */
const isPlaceOrPart = (cell: string): boolean =>
  /(室|科|院|楼|区|部|位|片|扫|像|影|查|费|组|套|次|节|腔|骨|椎|管|脑|肺|肝|肾)$/.test(cell)
