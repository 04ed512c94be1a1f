import {describe, expect, it} from "vitest"
import {openFolderShelf} from "../shelf/index.ts"
import {type Beside, recogniseRow} from "./beside.ts"
import {Candidates} from "./candidate.ts"
import {explanation} from "./explanation.ts"
import {type BesideKind, besideKinds} from "./lists.ts"
import {recognise} from "./recognise.ts"

const lexicon = openFolderShelf().lexicon("5.0")

/** `CT平扫 | site 胸部`: the name, then what stands in the column of each kind. */
function rowOf(text: string) {
  const [name = "", ...columns] = text.split("|").map(part => part.trim())
  const beside: readonly Beside[] = columns.map(column => {
    const [kind = "", said = ""] = column.split(/ (.*)/)
    return {kind: besideKinds.find(known => known === kind) as BesideKind, column: `${kind}列`, text: said}
  })
  return {name, beside}
}
const read = (text: string) => recogniseRow(lexicon, rowOf(text))
const answer = (text: string) => {
  const {accepted, status, items} = read(text)
  return accepted ? items.map(({name}) => name).join(" + ") : status
}

describe("what a name excludes", () => {
  it.each([
    ["头颅CT平扫(不含增强 | position 张口位", ["张口位 position"]],
    ["膝关节MR平扫不含增强 | side 左", ["左 side"]],
    ["CT l-spine excl hip | equipment 64排 | method 三维重建", ["64排 equipment", "三维重建 processing"]],
    ["胸部CT平扫 | method 不含增强 | side 左", ["不含 exclusion", "增强 exclusion", "左 side"]],
  ])("is nothing that a column says: %s", (text, said) => {
    const {beside = []} = read(text)
    expect(beside.flatMap(({account}) => account.map(part => `${part.text} ${part.as}`))).toEqual(said)
  })

  it("lets a column say the side, or keeps what it says from being accepted", () => {
    expect(answer("膝关节MR平扫不含增强 | side 左")).toBe("MR左膝关节(平扫)")
    expect(read("头颅CT平扫(不含增强 | position 张口位").accepted).toBe(false)
  })
})

describe("recogniseRow", () => {
  it.each([
    ["CT平扫 | site 胸部", "CT胸部(平扫)"],
    ["CT平扫 | site 颅脑", "CT颅脑(平扫)"],
    ["CT平扫 | site 胸部、上腹部", "CT胸部(平扫) + CT上腹部(平扫)"],
    ["腹部CT平扫 | site 肝", "CT肝脏(平扫)"],
    ["胸部CT平扫 | site 胸部", "CT胸部(平扫)"],
    ["膝关节 | site 左膝 | modality MR | method 平扫", "MR左膝关节(平扫)"],
    ["膝关节MR | side 左 | method 平扫", "MR左膝关节(平扫)"],
    ["胸部CT | method 平扫,增强", "CT胸部(平扫+增强)"],
    ["胸部CT增强 | method 增强", "CT胸部(增强)"],
    ["胸部 | modality DR | position 正侧位", "DR胸部正、侧位"],
    ["胸部平扫 | equipment 64排CT", "CT胸部(平扫)"],
    ["胸部平扫 | heading CT", "CT胸部(平扫)"],
    ["MR头颅平扫 | heading CT", "MR颅脑(平扫)"],
    ["胸部CT平扫 | modality 检查", "CT胸部(平扫)"],
    ["膝关节MR平扫 | side 左 | side 左侧", "MR左膝关节(平扫)"],
    ["胸部 | modality CT | heading MR", "CT胸部(平扫)"],
    ["胸部CT平扫 | method (平扫", "CT胸部(平扫)"],
    ["胸部CT平扫 | site [胸部", "CT胸部(平扫)"],
    ["胸部CT平扫 | site 胸部^", "CT胸部(平扫)"],
    ["胸部 | position 正位;侧位 | modality DR", "DR胸部正、侧位"],
    ["MR | site 膝 | side 左 | method 平扫;增强", "MR左膝关节(平扫+增强)"],
  ])("reads %s as %s", (text, wanted) => expect(answer(text)).toBe(wanted))

  it.each([
    ["胸部CT | site 头颅", "conflict"],
    ["左膝关节MR平扫 | side 右", "conflict"],
    ["右膝关节MR平扫 | site 左膝", "conflict"],
    ["胸部CT平扫 | method 增强", "conflict"],
    ["胸部正位 | position 侧位", "conflict"],
    ["胸部平扫 | modality CT | equipment MR", "conflict"],
    ["胸部 | modality 超声", "out-of-scope"],
    ["胸部CT平扫 | site 介入", "out-of-scope"],
    ["(膝关节)DR正位 | site 胸椎", "conflict"],
    ["(上颌窦)MR弥散 | site 胸部", "conflict"],
    ["胸部CT平扫 | site 胸部、腹部", "conflict"],
    ["CT肝平扫除外增强 | method 动态增强", "conflict"],
    ["膝关节MR平扫 | side 左 | side 右", "conflict"],
    ["胸部CT | method 平扫 | method 增强", "conflict"],
    ["胸部DR | position 正位 | position 侧位", "conflict"],
    ["胸部平扫 | heading 检查", "unresolved"],
    ["MR囧平扫 | heading CT", "unresolved"],
    ["囧平扫 | site MR | heading CT", "unresolved"],
  ])("leaves %s, a %s, to a person", (text, wanted) => {
    expect(answer(text)).toBe(wanted)
    expect(read(text).items).toEqual([])
  })

  it.each(["胸部CT平扫 | site 井冈位", "胸部CT平扫 | method 甲乙丙", "胸部CT平扫 | site 3"])(
    "never accepts %s, whose column it does not understand",
    text => expect(read(text)).toMatchObject({accepted: false, flags: expect.arrayContaining(["column-unread"])}),
  )

  it("holds what is in doubt for a column below any threshold, and what is not for as sure as it was", () => {
    const sure = (text: string) => read(text).items.map(({confidence}) => confidence)
    expect(sure("胸部CT平扫 | site 囧位")).toEqual([0.6])
    expect(sure("胸部CT平扫 | site 胸部")).toEqual([recognise(lexicon, "胸部CT平扫").items[0]?.confidence])
    expect(read("胸部CT平扫 | site 囧位").flags).toEqual(["column-unread", "unknown-text"])
  })
  it("accepts nothing without its site", () => {
    for (const text of ["CT平扫", "CT平扫 | method 平扫", "MR增强 | site 其他"])
      expect(read(text)).toMatchObject({accepted: false, flags: expect.arrayContaining(["site-unstated"])})
  })
  it("takes a word for the modality that is none for a doubt, where nobody made a column of it", () => {
    expect(recogniseRow(lexicon, {name: "胸部平扫", modality: "CT"}).accepted).toBe(true)
    expect(recogniseRow(lexicon, {name: "胸部CT平扫", modality: "超声"}).status).toBe("out-of-scope")
  })
  it("accounts for every word in its own column", () => {
    const {name, account, beside} = read("CT平扫 | site 胸部（肺） | side 左")
    expect(name).toBe("CT平扫")
    expect(account.map(({at, text}) => `${at} ${text}`)).toEqual(["0 CT", "2 平扫"])
    expect(beside?.map(one => [one.column, one.account.map(({at, text, as}) => `${at} ${text} ${as}`)])).toEqual([
      ["site列", ["0 胸部 site", "2 （ punctuation", "3 肺 site", "4 ） punctuation"]],
      ["side列", ["0 左 side"]],
    ])
  })
  it("tells a heading as the modality where it was needed and told one, else as set aside", () => {
    const heading = (text: string) =>
      read(text).beside?.flatMap(one => one.account.map(({as, value}) => `${as} ${value}`))
    expect(heading("胸部平扫 | heading CT")).toEqual(["modality CT"])
    expect(heading("胸部MR平扫 | heading CT")).toEqual(["aside "])
    expect(heading("胸部平扫 | heading 检查")).toEqual(["aside "])
  })
  it("names the column in its explanation", () => {
    expect(explanation(read("CT平扫 | site 胸部"), "zh")).toBe("CT = 设备类型; 平扫 = 方法 plain; [site列] 胸部 = 部位")
  })
  it("proposes items by what the columns say too", () => {
    const names = new Candidates(lexicon).of(read("平扫 | site 胸部")).map(({name}) => name)
    expect(names.some(name => name.includes("胸部"))).toBe(true)
  })
})
