import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {termFacets} from "../api/lists.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {serverOver} from "./made-servers.ts"

describe("one facet of an item for another, as the work list asks", () => {
  const places = placesFor("sqlite", "")
  let store: Store
  let server: FastifyInstance
  beforeAll(async () => {
    store = await openTicking(await places.make())
    server = await serverOver(store)
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  it.each([
    ["5.0", "20040100110000", "site", "010100", "20010100110000"],
    ["us-1.1", "50U301000C0000", "site", "U101", "50U101000C0000"],
    ["pet-1.1", "A010A103A000", "site", "A100", "A010A100A000"],
    ["spect-2.0", "C010A107B4000", "method", "B0", "C010A107B0000"],
  ])("of edition %s: %s with %s %s is %s", async (edition, code, facet, term, wanted) => {
    const at = `/api/v1/editions/${edition}`
    const {modality, facets} = (await server.inject(`${at}/items/${code}`)).json()
    const used = termFacets.flatMap(name => (/^0*$/.test(facets[name] ?? "") ? [] : [[name, facets[name]]]))
    const payload = {modality, facets: {...Object.fromEntries(used), [facet]: term}}
    const answer = await server.inject({method: "POST", url: `${at}/choices`, payload})
    expect(answer.json()).toMatchObject({item: {code: wanted}})
  })
})
