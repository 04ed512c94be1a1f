import {catalogueEndpoints} from "./catalogues.ts"
import {fileEndpoints} from "./files.ts"
import {itemEndpoints} from "./items.ts"
import {peopleEndpoints} from "./people.ts"
import {placeEndpoints} from "./places.ts"
import {registryEndpoints} from "./registry.ts"
import {roundEndpoints} from "./rounds.ts"
import {rowEndpoints} from "./rows.ts"
import {standardEndpoints} from "./standard.ts"
import {systemEndpoints} from "./system.ts"
import {wordEndpoints} from "./words.ts"
import {workEndpoints} from "./work.ts"

export {type Endpoint, type Input, paramsOf, type Reply, tags} from "./endpoint.ts"
export {oneLine, Problem} from "./schemas.ts"

/** Every route under `/api/v1` by its id, which is its operation id too. */
export const endpoints = {
  ...standardEndpoints,
  ...itemEndpoints,
  ...fileEndpoints,
  ...peopleEndpoints,
  ...placeEndpoints,
  ...catalogueEndpoints,
  ...workEndpoints,
  ...rowEndpoints,
  ...roundEndpoints,
  ...registryEndpoints,
  ...wordEndpoints,
  ...systemEndpoints,
} as const
export type Endpoints = typeof endpoints
export type EndpointId = keyof Endpoints
