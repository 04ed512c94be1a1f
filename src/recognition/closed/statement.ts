import {signNumber, signs} from "../lexicon/mark.ts"
import type {Heard} from "../read/hear.ts"
import type {ClosedLexicon} from "./closed-lexicon.ts"
import type {Saying} from "./saying.ts"

/** A site word, as the table writes it, and whether it stands in a bracket. */
export interface SiteSaid {
  readonly cell: string
  readonly inner: boolean
}

/** A part of a site's name and what completes it: 颈 and 动脉 (`areas`, `ofs`; several apart by `,`, either of some by `|`). */
interface AreaSaid {
  readonly area: string
  readonly ofs: string[]
  readonly inner: boolean
}

/** What a part of a name states. */
export class Statement {
  readonly sites: SiteSaid[] = []
  readonly areas: AreaSaid[] = []
  readonly said: Saying[] = []
  /** Surcharges that a bracket speaks of: remarks, where something is examined (policy 18). */
  readonly remarks: string[] = []
  /** What completes an area, where there is none. */
  readonly loose: string[] = []

  /** The values said of one kind, each once. */
  of(kind: Saying["kind"]): readonly string[] {
    return [...new Set(this.said.flatMap(one => (one.kind === kind ? [one.value] : [])))]
  }

  get hasSite(): boolean {
    return this.sites.length > 0 || this.areas.length > 0
  }

  /** A site outside all brackets. */
  get examines(): boolean {
    return this.sites.some(({inner}) => !inner) || this.areas.some(({inner}) => !inner)
  }

  get statesModality(): boolean {
    return this.said.some(({kind}) => kind === "modality" || kind === "tracer")
  }

  hear(saying: Saying, inner: boolean): void {
    const {kind, value} = saying
    if (kind === "site") this.sites.push({cell: value, inner})
    else if (kind === "area") this.areas.push({area: value, ofs: [], inner})
    else if (kind === "of") this.#complete(value)
    else if (kind === "scope" && value === "surcharge" && inner) this.remarks.push(value)
    else this.said.push(saying)
  }

  /** What completes an area stands behind it, or before the first. */
  #complete(of: string): void {
    const last = this.areas.at(-1)
    if (last) last.ofs.push(of)
    else this.loose.push(of)
  }

  /** Nothing more comes: what stands before all areas completes those that nothing else does, or that of the part before. */
  settle(before: Statement | undefined): void {
    for (const [i, {ofs}] of this.areas.entries())
      if (ofs.length === 0) ofs.push(...(this.areas[i - 1]?.ofs ?? this.loose))
    const {area, inner = false} = before?.areas.at(-1) ?? {}
    if (area !== undefined && this.areas.length === 0 && this.loose.length > 0)
      this.areas.push({area, ofs: [...this.loose], inner})
  }
}

/**
 * The parts of a name: between signs outside all brackets. A name that is whole
 * within one bracket is read as if it had none.
 */
export function statementsOf(lexicon: ClosedLexicon, {marks, markCount}: Heard): readonly Statement[] {
  const all = [...marks.subarray(0, markCount)]
  const isWrapped = opens(all[0]) && all.indexOf(signNumber.close) === all.length - 1
  const parts = [new Statement()]
  let depth = isWrapped ? -1 : 0
  for (const mark of all) {
    const part = parts.at(-1) as Statement
    if (opens(mark)) depth++
    else if (mark === signNumber.close) depth = Math.max(isWrapped ? -1 : 0, depth - 1)
    else if (mark < signs.length) {
      if (depth <= 0) parts.push(new Statement())
    } else for (const saying of lexicon.sayings[mark - signs.length] ?? []) part.hear(saying, depth > 0)
  }
  return parts
}

const opens = (mark: number | undefined): boolean => mark === signNumber.open || mark === signNumber.openSquare

/** What the parts of a clause say for one another. */
export interface Common {
  /** Of the first part that says any: those that say none share it (双颈动、静脉). */
  readonly sides: readonly string[]
  /** What completes an area, where no part has one. */
  readonly ofs: readonly string[]
  readonly who: string | undefined
}

export const commonOf = (clause: readonly Statement[]): Common => ({
  sides: clause.map(part => part.of("side")).find(sides => sides.length > 0) ?? [],
  ofs: [...new Set(clause.flatMap(({loose}) => loose.flatMap(of => of.split(","))))],
  who: clause.flatMap(part => part.of("who"))[0],
})

/**
 * Parts that are read together: those before a part that states the modality,
 * with it; those behind the last, with that one.
 */
export function clausesOf(parts: readonly Statement[]): readonly (readonly Statement[])[] {
  const clauses: Statement[][] = []
  let waiting: Statement[] = []
  for (const [i, part] of parts.entries()) {
    part.settle(parts[i - 1])
    waiting.push(part)
    if (!part.statesModality || !waiting.some(one => one.hasSite)) continue
    clauses.push(waiting)
    waiting = []
  }
  const last = clauses.at(-1)
  if (last) last.push(...waiting)
  else clauses.push(waiting)
  return clauses
}
