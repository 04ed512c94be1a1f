import type {Cause} from "../store/index.ts"
import type {Actor} from "./actor.ts"

/** Who changes the store by a request, and the reason they give. */
export const causeOf = (actor: Actor, why = ""): Cause => ({by: actor.kind === "user" ? actor.user.id : "system", why})
