import {type Act, isSettled, type Relation, stateAfter} from "../../../src/api/lists.ts"
import {isOpen, nextRelation, placed, refOf, relationsFor} from "./one-of.ts"
import type {Deed, Entry, Outbox} from "./outbox.ts"
import {type Item, isOutside, type Mapping, readingOf, type WorkRow} from "./row.ts"
import type {RowList} from "./row-list.ts"
import {type Standing, standingAfter, standingOf, usualOf} from "./standing.ts"

/** One of the numbered answers beside a row. */
interface Answer {
  readonly items: readonly Item[]
}

interface DeskOptions {
  readonly list: RowList
  readonly outbox: Outbox
  readonly institution: string
  /** Name of the blind round that is worked in; decisions are then said in it and change no mapping. */
  readonly round?: string
  /** Whether the institution asks for a second look at what is decided; asked each time, for it may be told later. */
  readonly secondLook?: () => boolean
  /** What one said in the round already: row to answer. */
  readonly said?: ReadonlyMap<string, Standing>
  /** Told when the last row was passed: how many rows are still open, the first of which is gone back to. */
  readonly onEnd?: (open: number) => void
  readonly clock: () => number
  readonly newKey: () => string
}

interface KnownStanding {
  readonly entries: readonly Entry[]
  readonly said: Standing | undefined
  readonly standing: Standing
}

/** A person at a work list: the row before them, what they would answer, and what they did. */
export class Desk {
  readonly #options: DeskOptions
  readonly #listeners = new Set<() => void>()
  readonly #said = new Map<string, Standing>()
  readonly #standings = new WeakMap<WorkRow, KnownStanding>()
  #at = 0
  #since = 0
  #draft: readonly Item[] | undefined
  #relation: Relation | undefined
  #answers: readonly Answer[] = []
  #done: readonly WorkRow[] = []
  #version = 0

  constructor(options: DeskOptions) {
    this.#options = options
    this.#since = options.clock()
    for (const [row, standing] of options.said ?? []) this.#said.set(row, standing)
  }

  readonly version = (): number => this.#version

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Place of the row before one. */
  get at(): number {
    return this.#at
  }

  get row(): WorkRow | undefined {
    return this.#options.list.row(this.#at)
  }

  get blind(): boolean {
    return this.#options.round !== undefined
  }

  /** What accepting would keep: the machine's items, unless others were chosen. */
  get draft(): readonly Item[] {
    return this.#draft ?? (this.row ? this.standing(this.row).items : [])
  }

  /** How the row's name stands to what is drafted: as it was said, else as it stands, else as is usual of such items. */
  get relation(): Relation {
    const {row, draft} = this
    if (!row) return "equivalent"
    const said = this.#relation ?? (this.#draft === undefined ? this.standing(row).relation : undefined)
    return said !== undefined && relationsFor(draft).includes(said) ? said : usualOf(row, draft)
  }

  /** One of several items is drafted, and not said which: Enter accepts nothing then. */
  get isOpen(): boolean {
    return isOpen(this.draft)
  }

  /** Nothing is drafted, for the name was read to be no examination of the standard: Enter says so. */
  get isOutside(): boolean {
    const {row} = this
    return row !== undefined && this.draft.length === 0 && !this.isDone(row) && isOutside(row)
  }

  /** Whether something else is drafted than stands with the row. */
  get isChanged(): boolean {
    return this.#draft !== undefined || this.#relation !== undefined
  }

  get answers(): readonly Answer[] {
    return this.#answers
  }

  /** Whether something can be undone. */
  get undoable(): boolean {
    return this.#done.length > 0
  }

  select(at: number): void {
    const last = (this.#options.list.total ?? 1) - 1
    const to = Math.max(0, Math.min(at, last))
    if (to === this.#at) return
    this.#at = to
    this.#since = this.#options.clock()
    this.#forget()
    this.#answers = []
    this.#tell()
  }

  #forget(): void {
    this.#draft = undefined
    this.#relation = undefined
  }

  move(by: number): void {
    this.select(this.#at + by)
  }

  /** On to the next row that somebody has to decide, from the last one to the first; where there is none, one further. */
  next(): void {
    const {list, onEnd} = this.#options
    const total = list.total ?? 0
    const behind = this.#openFrom(this.#at + 1, total)
    const before = behind ?? this.#openFrom(0, this.#at)
    if (behind === undefined && (before !== undefined || this.#at === total - 1)) onEnd?.(this.#openCount(total))
    if (before === undefined) this.move(1)
    else this.select(before)
  }

  /** Place of the first row between two places that nobody decided, as far as it is known. */
  #openFrom(from: number, to: number): number | undefined {
    for (let at = from; at < to; at++) {
      const row = this.#options.list.row(at)
      if (!row || !this.isDone(row)) return at
    }
    return undefined
  }

  /** Rows of the list that nobody decided; those that were not read yet are taken for such. */
  #openCount(total: number): number {
    let count = 0
    for (let at = 0; at < total; at++) {
      const row = this.#options.list.row(at)
      if (!row || !this.isDone(row)) count++
    }
    return count
  }

  /** The numbered answers that are shown beside the row. */
  offer(rowId: string, answers: readonly Answer[]): void {
    if (this.row?.row !== rowId || sameAnswers(answers, this.#answers)) return
    this.#answers = answers
    this.#tell()
  }

  /** Take other items for the row, still to be accepted. */
  take(items: readonly Item[]): void {
    const {row} = this
    this.#draft = row ? placed(items, readingOf(row.mapping).oneOf) : items
    this.#tell()
  }

  /** Say the next relation of the row's name to what is drafted, still to be accepted. */
  relate(): void {
    this.#relation = nextRelation(this.draft, this.relation)
    this.#tell()
  }

  /** Whether the row waits for a second look, and nothing else is drafted. */
  get isWaiting(): boolean {
    return !this.blind && !this.isChanged && this.row !== undefined && this.standing(this.row).state === "to confirm"
  }

  /**
   * Accept what is drafted, and go on; confirm what waits for a second look as it stands.
   * @returns false where there is nothing to accept, or it is open which of several
   */
  accept(): boolean {
    if (this.isWaiting) return this.confirm()
    if (this.isOpen) return false
    return this.#acceptDraft()
  }

  /** Confirm what another decided, as it stands, and go on. @returns false where nothing waits */
  confirm(): boolean {
    if (!this.isWaiting) return false
    this.decide("confirm")
    return true
  }

  /** Accept that one of what is drafted is meant, and not said which, and go on. @returns false where nothing is open */
  keepOneOf(): boolean {
    return this.isOpen && this.#acceptDraft()
  }

  #acceptDraft(): boolean {
    const {row, draft, relation} = this
    if (!row || draft.length === 0) return false
    this.decide(this.#draft === undefined ? "accept" : "change", {items: draft, relation})
    return true
  }

  /** Accept the nth of the answers, from 1, and go on; where it leaves something open still, take it first. @returns false where there is none */
  choose(nth: number): boolean {
    const answer = this.#answers[nth - 1]
    const {row} = this
    if (!answer || !row) return false
    if (isOpen(answer.items)) this.take(answer.items)
    else this.decide("change", {items: answer.items, relation: this.#relation ?? usualOf(row, answer.items)})
    return true
  }

  decide(act: Act, {items = [], relation, reason}: Decided = {}): void {
    const {row} = this
    if (!row) return
    const tookMs = Math.round(this.#options.clock() - this.#since)
    const refs = items.map(refOf)
    const {round} = this.#options
    const more = {...(relation !== undefined && {relation}), ...(reason !== undefined && {reason})}
    if (round !== undefined) {
      const blind = act === "accept" || act === "change" ? "accept" : "no match"
      if (blind === "no match" && act !== "no match" && act !== "reject") return
      const body = {act: blind, items: refs, tookMs, ...more} as const
      this.#said.set(row.row, {state: stateAfter[blind], items, relation: relation ?? "equivalent"})
      this.#add(row, {kind: "choose", round, body})
    } else {
      const body = {act, tookMs, ...(refs.length > 0 && {items: refs}), ...more}
      this.#done = [...this.#done.filter(done => done.row !== row.row), row]
      this.#add(row, {kind: "decide", body, items})
    }
    this.next()
  }

  comment(text: string, flag?: string): void {
    const {row} = this
    if (row) this.#add(row, {kind: "comment", body: {text, ...(flag !== undefined && {flag})}})
  }

  /** Take the last decision back, and return to its row. @returns false where there is none */
  undo(): boolean {
    const row = this.#done.at(-1)
    if (!row) return false
    this.#done = this.#done.slice(0, -1)
    if (!this.#options.outbox.takeBack(row.row)) this.#add(row, {kind: "undo"})
    const at = this.#options.list.placeOf(row.row)
    if (at >= 0 && at !== this.#at) this.select(at)
    else {
      this.#forget()
      this.#tell()
    }
    return true
  }

  /** How a row stands with what is on its way. The same object as long as nothing about it changed. */
  standing(row: WorkRow): Standing {
    const entries = this.#options.outbox.entries()
    const said = this.#said.get(row.row)
    const known = this.#standings.get(row)
    if (known?.entries === entries && known.said === said) return known.standing
    const standing = this.#standingOf(row, entries, said)
    this.#standings.set(row, {entries, said, standing})
    return standing
  }

  #standingOf(row: WorkRow, entries: readonly Entry[], said: Standing | undefined): Standing {
    const entry = entries.findLast(other => other.row.row === row.row && other.deed.kind !== "comment")
    if (this.blind)
      return said ? {...said, ...(entry && {unsent: entry.state})} : {...standingOf(row), state: "proposed"}
    const isKept = entry?.state === "waiting" || entry?.state === "sending" // else the server has what it had
    if (entry?.deed.kind === "decide" && isKept)
      return {...standingAfter(row, entry.deed, this.#options.secondLook?.() ?? false), unsent: entry.state}
    return {...standingOf(row), ...(entry && {unsent: entry.state})}
  }

  /** Whether nobody need look at a row any more; in a blind round, whether one has answered. */
  isDone(row: WorkRow): boolean {
    if (this.blind) return this.#said.has(row.row)
    return isSettled(this.standing(row).state) || this.standing(row).state !== row.mapping.state
  }

  #add(row: WorkRow, deed: Deed): void {
    const {outbox, institution, newKey} = this.#options
    outbox.add({
      key: newKey(),
      institution,
      row: this.#options.list.row(this.#options.list.placeOf(row.row)) ?? row,
      deed,
    })
    this.#tell()
  }

  #tell(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}

/** What is decided of a row. */
interface Decided {
  readonly items?: readonly Item[]
  readonly relation?: Relation
  readonly reason?: string
}

const codesOf = (answers: readonly Answer[]): string =>
  answers.map(({items}) => items.map(({code, name}) => `${code} ${name}`).join("+")).join()

const sameAnswers = (a: readonly Answer[], b: readonly Answer[]): boolean => codesOf(a) === codesOf(b)

/** A row with the mapping that is in force now. */
export const withMapping = (row: WorkRow, mapping: Mapping): WorkRow => ({...row, mapping})
