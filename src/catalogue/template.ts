import type {Language} from "../issue/index.ts"
import {type ColumnKind, writeTable} from "../tables/index.ts"

/** Columns of a list of examinations, each with what the example has in it. */
const columns = {
  code: {zh: ["编码", "示例"], en: ["Code", "EXAMPLE"]},
  name: {zh: ["检查名称", "胸部平扫"], en: ["Exam name", "CHEST WITHOUT CONTRAST"]},
  modality: {zh: ["检查类型", "CT"], en: ["Modality", "CT"]},
  site: {zh: ["检查部位", "胸部"], en: ["Body part", "CHEST"]},
  department: {zh: ["执行科室", "放射科"], en: ["Department", "Radiology"]},
  count: {zh: ["检查数量", "1200"], en: ["Count", "1200"]},
  price: {zh: ["单价", "260"], en: ["Price", "260"]},
  "price code": {zh: ["收费编码", ""], en: ["Price code", ""]},
  from: {zh: ["启用日期", "2026-01-01"], en: ["Valid from", "2026-01-01"]},
  to: {zh: ["停用日期", ""], en: ["Valid to", ""]},
} as const satisfies Readonly<Partial<Record<ColumnKind, Readonly<Record<Language, readonly [string, string]>>>>>

type TemplateKind = keyof typeof columns
const kinds = Object.keys(columns) as readonly TemplateKind[]

/** What a list may have as a modality, as everybody writes it. */
const modalities = ["CT", "MR", "DR", "CR", "MG", "RF", "US", "PET", "SPECT"]

/** Codes of the example row, which is no examination. */
const exampleCodes: ReadonlySet<string> = new Set(Object.values(columns.code).map(([, code]) => code))

/** Whether a row is the example of the template that somebody left in. */
export const isExample = (code: string): boolean => exampleCodes.has(code.trim().toUpperCase())

/**
 * Write an empty list of examinations with headings, an example row and a list of modalities to choose from.
 *
 * @throws Refusal of `createTable`
 */
export async function writeTemplate(path: string, language: Language): Promise<void> {
  const header = kinds.map(kind => columns[kind][language][0])
  const example = kinds.map(kind => columns[kind][language][1])
  const look = {
    name: language === "zh" ? "检查项目目录" : "Examinations",
    numbers: [kinds.indexOf("count"), kinds.indexOf("price")],
    lists: [{column: kinds.indexOf("modality"), values: modalities}],
  }
  await writeTable(path, header, table => table.write([example]), {look})
}
