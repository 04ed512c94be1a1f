import {type Composed, type ComposedItem, compose} from "./compose.ts"
import type {Heard} from "./hear.ts"
import type {Lexicon} from "./lexicon.ts"
import {type Mark, signNumber} from "./mark.ts"
import {type EntryReading, joinEntries, modalityOf, readEntry} from "./read.ts"
import {Sequences} from "./sequence.ts"
import type {Flag, Status} from "./texts.ts"

/** What a sequence of marks means, whatever words wrote it. */
export interface Meaning {
  readonly status: Status
  readonly items: readonly ComposedItem[]
  readonly flags: readonly Flag[]
}

const modalities: readonly (string | undefined)[] = [undefined, "CT", "MR", "XR"]

/**
 * The meanings of names by their marks: names that say the same in other words,
 * or with other words set aside, are read once. What is kept never changes an
 * answer; when there is too much of it, it is dropped.
 */
export class Meanings {
  readonly #lexicon: Lexicon
  readonly #sequences = new Sequences()
  readonly #meanings = new Map<number, Meaning>()
  readonly #entries = new Map<number, EntryReading>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** @param given modality key, where the caller knows it */
  of(heard: Heard, given: string | undefined): Meaning {
    if (this.#sequences.full) this.#forget()
    let node = this.#sequences.root
    for (let i = 0; i < heard.markCount; i++) node = this.#sequences.step(node, heard.marks[i] as number)
    const doubts = (heard.grave ? 2 : heard.strange > 0 ? 1 : 0) + (heard.typo ? 3 : 0)
    const key = (node * 6 + doubts) * modalities.length + modalities.indexOf(given)
    const known = this.#meanings.get(key)
    if (known) return known
    const meaning = this.#read(heard, given)
    this.#meanings.set(key, meaning)
    return meaning
  }

  #forget(): void {
    this.#sequences.clear()
    this.#meanings.clear()
    this.#entries.clear()
  }

  #read(heard: Heard, given: string | undefined): Meaning {
    const {marks} = this.#lexicon
    const numbers = Array.from(heard.marks.subarray(0, heard.markCount))
    const spans = entrySpans(numbers)
    const entries = spans.map(([from, to]) => numbers.slice(from, to).map(number => marks[number] as Mark))
    const common = given ?? one(entries.map(entry => modalityOf(entry, 0, entry.length)))
    const readings = entries.map((entry, i) => {
      const key = this.#entryKey(numbers, spans[i] ?? [0, 0], common)
      const reading = this.#entries.get(key) ?? readEntry(this.#lexicon, entry, common)
      this.#entries.set(key, reading)
      return reading
    })
    return meaningOf(this.#lexicon, entries, readings, heard)
  }

  #entryKey(numbers: readonly number[], [from, to]: readonly [number, number], common: string | undefined): number {
    let node = this.#sequences.root
    for (let i = from; i < to; i++) node = this.#sequences.step(node, numbers[i] as number)
    return node * modalities.length + modalities.indexOf(common)
  }
}

/** The modality that all entries which tell one have. */
function one(told: readonly (string | undefined)[]): string | undefined {
  const different = new Set(told.filter(modality => modality !== undefined))
  return different.size === 1 ? [...different][0] : undefined
}

/** Entries stand between signs that end one. */
function entrySpans(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  let from = 0
  for (let i = 0; i <= numbers.length; i++) {
    if (i < numbers.length && numbers[i] !== signNumber.end) continue
    if (numbers.slice(from, i).some(number => number > signNumber.close)) spans.push([from, i])
    from = i + 1
  }
  return spans
}

function meaningOf(
  lexicon: Lexicon,
  entries: readonly (readonly Mark[])[],
  readings: readonly EntryReading[],
  heard: Heard,
): Meaning {
  const reading = joinEntries(readings)
  const composed = compose(lexicon, reading)
  const scope = entries.some(entry => entry.some(mark => mark.kind === "scope"))
  const inScope = composed.items.length > 0 && !composed.open && reading.parts.some(part => part.scopeFree)
  const status = statusOf(composed, scope && !inScope, reading.conflict, heard.grave)
  const flags = new Set<Flag>(composed.flags)
  if (heard.strange > 0) flags.add("unknown-text")
  if (heard.typo) flags.add("typo-assumed")
  if (scope && status === "standard") flags.add("part-out-of-scope")
  const told = status === "standard" || status === "underspecified"
  return {status, items: told ? composed.items : [], flags: [...flags].sort()}
}

function statusOf(composed: Composed, scope: boolean, conflict: boolean, grave: boolean): Status {
  if (composed.catheter || scope) return "out-of-scope"
  if (conflict) return "conflict"
  if (composed.items.length === 0 || composed.missing || grave) return "unresolved"
  return composed.open ? "underspecified" : "standard"
}
