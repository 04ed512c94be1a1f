import {type Connection, canonical, isId, type Json, type Rows} from "../store/index.ts"
import {userNames} from "../store/people/index.ts"

const system = "system"
/** What stands in a file where something names another institution. */
const elsewhere = "another institution"

/** Gives each person of a file a mark, `person 1` who comes first, and tells what names other institutions. */
export class Marks {
  readonly #marks = new Map<string, string>()
  readonly #users: ReadonlySet<string>
  readonly #others: ReadonlySet<string>

  /** @param users ids of all users, @param others of all institutions but that of the file */
  constructor(users: readonly string[], others: readonly string[]) {
    this.#users = new Set(users)
    this.#others = new Set(others)
  }

  isOther(id: string): boolean {
    return this.#others.has(id)
  }

  /** The mark of who did something; the program itself stays what it is. */
  of(id: string): string {
    if (id === system) return id
    const known = this.#marks.get(id)
    if (known !== undefined) return known
    const mark = `person ${this.#marks.size + 1}`
    this.#marks.set(id, mark)
    return mark
  }

  /** What an audit entry is about, or a value of its details, with no id of people and of other institutions. */
  text(text: string): string {
    const [, kind = "", id = text] = /^(\w+:)?([^:]*)$/.exec(text) ?? []
    if (this.#users.has(id)) return kind + this.of(id)
    return this.#others.has(id) ? kind + elsewhere : text
  }

  /** Rows of `users` for all who have a mark: it stands for id and login, and for the name where that does not go along. */
  async rows(db: Connection, named: boolean): Promise<Rows> {
    const names = named ? await userNames(db, [...this.#marks.keys()]) : new Map<string, string>()
    return [...this.#marks].map(([id, mark]) => ({id: mark, login: mark, name: names.get(id) ?? mark, created_at: 0}))
  }
}

/** All ids that a store has for users, and for institutions but one. */
export async function marksIn(db: Connection, institutionId: string): Promise<Marks> {
  const users = await db.selectFrom("users").select("id").execute()
  const others = await db.selectFrom("institutions").select("id").where("id", "!=", institutionId).execute()
  return new Marks(
    users.map(({id}) => id),
    others.map(({id}) => id),
  )
}

/** JSON with every text in it, but for what people wrote as their reason, said otherwise. */
export function retold(json: string, say: (text: string) => string): string {
  return canonical(walk(JSON.parse(json) as Json, say))
}

function walk(value: Json, say: (text: string) => string): Json {
  if (typeof value === "string") return say(value)
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(one => walk(one, say))
  const fields = Object.entries(value as Readonly<Record<string, Json>>)
  return Object.fromEntries(fields.map(([key, field]) => [key, key === "why" ? field : walk(field, say)]))
}

/** The same text where an id stands alone or behind its kind (`row:ID`). */
export function withId(text: string, say: (id: string) => string): string {
  const [, kind = "", id = ""] = /^(\w+:)?(.*)$/s.exec(text) ?? []
  return isId(id) ? kind + say(id) : text
}
