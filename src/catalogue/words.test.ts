import {mkdtempSync, readFileSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {itemsByMapping, mappingsOf, rowsNamed, wordsOf} from "../store/catalogues/index.ts"
import {auditPage, change, jobById, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {decideRow} from "./decide.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue, madeGroup, madeRows} from "./made-catalogues.ts"
import {mapCatalogue, remapCatalogue} from "./map.ts"
import {readHeld, wordEffect} from "./word-effect.ts"
import {wordProposals, writeProposals} from "./word-proposals.ts"
import {soundWord, teachWord, withdrawWord, wordsAt, wordsWith, wordsWithout} from "./words.ts"

const lexicon = shelf.lexicons("5.0")
const usual = "5.0"
const chest = {edition: "5.0", code: "20040100110000"}
const harmless = (text: string) => ({text, kind: "aside", value: "", usual}) as const

describe.each(["sqlite", "postgres"] as const)("words of an institution on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let made: {institutionId: string; catalogueId: string}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    made = await madeCatalogue(store, "H1", rows)
    await map(made.catalogueId)
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const rows = madeRows("胸部CT平扫(囧):9", "盆腔CT平扫(囧):5", "胸部CT平扫:3", "胸部CT增强(囧):2")
  const cause = {by: "u1", why: "急诊标记"}
  const map = (catalogueId: string) => mapCatalogue(store, cause, {catalogueId, shelf, lexicon})
  const teach = (text: string, institutionId = made.institutionId, from?: string) =>
    change(store, cause, tx => teachWord(tx, shelf, {institutionId, ...harmless(text), from}))
  const read = (words: readonly string[], institutionId = made.institutionId) =>
    readHeld(store, {by: "system", why: "job"}, {institutionId, shelf, edition: usual, held: words})
  const rowOf = async (name: string, institutionId = made.institutionId) => {
    const [row] = await rowsNamed(store.db, institutionId, [{name}])
    if (!row) throw new Error(name)
    return row
  }
  const states = async () => Promise.all(rows.map(async ({name}) => (await rowOf(name)).state))
  const decide = async (name: string, act: "change" | "no match") => {
    const {id, mapping} = await rowOf(name)
    const choice = {place: made, rowId: id, sawId: mapping ?? "", act, ...(act === "change" && {items: [chest]})}
    await change(store, cause, tx => decideRow(tx, shelf, {...choice, reason: "x"}))
  }

  it("show what they change before it is kept, and change it after they are taught", async () => {
    expect(await states()).toEqual(["proposed", "proposed", "accepted", "proposed"])
    const word = soundWord(shelf, harmless("囧"))
    const shown = await wordEffect(store.db, {
      ...{institutionId: made.institutionId, shelf, edition: usual, held: ["囧"]},
      next: now => wordsWith(now, word),
    })
    expect(shown).toMatchObject({rows: 3, decided: 0, volume: 16, counts: {sure: 3, otherwise: 0, unsure: 0}})
    expect(shown.examples.map(({name}) => name)).toEqual(["胸部CT平扫(囧)", "盆腔CT平扫(囧)", "胸部CT增强(囧)"])
    expect(await states()).toEqual(["proposed", "proposed", "accepted", "proposed"])
    const {job} = await teach("囧")
    expect(await read(["囧"])).toEqual(shown)
    expect(await states()).toEqual(["accepted", "accepted", "accepted", "accepted"])
    expect(JSON.parse((await jobById(store.db, job.id))?.input ?? "")).toMatchObject({words: ["囧"]})
    expect(await read(["囧"])).toMatchObject({rows: 3, counts: {sure: 0}}) // again it changes nothing
  })
  it("are told with how a row was read, as the institution's", async () => {
    await teach("囧")
    await read(["囧"])
    const [mapping] = await mappingsOf(store.db, [(await rowOf("胸部CT平扫(囧)")).id])
    expect(mapping?.flags).toBe(" institution-word ")
    expect(JSON.parse(mapping?.account ?? "").account).toContainEqual([7, 1, "aside", "", "own"])
    expect(mapping?.lexicon).not.toBe(lexicon.version.slice(lexicon.version.indexOf("+") + 1))
  })
  it("leave alone what people decided, and tell what disagrees with it", async () => {
    await decide("盆腔CT平扫(囧)", "change") // as the chest
    await decide("胸部CT增强(囧)", "no match")
    await decide("胸部CT平扫(囧)", "change") // as it would be read
    await teach("囧")
    const told = await read(["囧"])
    expect(told).toMatchObject({rows: 0, decided: 3, counts: {sure: 0, disagree: 2}})
    expect(told.examples.map(({effect, name}) => [effect, name])).toEqual([
      ["disagree", "盆腔CT平扫(囧)"],
      ["disagree", "胸部CT增强(囧)"],
    ])
    expect(await states()).toEqual(["accepted", "accepted", "accepted", "no match"])
    const row = await rowOf("盆腔CT平扫(囧)")
    expect((await itemsByMapping(store.db, [row.mapping ?? ""])).get(row.mapping ?? "")).toEqual([chest])
  })
  it("are withdrawn, and the rows are as before", async () => {
    const {word} = await teach("囧")
    await read(["囧"])
    const shown = await wordEffect(store.db, {
      ...{institutionId: made.institutionId, shelf, edition: usual, held: ["囧"]},
      next: now => wordsWithout(now, word),
    })
    expect(shown).toMatchObject({counts: {unsure: 3, sure: 0}})
    const asked = {institutionId: made.institutionId, wordId: word.id, usual}
    await change(store, cause, tx => withdrawWord(tx, asked))
    await read(["囧"])
    expect(await states()).toEqual(["proposed", "proposed", "accepted", "proposed"])
    await expect(change(store, cause, tx => withdrawWord(tx, asked))).rejects.toMatchObject({
      issue: {id: "thing.missing"},
    })
  })
  it("succeed each other and are never lost: who, when, why", async () => {
    await teach("囧")
    await change(store, {by: "u2", why: "是部位"}, tx =>
      teachWord(tx, shelf, {
        ...{institutionId: made.institutionId, text: "囧", kind: "site", value: "盆腔", usual},
      }),
    )
    const all = await wordsOf(store.db, made.institutionId, true)
    expect(
      all.map(({kind, by, why, until, ended_by, ended_why}) => [kind, by, why, until === null, ended_by, ended_why]),
    ).toEqual([
      ["site", "u2", "是部位", true, null, null],
      ["aside", "u1", "急诊标记", false, "u2", "是部位"],
    ])
    const acts = (await auditPage(store.db, {limit: 20})).map(({act, details}) => [act, JSON.parse(details).kind])
    expect(acts.filter(([act]) => act === "word.teach")).toEqual([
      ["word.teach", "site"],
      ["word.teach", "aside"],
    ])
    expect((await wordsOf(store.db, made.institutionId)).map(one => one.kind)).toEqual(["site"])
  })
  it("are read wherever names of the institution are read, and nowhere else", async () => {
    await teach("囧")
    const other = await madeCatalogue(store, "H2", rows)
    await map(other.catalogueId)
    expect((await rowOf("胸部CT平扫(囧)", other.institutionId)).state).toBe("proposed")
    const live = new LiveNames(store, shelf, usual)
    const answer = async (institutionId: string) => (await live.convert(institutionId, [{name: "腹部CT增强(囧)"}]))[0]
    expect(await answer(made.institutionId)).toMatchObject({
      status: "standard",
      flags: expect.arrayContaining(["institution-word"]),
    })
    expect((await answer(other.institutionId))?.flags).toContain("unknown-text")
    await live.close()
    expect(await remap(made.catalogueId)).toMatchObject({changed: 3})
    expect(await remap(other.catalogueId)).toMatchObject({changed: 0})
  })
  const remap = (catalogueId: string) => remapCatalogue(store, cause, {catalogueId, shelf, lexicon, apply: true})
  it("read rows again as their catalogue was mapped", async () => {
    const {catalogueId} = made
    await remapCatalogue(store, cause, {catalogueId, shelf, lexicon, apply: true, options: {accept: 0.9999}})
    await teach("囧")
    expect(await read(["囧"])).toMatchObject({rows: 3, counts: {sure: 0}})
  })
  it("are refused where the lexicon has another meaning, and nothing is kept", async () => {
    await expect(teach("胸部")).rejects.toMatchObject({issue: {id: "word.known"}})
    await expect(teach("囧增强")).rejects.toMatchObject({issue: {id: "word.contains"}})
    await expect(teach("未")).rejects.toMatchObject({issue: {id: "word.negates"}})
    expect(await wordsOf(store.db, made.institutionId, true)).toEqual([])
  })
  it("are offered to the institution's group alone, and can be taken over from who teaches them", async () => {
    const group = await madeGroup(store)
    const [a, b] = [await madeCatalogue(store, "A", rows, group), await madeCatalogue(store, "B", rows, group)]
    await teach("囧", a.institutionId)
    const at = async (institutionId: string) => wordsAt(store.db, shelf, {institutionId, edition: usual})
    expect((await at(b.institutionId)).offered).toMatchObject([
      {
        word: "囧",
        kind: "aside",
        meaning: {zh: "不影响检查内容"},
        institutions: [{id: a.institutionId, name: "医院A"}],
      },
    ])
    expect((await at(made.institutionId)).offered).toEqual([])
    await expect(teach("囧", made.institutionId, a.institutionId)).rejects.toMatchObject({issue: {id: "thing.missing"}})
    await teach("囧", b.institutionId, a.institutionId)
    expect(await at(b.institutionId)).toMatchObject({words: [{row: {from: "医院A"}, idle: undefined}], offered: []})
  })
  it("that several institutions teach alike are proposed as rows of the lexicon", async () => {
    const [a, b] = [await madeCatalogue(store, "A", rows), await madeCatalogue(store, "B", rows)]
    for (const {institutionId} of [a, b]) {
      await teach("囧", institutionId)
      await teach("魑", institutionId)
    }
    await teach("只此一家")
    await change(store, cause, tx =>
      teachWord(tx, shelf, {
        ...{institutionId: made.institutionId, text: "魑", kind: "site", value: "胸部", usual},
      }),
    )
    const proposals = await wordProposals(store.db, shelf, usual)
    expect(proposals.map(({word, institutions, against}) => [word, institutions.length, against.length])).toEqual([
      ["囧", 2, 0],
      ["魑", 2, 1],
    ])
    const folder = mkdtempSync(join(tmpdir(), "zhengming-words-"))
    const path = join(folder, "word.csv")
    expect(await writeProposals(proposals, "radiology", path)).toBe(1)
    expect(readFileSync(path, "utf8").replace("\uFEFF", "")).toBe(
      "word,facet,value,reason\r\n囧,aside,,2家机构自教\r\n",
    )
    rmSync(folder, {recursive: true})
  })
})
