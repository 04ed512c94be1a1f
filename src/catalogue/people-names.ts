import type {Connection} from "../store/index.ts"
import {userNames} from "../store/people/index.ts"

/** Names of people by their ids, each asked for once; the id where nobody has it. */
export class PeopleNames {
  readonly #db: Connection
  readonly #known = new Map<string, string>()

  constructor(db: Connection) {
    this.#db = db
  }

  async of(id: string): Promise<string> {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const name = (await userNames(this.#db, [id])).get(id) ?? id
    this.#known.set(id, name)
    return name
  }
}
