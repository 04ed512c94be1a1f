// Catalogues in the house styles of three hospitals, with counts: `npm run -s bench -- bench/house.ts city 9578 --seed 1 [--answers] > catalogue.csv`.
import {fileURLToPath} from "node:url"
import {shelf} from "../src/shelf/made-shelf.ts"
import type {Item} from "../src/standard/index.ts"
import {pick, randomOf, seedOf} from "./names.ts"

/** One row of a catalogue as its hospital writes it, and the codes that it means. */
export interface HouseRow {
  readonly cells: readonly string[]
  readonly codes: readonly string[]
}

/** How a hospital writes its catalogue. */
interface House {
  readonly header: readonly string[]
  readonly code: (number: number) => string
  /** Share of rows that are several items. */
  readonly combined: number
  readonly joint: string
  readonly name: (item: Item, random: () => number) => string
  readonly cells: (row: Row) => readonly string[]
}

interface Row {
  readonly code: string
  readonly name: string
  readonly item: Item
  /** Examinations a year. */
  readonly volume: number
  readonly price: number
}

const departments: Readonly<Record<string, string>> = {CT: "CT室", MR: "磁共振室", XR: "放射科"}
const words: Readonly<Record<string, string>> = {CT: "X线计算机体层(CT)", MR: "磁共振(MRI)", XR: "数字化摄影(DR)"}
const devices: Readonly<Record<string, readonly string[]>> = {
  CT: ["", "64排", "128层", "双源"],
  MR: ["", "1.5T", "3.0T"],
  XR: [""],
}

/** The name without its modality and brackets, in its parts: site, then what is said of it. */
const partsOf = ({zh}: Item): readonly [site: string, said: string] => {
  const [, site = zh, said = ""] = /^(?:CT|MR|DR|[A-Z]{2})?(.*?)(?:\((.*)\))?$/.exec(zh) ?? []
  return [site, said]
}

export const houses: Readonly<Record<string, House>> = {
  /** A city's hospital: device words before, insurance words behind, brackets left out. */
  city: {
    header: ["项目代码", "项目名称", "检查类型", "执行科室", "年检查量", "单价"],
    code: number => `FS${String(number).padStart(6, "0")}`,
    combined: 0.05,
    joint: "+",
    name: (item, random) => {
      const [site, said] = partsOf(item)
      const device = pick(devices[item.modality] ?? [""], random)
      return `${device}${item.modality === "XR" ? "DR" : item.modality}${site}${said}${pick(["", "", "(医保)", "【互认】", "(自费)", "检查"], random)}`
    },
    cells: ({code, name, item, volume, price}) => [
      code,
      name,
      item.modality === "XR" ? "DR" : item.modality,
      departments[item.modality] ?? "",
      String(volume),
      String(price),
    ],
  },
  /** A county's: the wording of the price list, the site last, codes with leading zeros. */
  county: {
    header: ["收费编码", "收费项目名称", "科室", "例数", "价格(元)", "备注"],
    code: number => String(number).padStart(7, "0"),
    combined: 0.02,
    joint: "、",
    name: (item, random) => {
      const [site, said] = partsOf(item)
      return `${words[item.modality] ?? item.modality}${said}-${site}${pick(["", "", "(每部位)", "(限门诊)"], random)}`
    },
    cells: ({code, name, item, volume, price}) => [
      code,
      name,
      departments[item.modality] ?? "",
      String(volume),
      price.toFixed(2),
      "",
    ],
  },
  /** A group's: English headers, entries that end in a sign, several in one name. */
  group: {
    header: ["item_code", "item_name", "modality", "dept", "volume", "campus"],
    code: number => `G-${number.toString(36).toUpperCase()}`,
    combined: 0.15,
    joint: ";",
    name: (item, random) => {
      const [site, said] = partsOf(item)
      const field = item.modality === "MR" ? pick(["_1.5T", "_3.0T"], random) : ""
      return `${item.modality === "XR" ? "" : item.modality}${site}${said}${field}`
    },
    cells: ({code, name, item, volume}) => [
      code,
      name,
      item.modality,
      departments[item.modality] ?? "",
      String(volume),
      "东院",
    ],
  },
}

const busiest = 40_000 // examinations a year of the first row; the others fall as their rank grows

/** Rows of one hospital, none with a name twice, the volumes as they are in life: few rows have most of them. */
export function* houseRows(house: House, count: number, seed = 1): Generator<HouseRow> {
  const random = randomOf(seed)
  const items = [...shelf.edition("5.0").items.values()].filter(item => item.facets.site !== "999999")
  const seen = new Set<string>()
  while (seen.size < count) {
    const item = pick(items, random)
    const all =
      random() < house.combined
        ? [
            item,
            pick(
              items.filter(other => other.modality === item.modality),
              random,
            ),
          ]
        : [item]
    let name = all.map(one => house.name(one, random)).join(house.joint)
    if (seen.has(name))
      name += pick(["1", "2", "(新)", "(东院)", "(西院)", "-A", "-B", "(急)"], random) + String(seen.size % 97)
    if (seen.has(name)) continue
    seen.add(name)
    const volume = Math.max(1, Math.floor((busiest / seen.size ** 1.05) * (0.5 + random())))
    const price = 40 + Math.floor(random() * 900)
    const code = house.code(seen.size)
    yield {cells: house.cells({code, name, item, volume, price}), codes: [...new Set(all.map(one => one.code))].sort()}
  }
}

/** A text as a cell of a CSV. */
export const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const house = houses[process.argv[2] ?? ""]
  if (!house) throw new Error(`node bench/house.ts ${Object.keys(houses).join("|")} ROWS [--seed N] [--answers]`)
  const answers = process.argv.includes("--answers")
  const lines = [[...house.header, ...(answers ? ["status", "codes"] : [])].join(",")]
  for (const {cells, codes} of houseRows(house, Number(process.argv[3] ?? 1000), seedOf(process.argv)))
    lines.push([...cells, ...(answers ? ["standard", codes.join(";")] : [])].map(cell).join(","))
  process.stdout.write(`${lines.join("\n")}\n`)
}
