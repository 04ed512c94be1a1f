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
  it.each(named)("$name: Chinese with the marks of Chinese", ({texts}) => {
    for (const [key, {zh}] of Object.entries(texts)) expect(strangeMarks(zh), key).toEqual([])
  })
})

describe("marks of Chinese", () => {
  it.each([
    ["先选,再看", [","]],
    ["先选：再看", []],
    ["确定?", ["?"]],
    ["{{name}}:{{state}}", [":"]],
    ["全部({{count}})", ["(", ")"]],
    ["散列(sha256)", ["(", ")"]],
    ["或accept、change);再看", [");"]],
    ["请求中带上 Authorization: Bearer", []],
    ["如 user:ID，见 f(x)=1", []],
    ["CT颅脑(平扫) · 头颅CT", []],
  ])("%s: %o", (text, found) => expect(strangeMarks(text)).toEqual(found))
})

/**
 * Half-width marks of a Chinese text. Within code they stand between characters of code; a name of an item has the
 * parentheses that its edition writes; and a parameter counts as a word of Chinese.
 */
function strangeMarks(zh: string): readonly string[] {
  const words = zh.replace(/(CT|MR|DR)\p{Script=Han}+\([^)]*\)/gu, "$1").replace(/\{\{\w+\}\}/g, "某")
  return [...words.matchAll(/[,;:!?()]+/g)].flatMap(({0: marks, index}) => {
    const inCode = /[!-~]$/.test(words.slice(0, index)) && /^ ?[!-~]/.test(words.slice(index + marks.length))
    return inCode ? [] : [marks]
  })
}

const paramsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort()
