import {fileURLToPath} from "node:url"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {readRows} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {confidenceOf, featureNames, featuresOf, readWeights} from "./confidence.ts"
import {flags as allFlags} from "./lists.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const {cap} = lexicon.weights

/** Flags whose doubt is counted otherwise, or that no answer of a name has. */
const weightless = ["unknown-text", "name-too-long", "institution-name", "institution-word", "precedent-lapsed"]

/** The features of a name that are not 0. */
function told(name: string, given?: string): object {
  const read = recognise(lexicon, name, given)
  const features = featuresOf({...read, items: read.items.length, given})
  return Object.fromEntries(featureNames.flatMap((feature, i) => (features[i] === 0 ? [] : [[feature, features[i]]])))
}

describe("featuresOf", () => {
  it.each<[string, string | undefined, object]>([
    ["胸部CT平扫", undefined, {bias: 1}],
    ["胸部平扫", "CT", {bias: 1}],
    ["胸部CT", undefined, {bias: 1, "method-assumed": 1}],
    ["胸部CT平扫(囧)", undefined, {bias: 1, "unknown-han": 1 / 9, "unknown-text": 1}],
    ["胸部CT平扫zq", undefined, {bias: 1, "unknown-words": 1, "unknown-text": 1}],
    ["胸部正侧位", undefined, {bias: 1, "modality-implied": 1}],
    ["胸部CT平扫 复查", undefined, {bias: 1, "aside-share": 2 / 9}],
    ["颈椎、腰椎MR平扫", undefined, {bias: 1, "more-items": 1}],
  ])("of %s (%s)", (name, given, features) => {
    expect(told(name, given)).toEqual(features)
  })
})

describe("the table of weights", () => {
  const folder = fileURLToPath(new URL("../../lexicon/", import.meta.url))
  const rows = ["radiology", "ultrasound", "nuclear"].flatMap(family => readRows(`${folder}${family}/confidence.csv`))
  it.each(featureNames.filter(name => !["bias", ...weightless].includes(name)))("has %s as a doubt", name => {
    const row = rows.find(one => one.feature === name)
    expect(Number(row?.weight)).toBeLessThanOrEqual(0)
    expect(Number(row?.prior)).toBeLessThan(0)
  })
  it("keeps a name without a site below what any default accepts", () => {
    expect(cap[featureNames.indexOf("site-unstated")]).toBeLessThan(0.9)
    expect(recognise(lexicon, "CT增强扫描")).toMatchObject({flags: ["site-unstated"], accepted: false})
  })
  it("accepts a clean name, and none with a doubt that was never seen", () => {
    expect(recognise(lexicon, "胸部CT平扫").accepted).toBe(true)
    const unseen = featureNames.map(name => (name === "bias" || name === "part-out-of-scope" ? 1 : 0))
    expect(confidenceOf(lexicon.weights, unseen)).toBeLessThan(0.9)
  })
})

describe("confidenceOf", () => {
  const flags = fc.subarray([...allFlags])
  it("is a probability that more doubts never raise, and never certain", () => {
    fc.assert(
      fc.property(flags, flags, (some, others) => {
        const evidence = {name: "胸部CT", items: 1, account: [], given: "CT"}
        const one = confidenceOf(lexicon.weights, featuresOf({...evidence, flags: some}))
        const both = confidenceOf(lexicon.weights, featuresOf({...evidence, flags: [...some, ...others]}))
        expect(both).toBeLessThanOrEqual(one)
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one).toBeLessThan(1)
      }),
    )
  })
  it("weighs nothing without a table, and keeps to the lowest cap", () => {
    const rows = [
      {feature: "bias", weight: "20", cap: ""},
      {feature: "bedside", weight: "0", cap: "0.7"},
    ]
    const claim = (flags: readonly ("bedside" | "unlisted")[]) =>
      confidenceOf(readWeights(rows), featuresOf({name: "x", flags, items: 1, account: [], given: "CT"}))
    expect([claim([]), claim(["unlisted"]), claim(["bedside"])]).toEqual([0.999, 0.999, 0.7])
  })
})
