import {likenessTo} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  type AcceptedRow,
  acceptedAs,
  acceptedLately,
  type CatalogueRow,
  cataloguesNear,
  type ItemRef,
  mappingsOf,
} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import type {InstitutionsTable} from "../store/people/index.ts"
import {refsOf} from "./decide.ts"
import {itemOfCode} from "./items.ts"
import type {MappingAccount} from "./reading.ts"

/** An accepted row whose name is like another's. */
interface Similar extends AcceptedRow {
  readonly institution: Pick<InstitutionsTable, "id" | "code" | "name">
  /** Of the same institution. */
  readonly own: boolean
  /** 0 to 1. */
  readonly similarity: number
}

const most = 10
const leastLike = 0.4
const [mostLately, mostAlike] = [2000, 1000] // rows whose names are compared

/**
 * Rows accepted at an institution and in its group with names like one row's, at
 * most ten: those that people accepted, the likest first, then those that were
 * inherited or read. What people accepted lately is looked at, and what was
 * accepted as an item that the row is mapped to or may mean.
 *
 * @param edition that rows are read in
 */
export async function similarRows(
  db: Connection,
  shelf: Shelf,
  {row, institution, edition}: {row: CatalogueRow; institution: InstitutionsTable; edition: string},
): Promise<readonly Similar[]> {
  const near = await cataloguesNear(db, institution)
  const places = new Map(near.map(({catalogue, ...place}) => [catalogue, place]))
  const catalogues = [...places.keys()]
  const likeness = likenessTo(row.name)
  const lately = await acceptedLately(db, {catalogues, limit: mostLately})
  const items = await itemsAbout(db, shelf, {rowId: row.id, edition})
  const alike = items.length === 0 ? [] : await acceptedAs(db, items, {catalogues, limit: mostAlike})
  const all = new Map([...lately, ...alike].map(one => [one.row_id, one]))
  all.delete(row.id)
  const found = [...all.values()].flatMap((one): readonly Similar[] => {
    const [place, similarity] = [places.get(one.catalogue_id), likeness(one.name)]
    return place && similarity >= leastLike
      ? [{...one, institution: place, own: place.id === institution.id, similarity}]
      : []
  })
  return found
    .sort((a, b) => byPeople(b) - byPeople(a) || b.similarity - a.similarity || isOwn(b) - isOwn(a))
    .slice(0, most)
}

const byPeople = ({origin}: Similar): number => Number(origin === "person")
const isOwn = ({own}: Similar): number => Number(own)

const mostItems = 12

/** Items that a row is mapped to, and those that it may mean. */
async function itemsAbout(
  db: Connection,
  shelf: Shelf,
  {rowId, edition}: {readonly rowId: string; readonly edition: string},
): Promise<readonly ItemRef[]> {
  const [mapping] = await mappingsOf(db, [rowId])
  if (!mapping) return []
  const mapped = await refsOf(db, mapping.id)
  const {read = [], candidates = []} = JSON.parse(mapping.account ?? "{}") as Partial<MappingAccount>
  const codes = [...read, ...candidates.map(([code]) => code)].map(code => itemOfCode(shelf, edition, code))
  return [...mapped, ...codes].slice(0, mostItems)
}
