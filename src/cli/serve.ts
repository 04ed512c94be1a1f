import {type ServeOptions, serve} from "../serve/index.ts"
import {refuse} from "./issues.ts"
import {version} from "./version.ts"
import {type WhereOptions, whereOf} from "./where.ts"

type Options = Omit<ServeOptions, "port" | "version"> & {readonly port: string} & WhereOptions

/** The application, until it is ended. */
export const run = (options: Options): Promise<void> =>
  serve(whereOf(options), {...options, port: portOf(options.port), version: version()})

function portOf(text: string): number {
  const port = Number(text)
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65535)
    throw refuse("option.value", {option: "port", value: text, known: "0 … 65535"})
  return port
}
