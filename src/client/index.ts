import {endpoints} from "../api/index.ts"
import {type Client, type ClientOptions, client as clientOver, type Routes} from "./call.ts"

export {
  type Answer,
  type Asked,
  type Client,
  type ClientOptions,
  type DownloadedFile,
  type DownloadId,
  type FileBody,
  ProblemError,
  type ProblemShape,
  type Routes,
} from "./call.ts"

/**
 * A client of the API, typed by its schemas.
 *
 * @param base where the server is: `http://127.0.0.1:8080`
 * @example await client(base, {token}).call("items.search", {params: {edition: "5.0"}, query: {q: "胸部"}})
 */
export const client = (base: string, options: ClientOptions & {readonly routes?: Routes} = {}): Client =>
  clientOver(base, {routes: endpoints, ...options})
