import {describe, expect, it} from "vitest"
import {asAsked, Conversion, type FileEvent, type Options, type Reader} from "./conversion.ts"
import {longestName} from "./lines.ts"
import {madeReading} from "./made-readings.ts"
import type {Reading} from "./readings.ts"

const options: Options = {edition: "5.0", accept: 0.9}
const text = (...names: readonly string[]) => ({kind: "text", text: names.join("\n")}) as const
const file = {kind: "file", file: new File(["x"], "a.csv")} as const

describe("what is asked anew", () => {
  it.each([
    [{modality: "MR"}, {modality: "CT"}, {modality: "MR"}],
    [{}, {modality: "CT"}, {}],
    [{accept: 0.8}, {sheet: "目录", nameColumn: "名称"}, {accept: 0.8, sheet: "目录", nameColumn: "名称"}],
  ])("is %o where %o was before", (asked, before, all) => {
    expect(asAsked({...options, ...asked}, {...options, ...before})).toEqual({...options, ...all})
  })
})

describe("a conversion of a text", () => {
  it("asks for each name once, a few first, then many at a time", async () => {
    const {conversion, asked} = made()
    const names = Array.from({length: 1200}, (_, i) => `检查${i % 1100}`)
    await conversion.start(text(...names), options)
    expect(asked.map(batch => batch.length)).toEqual([50, 500, 500, 50])
    expect(conversion.snapshot()).toMatchObject({phase: "done", size: 1200, share: 1})
    expect(conversion.snapshot().readings.at(1199)).toMatchObject({row: 1200, name: "检查99"})
  })
  it("asks only for what is new when the text changes", async () => {
    const {conversion, asked} = made()
    await conversion.start(text("胸部", "头颅"), options)
    await conversion.start(text("胸部", "足", "头颅"), options)
    expect(asked).toEqual([["胸部", "头颅"], ["足"]])
    expect(namesOf(conversion)).toEqual(["胸部", "足", "头颅"])
    await conversion.start(text("胸部"), {...options, accept: 0.95})
    expect(asked).toHaveLength(3)
  })
  it("does not send a name that the server would not take", async () => {
    const {conversion, asked} = made()
    await conversion.start(text("胸".repeat(longestName + 1)), options)
    expect(asked).toEqual([])
    expect(conversion.snapshot().readings.at(0)).toMatchObject({status: "unresolved", flags: ["name-too-long"]})
  })
  it("ends what was before when another begins", async () => {
    const {conversion} = made()
    const first = conversion.start(text("胸部"), options)
    await conversion.start(text("头颅"), options)
    await first
    expect(namesOf(conversion)).toEqual(["头颅"])
  })
  it("keeps what is read when it is stopped", async () => {
    const {conversion} = made({
      recognise: async names => {
        if (names.length === 500) conversion.stop()
        return names.map(name => madeReading(0, name))
      },
    })
    await conversion.start(text(...Array.from({length: 2000}, (_, i) => `检查${i}`)), options)
    expect(conversion.snapshot()).toMatchObject({phase: "stopped", size: 50})
  })
  it("goes on where it was when the server is back", async () => {
    const phases: string[] = []
    let times = 0
    const {conversion} = made({
      recognise: async names => {
        if (times++ === 0) throw new TypeError("away")
        return names.map(name => madeReading(0, name))
      },
      back: async () => void phases.push(conversion.snapshot().phase),
    })
    await conversion.start(text("胸部"), options)
    expect(phases).toEqual(["away"])
    expect(conversion.snapshot()).toMatchObject({phase: "done", size: 1})
  })
  it("tells a refusal, and reads again when it is asked to", async () => {
    let times = 0
    const {conversion} = made({
      recognise: async names => {
        if (times++ === 0) throw new Error("refused")
        return names.map(name => madeReading(0, name))
      },
    })
    await conversion.start(text("胸部"), options)
    expect(conversion.snapshot()).toMatchObject({phase: "failed", error: new Error("refused")})
    await conversion.start(text("胸部"), options)
    expect(conversion.snapshot().phase).toBe("done")
  })
  it("is empty without names", async () => {
    const {conversion} = made()
    await conversion.start(text("", " "), options)
    expect(conversion.snapshot()).toMatchObject({phase: "empty", size: 0})
  })
})

describe("a conversion of a file", () => {
  const head: FileEvent = {kind: "head", header: ["名称"], nameColumn: "名称"}
  const rows: FileEvent = {kind: "rows", rows: [madeReading(2, "胸部"), madeReading(5, "头颅")], share: 0.5}

  it("has the rows as they come", async () => {
    const seen: number[] = []
    const {conversion} = made({
      read: async function* () {
        yield head
        yield rows
        seen.push(conversion.snapshot().size)
        yield {kind: "end", whole: true, issues: []}
      },
    })
    await conversion.start(file, options)
    expect(seen).toEqual([2])
    expect(conversion.snapshot()).toMatchObject({phase: "done", share: 1, head: {nameColumn: "名称"}, broken: false})
    expect(conversion.snapshot().readings.at(1).row).toBe(5)
  })
  it("keeps what came before it broke off", async () => {
    const {conversion} = made({
      read: async function* () {
        yield head
        yield rows
      },
    })
    await conversion.start(file, options)
    expect(conversion.snapshot()).toMatchObject({phase: "failed", size: 2})
  })
  it("tells that the file could not be read to its end", async () => {
    const issue = {zh: "坏了", en: "broken"}
    const {conversion} = made({
      read: async function* () {
        yield head
        yield {kind: "end", whole: false, issues: [issue]}
      },
    })
    await conversion.start(file, options)
    expect(conversion.snapshot()).toMatchObject({phase: "done", broken: true, issues: [issue]})
    conversion.clear()
    expect(conversion.snapshot()).toMatchObject({phase: "empty", size: 0, issues: []})
  })
})

const namesOf = (conversion: Conversion): readonly string[] => {
  const {readings} = conversion.snapshot()
  return Array.from({length: readings.size}, (_, i) => readings.nameAt(i))
}

function made(given: Partial<Reader> = {}) {
  const asked: (readonly string[])[] = []
  const conversion = new Conversion({
    recognise: async names => {
      asked.push(names)
      await new Promise(resolve => setTimeout(resolve))
      return names.map((name): Reading => madeReading(0, name))
    },
    read: async function* () {},
    isAway: error => error instanceof TypeError,
    back: async () => {},
    ...given,
  })
  return {conversion, asked}
}
