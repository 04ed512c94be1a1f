import {checkDelivered, programFolder} from "../delivery/index.ts"
import {type ServeOptions, serve} from "../serve/index.ts"
import {type CertificateOptions, certificateOf, checkOrigin, portOf} from "./listening.ts"
import {count} from "./output.ts"
import {version} from "./version.ts"
import {type WhereOptions, whereOf} from "./where.ts"

type Options = Omit<ServeOptions, "port" | "version" | "openUpload" | "certificate"> & {
  readonly port: string
  readonly "open-upload": string
} & CertificateOptions &
  WhereOptions

/** The application, until it is ended; a delivered program that is not whole does not start. */
export async function run(options: Options): Promise<void> {
  const port = portOf(options.port)
  const openUpload = count("open-upload", options["open-upload"]) * 2 ** 20
  const certificate = certificateOf("serve", options)
  if (options.origin !== undefined) checkOrigin(options.origin)
  checkDelivered(programFolder)
  await serve(whereOf(options), {...options, port, openUpload, version: version(), ...(certificate && {certificate})})
}
