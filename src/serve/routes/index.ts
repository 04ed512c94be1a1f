import type {Handlers} from "../context.ts"
import {catalogueRoutes} from "./catalogues.ts"
import {itemRoutes} from "./items.ts"
import {peopleRoutes} from "./people.ts"
import {placeRoutes} from "./places.ts"
import {fileRoutes} from "./read-files.ts"
import {registryRoutes} from "./registry.ts"
import {roundRoutes} from "./rounds.ts"
import {rowRoutes} from "./rows.ts"
import {sessionRoutes} from "./session.ts"
import {setupRoutes} from "./setup.ts"
import {standardRoutes} from "./standard.ts"
import {systemRoutes} from "./system.ts"
import {toolRoutes} from "./tools.ts"
import {wordRoutes} from "./words.ts"
import {workRoutes} from "./work.ts"

/** What answers each route of the API. */
export const handlers: Handlers = {
  ...standardRoutes,
  ...toolRoutes,
  ...itemRoutes,
  ...fileRoutes,
  ...setupRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...placeRoutes,
  ...catalogueRoutes,
  ...workRoutes,
  ...rowRoutes,
  ...roundRoutes,
  ...registryRoutes,
  ...wordRoutes,
  ...systemRoutes,
}
