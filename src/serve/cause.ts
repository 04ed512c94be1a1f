import type {Actor} from "../people/index.ts"
import type {Cause} from "../store/index.ts"

/** Who changes the store by a request, and the reason they give. */
export const causeOf = (actor: Actor, why = ""): Cause => ({by: actor.kind === "user" ? actor.user.id : "system", why})
