import {describe, expect, it} from "vitest"
import {findElsewhere, findItems} from "./finding.ts"
import {shelf} from "./made-shelf.ts"

const find = (query: string, edition = "5.0") => findItems(shelf, {edition, usual: "5.0", query})
const elsewhere = (query: string, edition = "5.0") =>
  findElsewhere(shelf, {edition, usual: "5.0", query}).map(({edition, total, items}) => [
    edition,
    total > 0,
    items.map(({zh}) => zh),
  ])

describe("finding what recognition knows", () => {
  it.each([
    ["头部核磁", "MR颅脑(平扫)"],
    ["核磁共振膝盖", "MR左膝关节(平扫)"],
    ["增强核磁共振膝盖", "MR左膝关节(增强)"],
    ["全景牙片", "DR头颅全景片"],
    ["電腦斷層 胸部", "CT胸部(平扫)"],
    ["ivp", "RF泌尿系排泄造影"],
    ["ct head without contrast", "CT颅脑(平扫)"],
    ["胸ct", "CT胸部(平扫)"],
    ["DR胸片", "DR胸部"],
    ["头颅CT", "CT颅脑(平扫)"],
  ])("for “%s” begins with %s, and says that it was read so", (query, name) => {
    const {items, fuzzy, read} = find(query)
    expect([items[0]?.zh, fuzzy]).toEqual([name, false])
    expect(read).toBeGreaterThan(0)
  })

  it("offers every side that is left open", () => {
    const {items, read} = find("核磁共振膝盖")
    expect(items.slice(0, read).map(({zh}) => zh)).toEqual(["MR左膝关节(平扫)", "MR右膝关节(平扫)", "MR双膝关节(平扫)"])
  })

  it.each([
    ["核磁", ({modality}: {modality: string}) => modality === "MR"],
    ["增强核磁", ({modality, zh}: {modality: string; zh: string}) => modality === "MR" && zh.includes("增强")],
  ])("for “%s” gives the items that have it", (query, fits) => {
    const {items, fuzzy} = find(query)
    expect(items.length).toBeGreaterThan(20)
    expect(fuzzy).toBe(false)
    for (const item of items) expect(fits(item), item.zh).toBe(true)
  })

  it("gives what a stated site has after what the words have", () => {
    const names = find("头颅").items.map(({zh}) => zh)
    expect(names[0]).toContain("头颅")
    expect(names).toContain("CT颅脑(平扫)")
  })

  it("offers after what is meant the others of its site", () => {
    expect(find("头部核磁").items.map(({zh}) => zh)).toContain("MR颅脑(增强)")
    expect(find("头部核磁").read).toBe(1)
  })

  it("offers listed items after one that the standard allows and doesn't list", () => {
    expect(find("X光胸片").items.map(({zh}) => zh)).toEqual(expect.arrayContaining(["DR胸部", "DR胸部正位"]))
  })

  it.each(["胸部CT平", "CT胸部(平扫)", "chest ct plain", "xyzzy"])(
    "reads nothing into “%s” that its words do not say",
    query => expect(find(query).read).toBe(0),
  )

  it("tells what other editions have: how many items, and which one is meant", () => {
    expect(elsewhere("心脏彩超")).toContainEqual(["us-1.1", false, ["成人心脏常规超声检查"]])
    expect(elsewhere("肾动态显像")).toContainEqual(["spect-2.0", true, ["SPECT肾动态显像"]])
    expect(elsewhere("PET-CT").map(([edition]) => edition)).toContain("pet-1.1")
    expect(elsewhere("xyzzy")).toEqual([])
    expect(find("心脏彩超", "us-1.1").items[0]?.zh).toBe("成人心脏常规超声检查")
  })
})
