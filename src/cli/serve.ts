import {fileURLToPath} from "node:url"
import {checkDelivered} from "../delivery/index.ts"
import {type ServeOptions, serve} from "../serve/index.ts"
import {refuse} from "./issues.ts"
import {count} from "./output.ts"
import {version} from "./version.ts"
import {type WhereOptions, whereOf} from "./where.ts"

type Options = Omit<ServeOptions, "port" | "version" | "openUpload" | "certificate"> & {
  readonly port: string
  readonly "tls-cert"?: string
  readonly "tls-key"?: string
  readonly "open-upload": string
} & WhereOptions

const program = fileURLToPath(new URL("../../", import.meta.url))

/** The application, until it is ended; a delivered program that is not whole does not start. */
export async function run(options: Options): Promise<void> {
  const port = portOf(options.port)
  const openUpload = count("open-upload", options["open-upload"]) * 2 ** 20
  const certificate = certificateOf(options)
  if (options.origin !== undefined) checkOrigin(options.origin)
  checkDelivered(program)
  await serve(whereOf(options), {...options, port, openUpload, version: version(), ...(certificate && {certificate})})
}

function checkOrigin(text: string): void {
  const {protocol, search, hash} = URL.parse(text) ?? {protocol: "", search: "", hash: ""}
  if (!/^https?:$/.test(protocol) || search !== "" || hash !== "")
    throw refuse("option.value", {
      option: "origin",
      value: text,
      known: "https://names.example.org, https://intranet.example/zm/",
    })
}

/** Both or none. */
function certificateOf({"tls-cert": cert, "tls-key": key}: Options): ServeOptions["certificate"] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined) throw refuse("call.option-missing", {command: "serve", option: "tls-cert"})
  if (key === undefined) throw refuse("call.option-missing", {command: "serve", option: "tls-key"})
  return {cert, key}
}

function portOf(text: string): number {
  const port = Number(text)
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65535)
    throw refuse("option.value", {option: "port", value: text, known: "0 … 65535"})
  return port
}
