import type {Actor, User} from "../people/index.ts"
import type {Cause} from "../store/index.ts"

/** Who changes the store by a request, and the reason they give. */
export const causeOf = (actor: Actor, why = ""): Cause => ({by: actor.kind === "user" ? actor.user.id : "system", why})

/** The user of a route that was not let pass without one. */
export function userOf(actor: Actor): User {
  if (actor.kind !== "user") throw new Error("a route that needs a user was called without one")
  return actor
}
