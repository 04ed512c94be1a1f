import {type ReadQuery, readQuery} from "../recognition/index.ts"
import {countHits, searchItems} from "../search/index.ts"
import {type Edition, type Item, itemOfCode} from "../standard/index.ts"
import type {Shelf} from "./shelf.ts"

interface Asked {
  readonly edition: string
  /** The edition in use, which words of its family are read in. */
  readonly usual: string
  readonly query: string
}

type Hits = ReturnType<typeof searchItems>

/** Items by the words of a query and by what recognition reads in them; see `searchItems`. Throws as `edition` of the shelf. */
export function findItems(shelf: Shelf, {edition, usual, query}: Asked): Hits {
  const {named, stated} = readQuery(shelf.lexicons(usual), query)
  const own = shelf.edition(edition)
  return searchItems(own, query, {
    sounds: shelf.sounds(),
    named: namedIn(own, named),
    stated: edition === usual ? stated : [],
  })
}

/** What another edition has for a query. */
interface Elsewhere {
  readonly edition: string
  /** Items that hold all its words. */
  readonly total: number
  /** Items that it was read as a name of. */
  readonly items: readonly Item[]
}

/** What editions other than the one that was asked have for a query, those with nothing left out. */
export function findElsewhere(shelf: Shelf, {edition, usual, query}: Asked): readonly Elsewhere[] {
  const {named} = readQuery(shelf.lexicons(usual), query)
  return shelf
    .ids()
    .filter(id => id !== edition)
    .map(id => {
      const other = shelf.edition(id)
      return {edition: id, total: countHits(other, query, shelf.sounds()), items: namedIn(other, named)}
    })
    .filter(({total, items}) => total > 0 || items.length > 0)
}

const namedIn = (edition: Edition, named: ReadQuery["named"]): readonly Item[] =>
  named.flatMap(item => (item.edition === edition.id ? (itemOfCode(edition, item.code)?.item ?? []) : []))
