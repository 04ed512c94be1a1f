import {describe, expect, it} from "vitest"
import {keptEntries, type Storage} from "./kept-entries.ts"
import {madeRow} from "./made-rows.ts"
import type {Entry} from "./outbox.ts"

function memory(room = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: at => [...kept.keys()][at] ?? null,
    getItem: name => kept.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > room) throw new Error("QuotaExceededError")
      kept.set(name, value)
    },
    removeItem: name => void kept.delete(name),
  }
}

const entry = (key: string): Entry => ({
  key,
  institution: "i",
  row: madeRow(key),
  deed: {kind: "undo"},
  state: "waiting",
})
const keysOf = (entries: readonly Entry[]) => entries.map(({key}) => key)

describe("kept entries", () => {
  it("come back after a reload", () => {
    const storage = memory()
    keptEntries(storage, "u", "1").write([entry("a")])
    expect(keysOf(keptEntries(storage, "u", "1").read())).toEqual(["a"])
  })
  it("of two windows don't overwrite each other, and are taken over once", () => {
    const storage = memory()
    const [one, two] = [keptEntries(storage, "u", "1"), keptEntries(storage, "u", "2")]
    one.write([entry("a"), entry("b")])
    two.write([entry("c"), entry("b")])
    expect(keysOf(two.read())).toEqual(["c", "b", "a"])
    expect(keysOf(keptEntries(storage, "u", "3").read())).toEqual(["c", "b"])
  })
  it("are nobody else's", () => {
    const storage = memory()
    keptEntries(storage, "u", "1").write([entry("a")])
    expect(keptEntries(storage, "v", "1").read()).toEqual([])
  })
  it.each(['[{"key":"a"', "7", "null", '[null, 7, {"key":"a"}]'])("make nothing of %s", text => {
    const storage = memory()
    storage.setItem("zhengming.outbox.u.1", text)
    expect(keptEntries(storage, "u", "1").read()).toEqual([])
  })
  it("say when there is no room", () => {
    expect(keptEntries(memory(10), "u", "1").write([entry("a")])).toBe(false)
  })
  it("leave nothing behind when all was sent", () => {
    const storage = memory()
    const kept = keptEntries(storage, "u", "1")
    kept.write([entry("a")])
    kept.write([])
    expect(storage.length).toBe(0)
  })
})
