import {type ServeOptions, serve} from "../serve/index.ts"
import {type WhereOptions, whereOf} from "./where.ts"

/** The application, until it is ended. */
export const run = (options: ServeOptions & WhereOptions): Promise<void> => serve(whereOf(options), options)
