import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {recognise} from "./recognise.ts"

const told = (name: string): string =>
  recognise(shelf.lexicons("5.0"), name)
    .account.filter(({as}) => as !== "punctuation")
    .map(({text, as, value}) => `${text} ${as}${value === "billing" ? " billing" : ""}`)
    .join(", ")

describe("policy 18: the account of a surcharge in a bracket", () => {
  it.each([
    ["骨盆CT平扫(三维成像加收)", "骨盆 site, CT modality, 平扫 method, 三维成像 aside billing, 加收 aside billing"],
    ["骨盆CT(平扫)(三维成像加收)", "骨盆 site, CT modality, 平扫 method, 三维成像 aside billing, 加收 aside billing"],
    ["骨盆CT(平扫)加收", "骨盆 site, CT modality, 平扫 method, 加收 scope"],
    ["(三维成像加收)骨盆CT平扫", "三维成像 processing, 加收 scope, 骨盆 site, CT modality, 平扫 method"],
    ["骨盆CT平扫(三维成像加收", "骨盆 site, CT modality, 平扫 method, 三维成像 aside billing, 加收 aside billing"],
    ["骨盆CT平扫)(三维成像(加收))", "骨盆 site, CT modality, 平扫 method, 三维成像 aside billing, 加收 aside billing"],
  ])("%s: %s", (name, wanted) => expect(told(name)).toBe(wanted))
})
