import type {AskedOf} from "../api/server.ts"
import type {Item, Mapping, WorkRow} from "./row.ts"

/** What a person did that the server has to keep. */
export type Deed =
  | {
      readonly kind: "decide"
      readonly body: Omit<AskedOf<"rows.decide">["body"], "saw">
      readonly items: readonly Item[]
    }
  | {readonly kind: "undo"}
  | {readonly kind: "comment"; readonly body: AskedOf<"rows.comment">["body"]}
  | {readonly kind: "choose"; readonly round: string; readonly body: AskedOf<"rounds.choose">["body"]}

/** A deed on its way. The same `key` goes with each try, so that it is done once. */
export interface Entry {
  readonly key: string
  readonly institution: string
  readonly row: WorkRow
  readonly deed: Deed
  /** The mapping that was looked at; none for a deed behind another on the same row, which saw what that led to. */
  readonly saw?: string
  readonly state: "waiting" | "sending" | "moved" | "refused"
  /** Why it was refused. */
  readonly reason?: {readonly zh: string; readonly en: string}
}

/** What came of one try. */
export type Outcome =
  | {readonly kind: "kept"; readonly mapping?: Mapping}
  /** Nobody answered, or nobody knows who asks: it will be tried again. */
  | {readonly kind: "away"}
  /** Somebody else decided the row meanwhile. */
  | {readonly kind: "moved"}
  | {readonly kind: "refused"; readonly reason: {readonly zh: string; readonly en: string}}

interface OutboxOptions {
  readonly send: (entry: Entry) => Promise<Outcome>
  /** A deed was kept: what the row means now, where it changed. */
  readonly kept: (entry: Entry, mapping: Mapping | undefined) => void
  /** Keeps the entries through a reload. */
  readonly save: (entries: readonly Entry[]) => void
  readonly saved: () => readonly Entry[]
}

/**
 * Deeds in the order in which they were done, sent one after another. What the
 * server acknowledged is gone from here; what it did not stays, also through a
 * reload, and is sent again with `wake`.
 */
export class Outbox {
  #entries: readonly Entry[]
  #sending = false
  readonly #options: OutboxOptions
  readonly #listeners = new Set<() => void>()

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#entries = options.saved().map(entry => (entry.state === "sending" ? {...entry, state: "waiting"} : entry))
    if (this.#entries.length > 0) options.save(this.#entries) // they may be another window's, which is gone
  }

  readonly entries = (): readonly Entry[] => this.#entries

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  add(entry: Pick<Entry, "key" | "institution" | "row" | "deed">): void {
    const behind = this.#entries.some(other => other.row.row === entry.row.row && changesRow(other))
    const saw = behind ? {} : {saw: entry.row.mapping.id}
    this.#become([...this.#entries, {...entry, ...saw, state: "waiting"}])
    this.wake()
  }

  /** Take back the last deed on a row that was not sent yet. @returns whether there was one */
  takeBack(rowId: string): boolean {
    const last = this.#entries.findLast(
      entry => entry.row.row === rowId && entry.state === "waiting" && changesRow(entry),
    )
    if (last) this.drop(last.key)
    return last !== undefined
  }

  /** Give a deed up: the server keeps none of it. */
  drop(key: string): void {
    this.#become(this.#entries.filter(entry => entry.key !== key))
  }

  /** Send a deed that met another's, having seen what that was. */
  resend(key: string, saw: string, fresh: string): void {
    this.#become(
      this.#entries.map(entry =>
        entry.key === key ? {...withoutReason(entry), key: fresh, saw, state: "waiting"} : entry,
      ),
    )
    this.wake()
  }

  /** Send what waits; does nothing while something is being sent. */
  wake(): void {
    if (!this.#sending) void this.#work()
  }

  async #work(): Promise<void> {
    this.#sending = true
    try {
      for (let next = this.#next(); next; next = this.#next()) if (!(await this.#sendOne(next))) return
    } finally {
      this.#sending = false
    }
  }

  /** The first that waits; one behind a deed on its row that is stuck waits too. */
  #next(): Entry | undefined {
    return this.#entries.find(
      (entry, i) =>
        entry.state === "waiting" && !this.#entries.slice(0, i).some(before => before.row.row === entry.row.row),
    )
  }

  /** @returns whether to go on */
  async #sendOne(entry: Entry): Promise<boolean> {
    this.#set(entry.key, {...entry, state: "sending"})
    const outcome = await this.#options.send(entry)
    if (outcome.kind === "kept") {
      this.#become(behindOf(entry, outcome.mapping, this.#entries))
      this.#options.kept(entry, outcome.mapping)
      return true
    }
    if (outcome.kind === "away") this.#set(entry.key, {...entry, state: "waiting"})
    else if (outcome.kind === "moved") this.#set(entry.key, {...entry, state: "moved"})
    else this.#set(entry.key, {...entry, state: "refused", reason: outcome.reason})
    return outcome.kind !== "away"
  }

  #set(key: string, entry: Entry): void {
    this.#become(this.#entries.map(other => (other.key === key ? entry : other)))
  }

  #become(entries: readonly Entry[]): void {
    this.#entries = entries
    this.#options.save(entries)
    for (const listener of this.#listeners) listener()
  }
}

const withoutReason = ({reason: _, ...entry}: Entry): Omit<Entry, "reason"> => entry

/** Whether a deed leads to another mapping. */
const changesRow = ({deed}: Entry): boolean => deed.kind === "decide" || deed.kind === "undo"

/** The entries without one that was kept; the next on its row saw what it led to. */
function behindOf(kept: Entry, mapping: Mapping | undefined, entries: readonly Entry[]): readonly Entry[] {
  const rest = entries.filter(entry => entry.key !== kept.key)
  const next = rest.find(entry => entry.row.row === kept.row.row && changesRow(entry))
  if (!mapping || !next || next.saw !== undefined) return rest
  return rest.map(entry => (entry === next ? {...entry, saw: mapping.id} : entry))
}
