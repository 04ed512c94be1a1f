import {mkdirSync, mkdtempSync, rmSync, symlinkSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {describe, expect, it, onTestFinished} from "vitest"
import {Refusal} from "../issue/index.ts"
import {project} from "./editions.ts"
import {openFolderShelf} from "./folder-shelf.ts"
import {shelf} from "./made-shelf.ts"
import type {Shelf} from "./shelf.ts"

/** The project's editions beside the lexicon of one family alone. */
function shelfOf(family: string): Shelf {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  mkdirSync(join(folder, "lexicon"))
  for (const path of ["editions", "mappings", `lexicon/${family}`, "lexicon/script.csv", "lexicon/sound.csv"])
    symlinkSync(join(project, path), join(folder, path))
  return openFolderShelf(folder)
}

describe("the lexicon of an edition", () => {
  it.each(["us-1.1", "pet-1.1", "spect-2.0"])("of %s is refused where its family has none", id => {
    const shelf = shelfOf("radiology")
    const issue = {id: "lexicon.none", params: {edition: id, known: "2.5, 3.0, 5.0"}}
    for (const load of [() => shelf.lexicon(id), () => shelf.lexicon(id, [])])
      expect(load).toThrow(expect.objectContaining({issue: expect.objectContaining(issue)}))
  })
  it("is made of the words of all families, each for its own edition", () => {
    const {closed, version} = shelf.lexicons("5.0")
    expect(closed.map(({edition}) => edition.id)).toEqual(["pet-1.1", "spect-2.0", "us-1.1"])
    expect(version.startsWith(shelf.lexicon("5.0").version)).toBe(true)
    expect(shelf.lexicons("us-1.1").closed.map(({edition}) => edition.id)).toEqual(["us-1.1", "pet-1.1", "spect-2.0"])
  })
  it.each(["2.5", "3.0", "5.0", "us-1.1", "pet-1.1", "spect-2.0"])("of %s is its family's", id => {
    expect(shelf.lexicon(id).edition.id).toBe(id)
  })
  it("of no edition is refused otherwise", () => {
    expect(() => shelf.lexicon("9.9")).toThrow(Refusal)
    expect(() => shelf.lexicon("9.9")).toThrow("9.9")
  })
})
