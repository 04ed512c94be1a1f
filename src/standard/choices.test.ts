import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {choicesOf} from "./choices.ts"
import {checkCode, formatCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import type {Facet, Facets} from "./lists.ts"

const edition = shelf.edition("5.0")

/** A term chosen in some of a modality's facets, sites of any level, whatever they make together. */
const someChosen = (own: Edition, modality: string): fc.Arbitrary<Facets> => {
  const {facets} = choicesOf(own, modality, {})
  return fc.record(
    Object.fromEntries(facets.map(({facet, terms}) => [facet, fc.constantFrom(...terms.map(({code}) => code))])),
    {requiredKeys: []},
  )
}

/** A facet and one of its terms, open or closed, beside what is chosen in the others. */
const someChoice = fc
  .constantFrom(...shelf.ids())
  .map(id => shelf.edition(id))
  .chain(own => fc.tuple(fc.constant(own), fc.constantFrom(...own.modalities.map(({key}) => key))))
  .chain(([own, modality]) => fc.tuple(fc.constant(own), fc.constant(modality), someChosen(own, modality), fc.nat()))
  .map(([own, modality, chosen, number]) => {
    const all = choicesOf(own, modality, chosen).facets.flatMap(({facet, terms}) =>
      terms.map(term => ({facet, ...term})),
    )
    const closed = all.filter(({open}) => !open)
    const from = number % 2 === 0 && closed.length > 0 ? closed : all
    return {own, modality, chosen, choice: from[number % from.length]}
  })

/** Choose an open term of every facet that is still needed, until there is an item. */
function finish(own: Edition, modality: string, chosen: Facets): string | undefined {
  for (let now = chosen, i = 0; i < 9; i++) {
    const {item, facets} = choicesOf(own, modality, now)
    if (item) return item.code
    for (const {facet, needed, terms} of facets) {
      const fits = terms.filter(({code, open}) => open && code.startsWith(now[facet] ?? ""))
      const next = fits.toSorted((a, b) => b.code.length - a.code.length)[0]
      if (needed && next && next.code !== now[facet]) {
        now = {...now, [facet]: next.code}
        break
      }
    }
  }
  return undefined
}

describe("a choice", () => {
  it("that is open leads to a code without issues", () => {
    fc.assert(
      fc.property(someChoice, ({own, modality, chosen, choice}) => {
        fc.pre(choice?.open === true)
        const code = finish(own, modality, {...chosen, [choice?.facet ?? ""]: choice?.code})
        expect(checkCode(own, code ?? "").issues).toEqual([])
      }),
      {numRuns: 60},
    )
  })

  it("that is closed leads to none, whatever else is chosen", () => {
    fc.assert(
      fc.property(
        someChoice,
        fc.array(fc.nat(), {minLength: 8, maxLength: 8}),
        ({own, modality, chosen, choice}, picks) => {
          fc.pre(choice?.open === false)
          expect(choice?.why).toBeDefined()
          const fixed: Facets = {...chosen, [choice?.facet ?? ""]: choice?.code}
          const {facets} = choicesOf(own, modality, {})
          for (let turn = 0; turn < 60; turn++) {
            const rest = facets.map(({facet, terms}, i) => {
              const fits = terms.filter(({code}) => code.startsWith(facet === "site" ? (fixed.site ?? "") : ""))
              return [facet, fits[((picks[i] ?? 0) + turn * (i + 1)) % Math.max(1, fits.length)]?.code ?? ""] as const
            })
            const made: Partial<Record<Facet, string>> = {...Object.fromEntries(rest), ...fixed}
            if (turn % 2 === 0 && fixed.processing === undefined) delete made.processing
            if (fixed.site !== undefined) made.site = rest.find(([facet]) => facet === "site")?.[1] ?? fixed.site
            expect(checkCode(own, formatCode(own, {modality, facets: made})).issues).not.toEqual([])
          }
        },
      ),
      {numRuns: 40},
    )
  })

  it("of a method that is post-processing alone asks for one", () => {
    const needed = (chosen: Facets) =>
      choicesOf(edition, "CT", chosen).facets.flatMap(({facet, needed}) => (needed ? [facet] : []))
    expect(needed({site: "010100"})).toEqual(["site", "method"])
    expect(needed({site: "010100", method: "00"})).toEqual(["site", "method", "processing"])
    expect(needed({site: "010100", method: "11"})).toEqual(["site", "method"])
    expect(choicesOf(edition, "CT", {site: "010100", method: "00", processing: "11"}).item?.code).toBe("20010100001100")
  })

  it("is listed where some listed item has it", () => {
    const {facets} = choicesOf(edition, "CT", {site: "0401", method: "11"})
    const listed = facets.find(({facet}) => facet === "processing")?.terms.filter(term => term.listed)
    expect(listed?.map(({zh}) => zh)).toEqual(["三维重建", "气管支气管三维重建", "肺结节分析"])
  })

  it("of a facet that the modality has not makes no item", () => {
    const chosen = {site: "040100", method: "11"}
    expect(choicesOf(edition, "CT", chosen).item?.code).toBe("20040100110000")
    const strange = choicesOf(edition, "CT", {...chosen, position: "01"})
    expect([strange.item, strange.issues.map(({id}) => id)]).toEqual([undefined, ["term.modality"]])
  })

  it("of no term is told and written nowhere", () => {
    const {segments, issues, item} = choicesOf(edition, "CT", {site: "999900", method: "11", position: "99"})
    expect([issues.map(({id}) => id), item]).toEqual([["term.unknown", "term.unknown"], undefined])
    expect(segments.filter(({text}) => text !== null).map(({facet}) => facet)).toEqual(["method"])
  })

  it("of equipment is listed as its kind is, though it has no items of its own", () => {
    const {facets} = choicesOf(edition, "CT", {site: "040100", method: "11"})
    const listed = (own: Facet) => facets.find(({facet}) => facet === own)?.terms.filter(term => term.listed)
    expect(listed("equipment")?.map(({code}) => code)).toEqual(["20", "21", "22", "23", "24", "25"])
    expect(listed("site")?.some(({code}) => code === "040100")).toBe(true)
  })

  it("of a site stands below the site that holds it; no other term has one above", () => {
    const {facets} = choicesOf(edition, "CT", {})
    const parents = (facet: Facet) =>
      facets.find(own => own.facet === facet)?.terms.map(({code, parent}) => [code, parent])
    expect(parents("site")?.slice(0, 4)).toEqual([
      ["01", undefined],
      ["0101", "01"],
      ["010100", "0101"],
      ["010104", "0101"],
    ])
    expect(new Set(parents("method")?.map(([, parent]) => parent))).toEqual(new Set([undefined]))
  })

  it("is closed by equipment, by its own retirement, by the modality of the site", () => {
    const why = (modality: string, chosen: Facets, facet: Facet, code: string) =>
      choicesOf(edition, modality, chosen)
        .facets.find(own => own.facet === facet)
        ?.terms.find(term => term.code === code)?.why?.id
    expect(why("XR", {equipment: "40"}, "method", "M1")).toBe("method.equipment")
    expect(why("XR", {method: "M1"}, "equipment", "45")).toBe("method.equipment")
    expect(why("XR", {}, "method", "M8")).toBe("term.retired")
    expect(why("XR", {}, "method", "M1")).toBeUndefined()
  })

  it.each([
    ["CT", {site: "040100"}, undefined],
    ["CT", {site: "040100", method: "11"}, "CT胸部(平扫)"],
    ["CT", {site: "040100", method: "11", equipment: "22"}, "16排CT胸部(平扫)"],
    ["CT", {site: "040100", processing: "41"}, "CT肺结节分析"],
    ["CT", {site: "0401", method: "11"}, undefined],
    ["XR", {site: "040100"}, "DR胸部"],
    ["XR", {site: "040801", method: "M1"}, "MG左侧乳腺钼靶"],
  ])("%s %o makes %s", (modality, chosen, name) => {
    expect(choicesOf(edition, modality, chosen).item?.zh).toBe(name)
  })

  it("of what is no term is told", () => {
    expect(choicesOf(edition, "CT", {method: "zz"}).issues).toMatchObject([{id: "term.unknown"}])
    expect(choicesOf(edition, "CT", {position: "01"}).issues).toMatchObject([{id: "term.modality"}])
    expect(choicesOf(edition, "XX", {}).issues).toMatchObject([{id: "modality.unknown"}])
  })

  it("fills its segments", () => {
    const {segments} = choicesOf(edition, "CT", {site: "0401", method: "11"})
    expect(segments.map(({text}) => text)).toEqual([null, "04", "01", null, "11", null, null])
    expect(segments.map(({zh}) => zh)).toEqual(["", "胸部", "胸部", "", "平扫", "", ""])
  })
})
