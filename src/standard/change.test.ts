import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {compareEditions} from "./compare.ts"
import {composeItem} from "./compose.ts"
import {checkWritten, formatWritten, nameOfWritten, parseWritten} from "./extension.ts"
import {recode} from "./recode.ts"

const edition = shelf.edition("5.0")

describe("recode", () => {
  it.each([
    ["3.0", "5.0", "2001010011110000", "exact", "20010100111100"],
    ["3.0", "5.0", "4003020200000100", "exact", "40030202000100"],
    ["5.0", "3.0", "40030202000100", "exact", "4003020200000100"],
    ["5.0", "2.5", "20010100111100", "exact", "200101111100"],
    ["5.0", "2.5", "20072201110000", "lossy", "200722110000"],
    ["2.5", "5.0", "200101111100", "exact", "20010100111100"],
    ["2.5", "5.0", "200722111100", "ambiguous", undefined],
    ["5.0", "us-1.1", "20010100111100", "dead", undefined],
    ["5.0", "3.0", "20010100990000", "dead", undefined],
    ["5.0", "3.0", "", "dead", undefined],
  ])("from %s to %s: %s is %s %s", (from, to, code, fate, heir) => {
    expect(recode(shelf.edition(from), shelf.edition(to), code)).toMatchObject({
      fate,
      ...(heir === undefined ? {} : {code: heir}),
    })
  })

  it("gives every listed item of 5.0 a way to 3.0 and back", () => {
    const old = shelf.edition("3.0")
    const back = [...edition.items.keys()].map(code => recode(old, edition, recode(edition, old, code).code ?? "").code)
    expect(back).toEqual([...edition.items.keys()])
  })

  it("tells every candidate of an ambiguous code", () => {
    expect(recode(shelf.edition("2.5"), edition, "200722111100").candidates).toEqual([
      "20072201111100",
      "20072202111100",
      "20072203111100",
    ])
  })
})

describe("compareEditions", () => {
  it("finds nothing between an edition and itself", () => {
    expect(compareEditions(edition, edition)).toEqual([])
  })
  it("finds what moved, came and went", () => {
    const changed = {...edition, items: new Map([...edition.items].slice(1))}
    expect(compareEditions(edition, changed)).toEqual([
      {what: "item", kind: "removed", code: "20010100110000", name: "CT颅脑(平扫)"},
    ])
    expect(compareEditions(changed, edition)[0]).toMatchObject({kind: "added", code: "20010100110000"})
    expect(compareEditions(shelf.edition("3.0"), edition).every(change => change.kind === "moved")).toBe(true)
  })
})

describe("composeItem", () => {
  it.each([
    [{site: "颅脑", method: "平扫"}, "20010100110000"],
    [{site: "LN", method: "PS"}, "20010100110000"],
    [{site: "left knee joint", method: "plain + contrast", processing: "11"}, "20072201221100"],
    [{site: "颅内动脉", method: "CTA"}, "20080101330000"],
    [{site: " LEFT KNEE JOINT ", method: "Plain"}, "20072201110000"],
    [{site: "thyroid", method: "PS"}, "20020200110000"],
    [{site: "冠状动脉", processing: "钙化积分"}, "20080602002100"],
    [{equipment: "22", site: "胸部", method: "平扫"}, "22040100110000"],
  ])("of %o is %s", (wanted, code) => {
    expect(composeItem(edition, "CT", wanted)).toMatchObject({ok: true, value: {code}})
  })
  it.each([
    [{site: "颅脑"}, "facet.missing"],
    [{site: "膝", method: "平扫"}, "term.ambiguous"],
    [{site: "月亮", method: "平扫"}, "term.notfound"],
  ])("of %o says %s", (wanted, id) => {
    expect(composeItem(edition, "CT", wanted).issues[0]?.id).toBe(id)
  })
  it("tells all that is wrong, each once", () => {
    const told = composeItem(edition, "CT", {site: "月亮"}).issues.map(({id, params}) => [id, params.facet])
    expect(told).toEqual([
      ["term.notfound", "site"],
      ["facet.missing", "method"],
    ])
  })
})

describe("extensions and combinations", () => {
  it.each(["20030202110000", "20030202110000-C13", "20010100110000+20040100110000-x"])(
    "%s is written back as read",
    text => {
      const read = parseWritten(text)
      expect(read.ok && formatWritten(read.value)).toBe(text)
    },
  )
  it("are named with the institution's word", () => {
    const read = parseWritten("20030202110000-C13+20040100110000")
    expect(read.ok && nameOfWritten(edition, read.value, new Map([["C13", "C1-C3"]]))).toBe(
      "CT颈椎(平扫)-(C1-C3);CT胸部(平扫)",
    )
    expect(read.ok && checkWritten(edition, read.value).map(check => check.standing)).toEqual(["listed", "listed"])
  })
  it.each(["", "+", "20030202110000-", "20030202110000-a b"])("“%s” is refused with its place", text => {
    expect(parseWritten(text).issues[0]?.place.at).toBeTypeOf("number")
  })
  it.each([
    ["20010100110000+", 15],
    ["20010100110000-x+20040100110000-", 32],
    ["20010100110000+20040100110000-a b", 30],
    ["20010100110000 +  20040100110000-a b", 33],
  ])("“%s” is refused at %i", (text, at) => {
    expect(parseWritten(text).issues[0]?.place.at).toBe(at)
  })
})
