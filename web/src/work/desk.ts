import {type Act, isSettled, type MappingState, stateAfter} from "../../../src/api/lists.ts"
import type {Deed, Entry, Outbox} from "./outbox.ts"
import type {Item, Mapping, WorkRow} from "./row.ts"
import type {RowList} from "./row-list.ts"

/** How a row stands for the person who works on it: as the server has it, or as it will when a deed on its way arrives. */
export interface Standing {
  readonly state: MappingState
  readonly items: readonly Item[]
  /** Of a deed that the server has not acknowledged. */
  readonly unsent?: Entry["state"]
}

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
  /** What one said in the round already: row to answer. */
  readonly said?: ReadonlyMap<string, Standing>
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

  /** Whether other items were taken than stand with the row. */
  get isChanged(): boolean {
    return this.#draft !== undefined
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
    this.#draft = undefined
    this.#answers = []
    this.#tell()
  }

  move(by: number): void {
    this.select(this.#at + by)
  }

  /** On to the next row that somebody has to decide; where there is none, one further. */
  next(): void {
    const {list} = this.#options
    const total = list.total ?? 0
    for (let at = this.#at + 1; at < total; at++) {
      const row = list.row(at)
      if (row && this.isDone(row)) continue
      this.select(at)
      return
    }
    this.move(1)
  }

  /** The numbered answers that are shown beside the row. */
  offer(rowId: string, answers: readonly Answer[]): void {
    if (this.row?.row !== rowId || sameAnswers(answers, this.#answers)) return
    this.#answers = answers
    this.#tell()
  }

  /** Take other items for the row, still to be accepted. */
  take(items: readonly Item[]): void {
    this.#draft = items
    this.#tell()
  }

  /** Accept what is drafted, and go on. @returns false where there is nothing to accept */
  accept(): boolean {
    const {row} = this
    if (!row || this.draft.length === 0) return false
    this.decide(this.#draft === undefined ? "accept" : "change", {items: this.draft})
    return true
  }

  /** Accept the nth of the answers, from 1, and go on. @returns false where there is none */
  choose(nth: number): boolean {
    const answer = this.#answers[nth - 1]
    if (!answer) return false
    this.decide("change", {items: answer.items})
    return true
  }

  decide(act: Act, {items = [], reason}: {readonly items?: readonly Item[]; readonly reason?: string} = {}): void {
    const {row} = this
    if (!row) return
    const tookMs = Math.round(this.#options.clock() - this.#since)
    const refs = items.map(({edition, code}) => ({edition, code}))
    const {round} = this.#options
    if (round !== undefined) {
      const blind = act === "accept" || act === "change" ? "accept" : "no match"
      if (blind === "no match" && act !== "no match" && act !== "reject") return
      const body = {act: blind, items: refs, tookMs, ...(reason !== undefined && {reason})} as const
      this.#said.set(row.row, {state: stateAfter[act], items})
      this.#add(row, {kind: "choose", round, body})
    } else {
      const body = {act, tookMs, ...(refs.length > 0 && {items: refs}), ...(reason !== undefined && {reason})}
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
      this.#draft = undefined
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
      return said ? {...said, ...(entry && {unsent: entry.state})} : {state: "proposed", items: row.mapping.items}
    if (entry?.deed.kind === "decide")
      return {
        state: stateAfter[entry.deed.body.act],
        items: isNone(entry.deed.body.act) || entry.deed.items.length > 0 ? entry.deed.items : row.mapping.items,
        unsent: entry.state,
      }
    const {state, items} = row.mapping
    return {state, items, ...(entry && {unsent: entry.state})}
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

/** Nothing is kept for the row. */
const isNone = (act: Act): boolean => act === "reject" || act === "no match"

const codesOf = (answers: readonly Answer[]): string =>
  answers.map(({items}) => items.map(({code, name}) => `${code} ${name}`).join("+")).join()

const sameAnswers = (a: readonly Answer[], b: readonly Answer[]): boolean => codesOf(a) === codesOf(b)

/** A row with the mapping that is in force now. */
export const withMapping = (row: WorkRow, mapping: Mapping): WorkRow => ({...row, mapping})
