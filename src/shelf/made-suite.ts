import {describe, expect, it} from "vitest"
import {recognise} from "../recognition/index.ts"
import type {EditionFacts} from "../standard/index.ts"
import {shelf as project} from "./made-shelf.ts"
import type {EditionParts, Shelf} from "./shelf.ts"

/** Drafts that a shelf of the suite has beside the project's editions: one with tables of its own, one on those of its base. */
export const drafts: readonly EditionParts[] = [
  draftOf("pet-1.1", {id: "pet-draft"}),
  draftOf("2.5", {id: "2.6-draft", title: {zh: "草案", en: "A draft"}}),
]

function draftOf(id: string, facts: Partial<EditionFacts>): EditionParts {
  const [own] = project.parts(id)
  return {facts: {...own.facts, ...facts, status: "draft"}, tables: own.tables, hash: `of ${facts.id}`}
}

/**
 * What every shelf does, whatever its editions come from.
 *
 * @param open a shelf of the project's editions and the `drafts`
 */
export function describeShelf(name: string, open: () => Promise<Shelf>): void {
  describe(name, () => {
    it("has the editions of the project and the drafts, in order", async () => {
      const shelf = await open()
      expect(shelf.ids()).toEqual([...project.ids(), ...drafts.map(({facts}) => facts.id)].sort())
    })

    it.each(project.ids())("gives %s with the same facts, terms, items and names", async id => {
      const [shelf, edition] = [await open(), project.edition(id)]
      const found = shelf.edition(id)
      expect(shelf.hash(id)).toBe(project.hash(id))
      expect(shelf.faults(id)).toEqual([])
      expect([...found.items]).toEqual([...edition.items])
      expect(found.dictionaries).toEqual(edition.dictionaries)
      expect(found.names).toEqual(edition.names)
      expect(found.pinyin).toEqual(edition.pinyin)
      const {items: _i, dictionaries: _d, names: _n, pinyin: _p, caseless: _c, ...facts} = found
      expect(edition).toMatchObject(facts)
    })

    it("refuses an edition that it has not, and lists what there is", async () => {
      const shelf = await open()
      const known = shelf.ids().join(", ")
      const unknown = expect.objectContaining({
        issue: expect.objectContaining({id: "edition.unknown", params: {edition: "4.0", known}}),
      })
      for (const ask of ["edition", "faults", "hash", "parts", "lexicon"] as const)
        expect(() => shelf[ask]("4.0"), ask).toThrow(unknown)
    })

    it("makes an edition and its lexicon once", async () => {
      const shelf = await open()
      expect(shelf.edition("pet-1.1")).toBe(shelf.edition("pet-1.1"))
      expect(shelf.lexicon("5.0")).toBe(shelf.lexicon("5.0"))
      expect(shelf.lexicon("5.0").edition).toBe(shelf.edition("5.0"))
      expect(shelf.concepts()).toBe(shelf.concepts())
    })

    it("gives drafts as they are, on their base where they have one", async () => {
      const shelf = await open()
      const [pet, old] = [shelf.edition("pet-draft"), shelf.edition("2.6-draft")]
      expect([pet.status, old.status, old.title.zh]).toEqual(["draft", "draft", "草案"])
      expect([...pet.items]).toEqual([...project.edition("pet-1.1").items])
      expect([...old.items]).toEqual([...project.edition("2.5").items])
      expect(shelf.parts("2.6-draft").map(({facts}) => facts.id)).toEqual(["2.6-draft", "5.0"])
    })

    it("reads names by its lexicons, with an institution's own words too", async () => {
      const shelf = await open()
      const lexicon = shelf.lexicon("5.0")
      expect(lexicon.version).toBe(project.lexicon("5.0").version)
      expect(recognise(lexicon, "胸部CT平扫").items.map(({code}) => code)).toEqual(["20040100110000"])
      const taught = shelf.lexicon("5.0", [{word: "鼎片", facet: "position", value: "01", reason: "本院"}])
      expect(recognise(taught, "鼎片").account[0]?.as).toBe("position")
      expect(taught.version).not.toBe(lexicon.version)
    })

    it("has the concepts and sounds of the project", async () => {
      const shelf = await open()
      expect(shelf.concepts().issues).toEqual([])
      expect(shelf.concepts().concepts).toEqual(project.concepts().concepts)
      expect(shelf.sounds()).toEqual(project.sounds())
    })
  })
}
