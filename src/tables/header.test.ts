import {describe, expect, it} from "vitest"
import {findHeader} from "./header.ts"

/** Rows as `a|b / c|d`, and the header that they have as `rows: names`. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text.split(" / ").map(row => row.split("|").map(cell => cell.trim()))
const headerOf = (text: string, wanted?: readonly string[]): string => {
  const {rows, cells} = findHeader(rowsOf(text), wanted)
  return `${rows.join("+")}: ${cells.join("|")}`
}
const body = "A1|胸部CT平扫|CT室|12 / A2|颅脑MR平扫|MR室|30 / A3|膝关节|DR室|5"

describe("the header", () => {
  it.each([
    ["first as a rule", `编码|名称|科室|例数 / ${body}`, "0: 编码|名称|科室|例数"],
    ["under a title", `某某医院放射科收费项目表 / 编码|名称|科室|例数 / ${body}`, "1: 编码|名称|科室|例数"],
    ["under a title that has our words", "检查项目 / 序号|检查名称 / 1|胸部 / 2|头颅", "1: 序号|检查名称"],
    [
      "under prose of several cells",
      `说明：检查项目以医嘱为准|名称请勿修改，谢谢！|| / 编码|名称|科室|例数 / ${body}`,
      "1: 编码|名称|科室|例数",
    ],
    [
      "under pairs",
      `医院名称：|某某县医院|填报日期：|2024-01-01 / 编码|名称|科室|例数 / ${body}`,
      "1: 编码|名称|科室|例数",
    ],
    [
      "under a header of something else",
      `hospital_name|version|address / X|3.0|y / description|code|count / ${body}`,
      "2: description|code|count",
    ],
    [
      "of columns of which one is known",
      "List of each item / Line|Description|Cost / 1|CT HEAD|5",
      "1: Line|Description|Cost",
    ],
    ["in a column further right", "||编码|名称 / ||A1|胸部CT / ||A2|头颅", "0: ||编码|名称"],
    ["with a gap", "编码||名称 / A1||胸部CT / A2||头颅", "0: 编码||名称"],
    ["with remarks", "编码*|名称（必填，与HIS一致） / A1|胸部CT / A2|头颅", "0: 编码*|名称（必填，与HIS一致）"],
    ["of a list", "检查项目 / 胸部CT / 检查 / 头颅MR", "0: 检查项目"],
    [
      "and not a row of the body that has our words",
      "键|值|说明 / a|b|c / d|e|f / g|h|i / 编码|名称|检查项目 / j|k|l",
      "0: 键|值|说明",
    ],
    ["first where nothing is known", "甲|乙 / 1|2 / 丙|丁", "0: 甲|乙"],
    ["under a long title where nothing is known", "某某医院二〇二四年报表 / 甲|乙|丙 / 1|2|3", "1: 甲|乙|丙"],
  ])("is %s", (_, text, header) => {
    expect(headerOf(text)).toBe(header)
  })

  it.each([
    [
      "joined where a part says too little",
      "项目||门诊||住院| / 编码|名称|例数|金额|例数|金额 / A1|胸部|1|2|3|4",
      "0+1: 编码|名称|门诊例数|门诊金额|住院例数|住院金额",
    ],
    [
      "joined where a part is of another kind",
      "收费||项目| / 编码|单价|编号|名称 / 1|2|A1|胸部",
      "0+1: 收费编码|单价|编号|名称",
    ],
    [
      "of groups above parts",
      "编码|名称|例数||备注 / ||2023|2024| / A1|胸部|1|2|x",
      "0+1: 编码|名称|例数2023|例数2024|备注",
    ],
    [
      "of groups above parts, merged",
      "编码|名称|例数| / 编码|名称|2023|2024 / A1|胸部|1|2",
      "0+1: 编码|名称|例数2023|例数2024",
    ],
    ["of one group", "||例数| / 编码|名称|门诊|住院 / A1|胸部|1|2", "0+1: 编码|名称|例数门诊|例数住院"],
  ])("of two rows is %s", (_, text, header) => {
    expect(headerOf(text)).toBe(header)
  })

  it.each([
    ["units", "编码|名称|数量|单价 / ||例|元 / A1|胸部|1|2", 2],
    ["numbers of the columns", "编码|名称|数量|单价 / 1|2|3|4 / A1|胸部|1|2", 2],
    ["numbers as official tables have them", "编码|名称|数量|单价 / 甲|乙|1|2 / A1|胸部|1|2", 2],
    ["what must be filled in", "编码|名称|数量 / 必填|必填|选填 / A1|胸部|1", 2],
    ["the names in English", "编码|名称|数量 / code|name|count / A1|胸部|1", 2],
    ["nothing", "编码|名称|数量 / 1|胸部|3 / 2|头颅|4", 1],
    ["nothing, though it has a unit", "编码|名称|单位 / 1|胸部|次 / 2|头颅|次", 1],
  ])("has %s behind it", (_, text, next) => {
    expect(findHeader(rowsOf(text)).next).toBe(next)
  })

  it("is where the names stand that somebody told", () => {
    expect(headerOf("编码|名称 / 甲|乙 / 1|2", ["乙"])).toBe("1: 甲|乙")
    expect(headerOf("编码|名称 / 甲|乙 / 1|2", ["丙"])).toBe("0: 编码|名称")
  })
})
