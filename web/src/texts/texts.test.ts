import {globSync} from "node:fs"
import {describe, expect, it} from "vitest"
import type {Texts, TextTable} from "./table.ts"

const at = new URL("..", import.meta.url)
const files = globSync("**/{texts,*-texts,look}.ts", {cwd: at})
const tables = (
  await Promise.all(files.map(async file => Object.values((await import(new URL(file, at).href)) as object)))
)
  .flat()
  .filter((value): value is TextTable<Texts> => typeof value === "object" && value !== null && "texts" in value)

describe("texts", () => {
  it("are there", () => expect(tables.length).toBeGreaterThan(1))
  it("stand under a name each", () => expect(new Set(tables.map(({name}) => name)).size).toBe(tables.length))
  it.each(tables.map(table => [table.name, table] as const))(
    "%s have both languages, with the same parameters",
    (_, {texts}) => {
      for (const [key, {zh, en}] of Object.entries(texts)) {
        expect(zh.trim() && en.trim(), key).not.toBe("")
        expect(paramsOf(zh), key).toEqual(paramsOf(en))
      }
    },
  )
  it.each(tables.map(table => [table.name, table] as const))(
    "%s are Chinese in Chinese and English in English",
    (_, {texts}) => {
      const chinese = /\p{Script=Han}/u
      for (const [key, {zh, en}] of Object.entries(texts)) {
        if (key === "language") continue // names the other one
        if (/\p{Letter}{3}/u.test(en)) expect(chinese.test(zh) || zh === en, key).toBe(true)
        expect(chinese.test(en), key).toBe(false)
      }
    },
  )
})

const paramsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort()
