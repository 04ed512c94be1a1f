import {describe, expect, it} from "vitest"
import type {Texts, TextTable} from "./table.ts"

const modules = import.meta.glob<object>(["../**/{texts,*-texts}.ts", "./look.ts"], {eager: true})
const tables = Object.values(modules)
  .flatMap(module => Object.values(module) as unknown[])
  .filter((value): value is TextTable<Texts> => typeof value === "object" && value !== null && "texts" in value)
const named = tables.map(({name, texts}) => ({name, texts}))

describe("texts", () => {
  it("are there", () => expect(tables.length).toBeGreaterThan(1))
  it("stand under a name each", () => expect(new Set(tables.map(({name}) => name)).size).toBe(tables.length))
  it.each(named)("$name: both languages, with the same parameters", ({texts}) => {
    for (const [key, {zh, en}] of Object.entries(texts)) {
      expect(zh.trim() && en.trim(), key).not.toBe("")
      expect(paramsOf(zh), key).toEqual(paramsOf(en))
    }
  })
  it.each(named)("$name: Chinese in Chinese and English in English", ({texts}) => {
    const chinese = /\p{Script=Han}/u
    for (const [key, {zh, en}] of Object.entries(texts)) {
      if (key === "language") continue // names the other one
      if (/\p{Letter}{3}/u.test(en.replace(/\{\{\w+\}\}/g, ""))) expect(chinese.test(zh) || zh === en, key).toBe(true)
      expect(chinese.test(en), key).toBe(false)
    }
  })
})

const paramsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort()
