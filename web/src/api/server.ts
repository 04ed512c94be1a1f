import {routes} from "virtual:routes"
import {type Answer, type Asked, type Client, client, ProblemError} from "../../../src/client/call.ts"
import {base} from "./base.ts"
import {csrfNow, sessionBegan, sessionEnded} from "./session.ts"

export type {EndpointId} from "../../../src/api/index.ts"
export {type Answer, ProblemError} from "../../../src/client/call.ts"

/** The server that this page came from; it is told who asks by the session's cookie. */
export const server: Client = client(`${globalThis.location?.origin ?? "http://127.0.0.1"}${base}`, {
  routes,
  csrf: csrfNow,
  fetch: watched,
})

/**
 * `fetch`, that tells the session when the server no longer knows it. Where
 * somebody signed in anew in another window, the request goes again as theirs.
 */
async function watched(address: string | URL | Request, request?: RequestInit): Promise<Response> {
  const answer = await fetch(address, request).catch(nobodyThere)
  if (answer.status !== 401 && answer.status !== 403) return answer
  const refused = await refusalOf(answer)
  if (refused === "access.unknown") sessionEnded()
  if (refused !== "access.forged" || !(await readSession())) return answer
  return fetch(address, {...request, headers: {...request?.headers, "x-csrf-token": csrfNow() ?? ""}})
}

/** No answer at all: the server is gone, or the way to it. */
class AwayError extends Error {}

function nobodyThere(error: Error): never {
  throw error instanceof TypeError ? new AwayError(error.message) : error
}

const refusalOf = async (answer: Response): Promise<string | undefined> =>
  (
    await answer
      .clone()
      .json()
      .catch(() => ({}))
  ).issues?.[0]?.id

/** Ask who is signed in. @returns whether somebody is */
export async function readSession(): Promise<boolean> {
  const answer = await fetch(`${base}/api/v1/session`)
  if (answer.ok) sessionBegan(await answer.json())
  else if (answer.status === 401) sessionEnded()
  return answer.ok
}

/** The server could not be reached, or it is starting: the same request may succeed later. */
export const isAway = (error: unknown): boolean =>
  error instanceof ProblemError
    ? error.problem.status >= 502 && error.problem.status <= 504
    : error instanceof AwayError

export type ReplyOf<Id extends Parameters<Client["call"]>[0]> = Answer<Id>["value"]
export type AskedOf<Id extends Parameters<Client["call"]>[0]> = Asked<Id>
