import {describe, expect, it} from "vitest"
import {detectColumns, findColumn} from "./columns.ts"
import type {ColumnKind} from "./lists.ts"

describe("findColumn", () => {
  it.each<[ColumnKind, string, number]>([
    ["name", "序号|项目名称|数量", 1],
    ["name", "检查项目|例数", 0],
    ["name", "检查项目编码|检查项目名称", 1],
    ["name", "code|name", 1],
    ["name", "ItemCode|ItemName", 1],
    ["name", "code | Study_Description ", 1],
    ["name", "ID|RAW-NAME", 1],
    ["name", "院内名称(中文)|标准编码", 0],
    ["code", "检查项目编码|检查项目名称", 0],
    ["code", "名称|三级编码", 1],
    ["code", "name|Item  Code", 1],
    ["code", "name|Exam Code (local)", 1],
    ["code", "标准编码|院内旧编码表", 0],
    ["modality", "检查类型|患者类型", 0],
    ["modality", "name|Modality", 1],
    ["count", "name|N", 1],
    ["count", "名称|2023年检查人次", 1],
    ["count", "名称|数量(例)", 1],
    ["status", "raw_name|status|codes", 1],
    ["code", "raw_name|status|codes", 2],
    ["equipment", "设备类型|设备|设备编码", 1],
    ["flags", "codes|flags", 1],
    ["stratum", "id|stratum|count", 1],
    ["name", "項目編碼|檢查名稱", 1],
    ["code", "項目編碼|檢查名稱", 0],
    ["name", "検査コード|検査名称", 1],
    ["code", "検査コード|検査名称", 0],
    ["code", "Item #|Description", 0],
    ["code", "CDM#|Description|Charge", 0],
    ["price", "CDM#|Description|Charge", 2],
  ])("finds the %s in %s", (kind, header, index) => {
    expect(findColumn(header.split("|"), kind)).toEqual({index})
  })

  it.each<[ColumnKind, string]>([
    ["name", "检查项目编码|例数"],
    ["code", "decoder|名称"],
    ["count", "nothing|country|名称n"],
    ["modality", ""],
  ])("finds no %s in %s", (kind, header) => {
    expect(findColumn(header.split("|"), kind)).toEqual({none: true})
  })

  it("does not choose between equals", () => {
    expect(findColumn(["项目编码", "项目名称", "标准编码"], "code")).toEqual({several: [0, 2]})
    expect(findColumn(["中文名称", "英文名称"], "name")).toEqual({several: [0, 1]})
  })
})

describe("detectColumns", () => {
  it("gives the columns that are beyond doubt", () => {
    expect(detectColumns(["项目编码", "项目名称", "检查类型", "人次"])).toEqual({
      code: 0,
      name: 1,
      modality: 2,
      count: 3,
    })
    expect(detectColumns(["项目编码", "标准编码", "项目名称", "备注"])).toEqual({name: 2})
    expect(detectColumns([])).toEqual({})
  })
})
