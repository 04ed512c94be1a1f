import {join} from "node:path"
import {describe, expect, it} from "vitest"
import {readModality} from "../recognition/index.ts"
import {madeFolder, partOf} from "../tables/made-files.ts"
import {rowsOf} from "./rows.ts"
import {readSheet} from "./sheet.ts"
import {writeTemplate} from "./template.ts"

const folder = madeFolder()

describe.each(["zh", "en"] as const)("the template in %s", language => {
  it("is read by its headings, its example told and left out", async () => {
    const path = join(folder, `${language}.xlsx`)
    await writeTemplate(path, language)
    const sheet = await readSheet(path)
    expect(sheet.columns).toEqual({
      code: 0,
      name: 1,
      modality: 2,
      department: 4,
      count: 5,
      price: 6,
      "price code": 7,
      from: 8,
      to: 9,
    })
    expect(sheet.beside).toMatchObject([{kind: "site", index: 3}])
    const {rows, issues} = rowsOf(sheet)
    expect([rows, issues.map(({id}) => id)]).toEqual([[], ["row.example"]])
  })
  it("offers modalities that are understood", async () => {
    const path = join(folder, `${language}-list.xlsx`)
    await writeTemplate(path, language)
    const xml = await partOf(path, "xl/worksheets/sheet1.xml")
    const [, offered = ""] = /<formula1>"([^"]+)"/.exec(xml) ?? []
    for (const modality of offered.split(",")) expect(readModality(modality), modality).toBeDefined()
  })
})
