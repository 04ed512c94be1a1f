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

  /** A whole examination without a site: its route brings that (经阴道B超). */
  get bringsAlone(): boolean {
    return this.statesModality && !this.hasSite && this.of("brings").length > 0
  }

  /** A whole examination of a site, by no route. */
  get isWhole(): boolean {
    return this.statesModality && this.hasSite && this.of("route").length === 0
  }

  /** Sides, and nothing else. */
  get isSide(): boolean {
    return (
      !this.hasSite && this.loose.length === 0 && this.said.length > 0 && this.said.every(({kind}) => kind === "side")
    )
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
export function statementsOf(lexicon: ClosedLexicon, heard: Heard): readonly Statement[] {
  const {marks: all} = withoutRemarks(lexicon, heard)
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

/** policy 18: the marks of a name, of brackets behind a site that speak of a surcharge only that. */
export function withoutRemarks({sayings}: ClosedLexicon, {marks, markCount}: Heard): Body {
  const all = [...marks.subarray(0, markCount)]
  const says = (mark: number, isSaid: (saying: Saying) => boolean) =>
    sayings[mark - signs.length]?.some(isSaid) ?? false
  const isSurcharge = (mark: number) => says(mark, ({kind, value}) => kind === "scope" && value === "surcharge")
  if (!all.some(isSurcharge)) return {marks: all, isSure: true}
  const kept: number[] = []
  let [depth, spoken, bracket, isSure]: [number, boolean, number[], boolean] = [0, false, [], true]
  const close = () => {
    const isRemark = spoken && bracket.some(isSurcharge)
    const isMore = (mark: number) => (isRemark ? mark < signs.length : says(mark, isOfExamination))
    if (bracket.some(isSurcharge) && bracket.some(isMore)) isSure = false
    kept.push(...(isRemark ? bracket.filter(isSurcharge) : bracket))
    bracket = []
  }
  for (const mark of all) {
    if (opens(mark)) depth++
    else if (mark === signNumber.close && depth > 0 && --depth === 0) close()
    spoken ||= depth === 0 && says(mark, isOfSite)
    ;(depth > 0 && !opens(mark) ? bracket : kept).push(mark)
  }
  close()
  return {marks: kept, isSure}
}

/** Whether a word names a site, as itself or within what it says of the examination (大排畸). */
export const saysSite = ({sayings}: ClosedLexicon, mark: number): boolean =>
  sayings[mark - signs.length]?.some(isOfSite) ?? false

const isOfSite = ({kind}: Saying): boolean => kind === "site" || kind === "area"
const isOfExamination = (saying: Saying): boolean => isOfSite(saying) || saying.kind === "method"

interface Body {
  readonly marks: readonly number[]
  /** Not of a bracket that lists several things, of which not all may be charged for, or that stands before the examination: a person must see that (policy 17). */
  readonly isSure: boolean
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

/** policy us-nm 7: sides in a row are of the site behind them, at the end of the one before (`左侧、右侧下肢动脉`). */
function withSides(parts: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = []
  const spare: Saying[] = []
  for (const part of parts) {
    if (part.isSide) spare.push(...part.said)
    else {
      if (part.hasSite) for (const side of spare.splice(0)) part.hear(side, false)
      kept.push(part)
    }
  }
  const last = kept.findLast(({hasSite}) => hasSite)
  for (const side of spare) last?.hear(side, false)
  return last === undefined ? parts : kept
}

/**
 * Parts that are read together: those before a part that states the modality,
 * with it; those behind the last, with that one.
 */
export function clausesOf(parts: readonly Statement[]): readonly (readonly Statement[])[] {
  const clauses: Statement[][] = []
  let waiting: Statement[] = []
  const sided = withSides(parts)
  for (const [i, part] of sided.entries()) {
    part.settle(sided[i - 1])
    waiting.push(part)
    const isOther = clauses.length > 0 || sided.slice(i + 1).some(one => one.isWhole)
    const isRouted = part.bringsAlone && waiting.length === 1 && isOther // 肾脏彩超+经阴道B超
    if (!part.statesModality || !(isRouted || waiting.some(one => one.hasSite))) continue
    clauses.push(waiting)
    waiting = []
  }
  const last = clauses.at(-1)
  if (last) last.push(...waiting)
  else clauses.push(waiting)
  return clauses
}
