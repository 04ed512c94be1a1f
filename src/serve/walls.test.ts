import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, type EndpointId, endpoints, paramsOf} from "../api/index.ts"
import {mapCatalogue} from "../catalogue/map.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {addCatalogue, addRows, workList} from "../store/catalogues/index.ts"
import {change, startJob, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addGroup, addInstitution, addUser, changeInstitution, grantRole} from "../store/people/index.ts"
import {type Browser, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"

/** Whose data an answer of a route can hold. Every route stands here: a new one must be placed. */
const walls: Readonly<Record<EndpointId, Wall>> = {
  "editions.list": "nobody's",
  "editions.get": "nobody's",
  "editions.compare": "nobody's",
  "items.list": "nobody's",
  "items.get": "nobody's",
  "items.search": "nobody's",
  "items.history": "nobody's",
  "terms.list": "nobody's",
  "codes.explain": "nobody's",
  "codes.compose": "nobody's",
  "codes.choices": "nobody's",
  "codes.check": "nobody's",
  "codes.recode": "nobody's",
  "names.recognise": "nobody's",
  "names.read": "nobody's",
  "names.convert-file": "nobody's",
}
type Wall = "nobody's"
