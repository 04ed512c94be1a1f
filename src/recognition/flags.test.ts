import {readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import type {Lexicon} from "./lexicon.ts"
import {recognise} from "./recognise.ts"

const casesOf = (family: string): readonly (readonly [string, string])[] =>
  readFileSync(fileURLToPath(new URL(`../../cases/flags/${family}.txt`, import.meta.url)), "utf8")
    .split("\n")
    .filter(line => line.includes("=>") && !line.startsWith("#"))
    .map(line => line.split("=>").map(half => half.trim()) as [string, string])

/** `status codes [flags] ?`, the last where a person must see a standard answer. */
function said(lexicon: Lexicon, name: string): string {
  const {status, items, flags, accepted} = recognise(lexicon, name)
  const codes = items.map(({code}) => code).join(";")
  const told = flags.length > 0 ? `[${flags.join(" ")}]` : ""
  return [status, codes, told, status === "standard" && !accepted ? "?" : ""].filter(Boolean).join(" ")
}

describe("what a name means, what is flagged, and what a person must see", () => {
  it.each(casesOf("radiology"))("%s => %s", (name, expected) => {
    expect(said(shelf.lexicon("5.0"), name)).toBe(expected)
  })
  it.each(casesOf("us-nm"))("%s => %s, by all families", (name, expected) => {
    expect(said(shelf.lexicons("5.0"), name)).toBe(expected)
  })
})
