import type {Shelf} from "../shelf/index.ts"
import {type Facet, parseCode, type Relation} from "../standard/index.ts"
import {
  blindDecisions,
  type DecisionsTable,
  decideBlind,
  type MappedItem,
  mappingsOf,
  roundDecisions,
} from "../store/catalogues/index.ts"
import {type Change, type Connection, record} from "../store/index.ts"
import type {BlindAct} from "../store/lists.ts"
import {type Agreement, agreementOf} from "./agreement.ts"
import {refuse} from "./issues.ts"
import {editionOf, isItem, unknownItem} from "./items.ts"
import {mustSayOneOf, placed} from "./one-of.ts"
import {type Place, rowAt} from "./place.ts"
import {choicesRead} from "./reading.ts"

/** What one of two people says of a row without seeing what the other says. */
interface BlindChoice {
  /** Where the row must be. */
  readonly place: Place
  readonly round: string
  readonly rowId: string
  readonly act: BlindAct
  readonly items: readonly MappedItem[]
  readonly relation?: Relation
  readonly reason?: string
  readonly tookMs?: number
}

/**
 * Keep what a person says of a row in a blind round, in place of what they said
 * before, and enter it in the audit.
 *
 * @throws Refusal `item.unknown`, `decision.items`, `decision.one-of`, `decision.reason`, `thing.missing`
 */
export async function chooseBlind(tx: Change, shelf: Shelf, {place, round, ...choice}: BlindChoice): Promise<void> {
  const {id, institution_id: institutionId} = await rowAt(tx.db, place, choice.rowId)
  const wrong = choice.items.find(item => !isItem(shelf, item))
  if (wrong) throw unknownItem(shelf, wrong)
  if (choice.act === "no match" && choice.items.length > 0) throw refuse("decision.items", {})
  if (choice.act === "no match" && !choice.reason?.trim()) throw refuse("decision.reason", {})
  const [mapping] = await mappingsOf(tx.db, [id])
  const items = placed(choice.items, mapping && choicesRead(mapping))
  mustSayOneOf(items, choice.relation)
  await decideBlind({...tx, why: choice.reason ?? tx.why}, round, {...choice, items})
  await record(tx, [{act: "round.choose", subject: `row:${id}`, institutionId, details: {round}}])
}

/** A row that two people decided in one round. */
interface Pair {
  readonly rowId: string
  readonly first: DecisionsTable
  readonly second: DecisionsTable
  readonly agree: boolean
}

interface Reconciliation {
  readonly pairs: readonly Pair[]
  /** Rows that one of them alone decided so far. */
  readonly waiting: number
  readonly whole: Agreement
  /** Of rows that both mapped to one item of the same kind, by facet. */
  readonly facets: Readonly<Record<string, Agreement>>
}

/** The two answers of a round side by side; of more than two people the first two count. */
export async function reconciliation(
  db: Connection,
  shelf: Shelf,
  {catalogueId, round}: {catalogueId: string; round: string},
): Promise<Reconciliation> {
  const byRow = Map.groupBy(await blindDecisions(db, catalogueId, round), decision => decision.row_id)
  const pairs = [...byRow].flatMap(([rowId, [first, second]]) =>
    first && second ? [{rowId, first, second, agree: answerOf(first) === answerOf(second)}] : [],
  )
  return {
    pairs,
    waiting: byRow.size - pairs.length,
    whole: agreementOf(pairs.map(({first, second}) => [answerOf(first), answerOf(second)])),
    facets: facetsOf(shelf, pairs),
  }
}

/** A blind round and who works in it. */
interface Round {
  readonly round: string
  readonly rows: number
  /** Rows that two people or more decided. */
  readonly both: number
  readonly people: readonly {readonly id: string; readonly decisions: number}[]
  /** Times of the first and last decision. */
  readonly from: number
  readonly to: number
}

/** The blind rounds of a catalogue in which somebody decided something, the latest first. */
export async function roundsOf(db: Connection, catalogueId: string): Promise<readonly Round[]> {
  const rounds = Map.groupBy(await roundDecisions(db, catalogueId), ({round}) => round)
  const found = [...rounds].map(([round, decisions]): Round => {
    const rows = Map.groupBy(decisions, one => one.row_id)
    const people = Map.groupBy(decisions, one => one.by)
    return {
      round,
      rows: rows.size,
      both: [...rows.values()].filter(of => of.length > 1).length,
      people: [...people].map(([id, of]) => ({id, decisions: of.length})),
      from: decisions[0]?.since ?? 0,
      to: decisions.at(-1)?.since ?? 0,
    }
  })
  return found.sort((a, b) => b.to - a.to)
}

const answerOf = ({act, items}: DecisionsTable): string => (act === "accept" ? itemsIn(items).sort().join(" + ") : act)
const itemsIn = (items: string): string[] => JSON.parse(items) as string[]

function facetsOf(shelf: Shelf, pairs: readonly Pair[]): Readonly<Record<string, Agreement>> {
  const answers = new Map<string, [string, string][]>()
  for (const {first, second} of pairs) {
    const [a, b] = [facetsOfOne(shelf, first), facetsOfOne(shelf, second)]
    if (!a || !b) continue
    for (const facet of new Set([...Object.keys(a), ...Object.keys(b)]) as Set<Facet>)
      answers.set(facet, [...(answers.get(facet) ?? []), [a[facet] ?? "", b[facet] ?? ""]])
  }
  return Object.fromEntries([...answers].map(([facet, both]) => [facet, agreementOf(both)]))
}

function facetsOfOne(shelf: Shelf, {act, items}: DecisionsTable): Readonly<Partial<Record<Facet, string>>> | undefined {
  const [only, more] = itemsIn(items)
  if (act !== "accept" || only === undefined || more !== undefined) return undefined
  const [id = "", code = ""] = only.split(" ")
  const edition = editionOf(shelf, id)
  const parsed = edition && parseCode(edition, code)
  return parsed?.ok ? parsed.value.facets : undefined
}
