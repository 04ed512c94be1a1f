import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {allEditions, allEditionsTexts} from "../api/lists.ts"
import {KeptShelf, listSource, readingLexicon} from "../shelf/index.ts"
import {shelf as own} from "../shelf/made-shelf.ts"
import {nextRows} from "../standard/made-editions.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {serverOver} from "./made-servers.ts"
import {FileReaders} from "./reading/readers.ts"

const shelf = new KeptShelf(listSource([...own.ids().map(id => own.parts(id)[0]), {...nextRows, hash: "5.1"}]))

describe("names of all families, on a server of edition 5.1", () => {
  const places = placesFor("sqlite", "")
  const files = new FileReaders(shelf)
  let store: Store
  let server: FastifyInstance
  beforeAll(async () => {
    store = await openTicking(await places.make())
    server = await serverOver(store, {shelf: shelf as never, editionId: "5.1", files})
  })
  afterAll(async () => {
    await server.close()
    await files.close()
    await store.close()
    await places.clear()
  })
  const send = (path: string, payload: object | string, type = "application/octet-stream") =>
    server.inject({
      method: "POST",
      url: `/api/v1/editions/${path}`,
      payload,
      ...(typeof payload === "string" && {headers: {"content-type": type}}),
    })
  const table = "名称\nCT胸部平扫\n腹部彩超\n"

  it("are read in it, one by one", async () => {
    const {names} = (await send("all/recognise", {names: ["CT胸部平扫", "腹部彩超"]})).json()
    expect(names.map(({items}: {items: {edition: string}[]}) => items[0]?.edition)).toEqual(["5.1", "us-1.1"])
    expect(names[0].items[0].name).toBe("CT胸部(平扫)")
  })
  it("are read in it, of a file, by the thread that reads it", async () => {
    expect((await send("all/read?file=a.csv", table)).body).toContain('"edition":"5.1","code":"20040100110000"')
    expect((await send("all/converted?file=a.csv&as=csv", table)).body).toMatch(/CT胸部\(平扫\).*,5\.1\r\n/)
  })
  it.each(["9/recognise", "9/read?file=a.csv", "9/converted?file=a.csv&as=csv"])(
    "can be asked for, as who asks for another is told: %s",
    async path => {
      const answer = await send(path, path.endsWith("recognise") ? {names: ["胸片"]} : table)
      expect(answer.statusCode).toBe(404)
      expect(answer.json().issues[0]).toMatchObject({
        id: "edition.unknown",
        en: expect.stringMatching(/5\.1, .*, all\.$/),
      })
    },
  )
  it("are said alike wherever they can be asked for", async () => {
    const {paths} = (await server.inject("/api/v1/openapi.json")).json()
    for (const path of ["recognise", "read", "converted"]) {
      const text = JSON.stringify(paths[`/api/v1/editions/{edition}/${path}`].post)
      expect(text).toContain(allEditionsTexts.en)
      expect(text).toContain(allEditionsTexts.zh)
    }
  })
})

it("reads names by one edition alone where that is asked", () => {
  const read = (edition: string) => readingLexicon(shelf, {edition, usual: "5.1"}).edition.id
  expect([read("5.0"), read(allEditions)]).toEqual(["5.0", "5.1"])
})
