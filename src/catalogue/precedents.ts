import {acceptedByPeople, itemsByMapping, itemText} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {institutionById} from "../store/people/index.ts"
import {type Precedent, precedentKey} from "./reading.ts"

/**
 * What people accepted for names before: at this institution, else at all others
 * of its group that decided the name, where they agree.
 *
 * @returns by `precedentKey`
 */
export async function precedentsFor(db: Connection, institutionId: string): Promise<ReadonlyMap<string, Precedent>> {
  const group = (await institutionById(db, institutionId))?.group_id ?? null
  const rows = await acceptedByPeople(db, institutionId, group)
  const items = await itemsByMapping(
    db,
    rows.map(row => row.id),
  )
  const found = new Map<string, Precedent & {readonly disputed?: boolean}>()
  for (const row of rows) {
    const key = precedentKey(row)
    const made: Precedent = {
      items: items.get(row.id) ?? [],
      relation: row.relation ?? "equivalent",
      institutionId: row.institution_id,
      mappingId: row.id,
    }
    const other = found.get(key)
    const isOwn = row.institution_id === institutionId
    if (other === undefined || (isOwn && other.institutionId !== institutionId)) found.set(key, made)
    else if ((other.institutionId === institutionId) === isOwn && !isSame(other, made))
      found.set(key, {...other, disputed: true})
  }
  return new Map([...found].filter(([, {disputed}]) => !disputed))
}

const isSame = (a: Precedent, b: Precedent): boolean => textOf(a) === textOf(b)
const textOf = ({items}: Precedent): string => items.map(itemText).sort().join()
