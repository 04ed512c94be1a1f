import {checkDelivered, programFolder} from "../delivery/index.ts"
import {type ServeOptions, serve} from "../serve/index.ts"
import {type CertificateOptions, certificateOf, checkOrigin, portOf} from "./listening.ts"
import {count} from "./output.ts"
import {version} from "./version.ts"
import {replicaOf, type WhereOptions, whereOf} from "./where.ts"

type Options = Omit<ServeOptions, "port" | "version" | "openUpload" | "certificate" | "logFile"> & {
  readonly port: string
  readonly "open-upload": string
  readonly "log-file"?: string
  readonly "log-size": string
  readonly "log-keep": string
} & CertificateOptions &
  WhereOptions

/** The application, until it is ended; a delivered program that is not whole does not start. */
export async function run(options: Options): Promise<void> {
  const port = portOf(options.port)
  const openUpload = count("open-upload", options["open-upload"]) * 2 ** 20
  const certificate = certificateOf("serve", options)
  if (options.origin !== undefined) checkOrigin(options.origin)
  checkDelivered(programFolder)
  const read = {port, openUpload, version: version(), ...(certificate && {certificate}), ...logFileOf(options)}
  const where = whereOf(options)
  await serve(where, {...options, ...read, ...replicaOf(where, options.replica)})
}

function logFileOf(options: Options): Pick<ServeOptions, "logFile"> {
  const bytes = count("log-size", options["log-size"]) * 2 ** 20
  const keep = count("log-keep", options["log-keep"])
  const path = options["log-file"]
  return path === undefined ? {} : {logFile: {path, bytes, keep}}
}
