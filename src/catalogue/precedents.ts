import type {Shelf} from "../shelf/index.ts"
import {acceptedByPeople, itemsByMapping, itemText} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {institutionById} from "../store/people/index.ts"
import {holds} from "./items.ts"
import {type Precedent, precedentKey} from "./reading.ts"

/**
 * What people accepted for names before: at this institution, else at all others
 * of its group that decided the name, where they agree. Where all that was decided
 * for a name holds no more, it stands as lapsed.
 *
 * @param inUse the edition that names are read in
 * @returns by `precedentKey`
 */
export async function precedentsFor(
  db: Connection,
  {shelf, institutionId, inUse}: {shelf: Shelf; institutionId: string; inUse: string},
): Promise<ReadonlyMap<string, Precedent>> {
  const group = (await institutionById(db, institutionId))?.group_id ?? null
  const rows = await acceptedByPeople(db, institutionId, group)
  const items = await itemsByMapping(
    db,
    rows.map(row => row.id),
  )
  const found = new Map<string, Precedent & {readonly disputed?: boolean}>()
  const lapsed = new Map<string, Precedent>()
  for (const row of rows) {
    const key = precedentKey(row)
    const made: Precedent = {
      items: items.get(row.id) ?? [],
      relation: row.relation ?? "equivalent",
      institutionId: row.institution_id,
      mappingId: row.id,
    }
    if (!made.items.every(item => holds(shelf, item, inUse))) {
      lapsed.set(key, {...made, lapsed: true})
      continue
    }
    const other = found.get(key)
    const isOwn = row.institution_id === institutionId
    if (other === undefined || (isOwn && other.institutionId !== institutionId)) found.set(key, made)
    else if ((other.institutionId === institutionId) === isOwn && !isSame(other, made))
      found.set(key, {...other, disputed: true})
  }
  for (const [key, precedent] of lapsed) if (!found.has(key)) found.set(key, precedent)
  return new Map([...found].filter(([, {disputed}]) => !disputed))
}

const isSame = (a: Precedent, b: Precedent): boolean => textOf(a) === textOf(b)
const textOf = ({items}: Precedent): string => items.map(itemText).sort().join()
