/** Where in the data a fault stands. Every part is absent when it does not apply. */
export interface Place {
  /** File or table, as the caller named it. */
  readonly table?: string
  /** Sheet of a workbook, where several were read. */
  readonly sheet?: string
  /** Row of the file, the first line being 1. */
  readonly row?: number
  /** Column header, or its number from 1 where there is no header. */
  readonly column?: string
  /** Segment of a code, by its key in the layout. */
  readonly segment?: string
  /** First character of the fault in the text, in UTF-16 units from 0, and how many units it spans. */
  readonly at?: number
  readonly length?: number
}

/** What a repair would put in the place of the faulty text. */
export interface Repair {
  readonly text: string
  /** Standard name of the repaired code, where it has one. */
  readonly name?: string
  readonly en?: string
}

/** A fault in data, as a value. Two issues with one id differ only in place and parameters. */
export interface Issue {
  /** One of a room's table of texts: `code.charset`. */
  readonly id: string
  readonly params: Readonly<Record<string, string | number>>
  readonly place: Place
  readonly repairs: readonly Repair[]
}

/** What an operation on outside data gives back; issues may ride along with a value. */
export type Result<T> =
  | {readonly ok: true; readonly value: T; readonly issues: readonly Issue[]}
  | {readonly ok: false; readonly issues: readonly Issue[]}

export const ok = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ok: true, value, issues})
export const fail = (...issues: readonly Issue[]): {readonly ok: false; readonly issues: readonly Issue[]} => ({
  ok: false,
  issues,
})

export type Language = "zh" | "en"

/**
 * A refusal at the door: the input cannot be worked on at all (no such file, not
 * a table, unknown edition). The command line turns it into exit code 2, the
 * server into a problem response. Faults inside data are never thrown.
 */
export class Refusal extends Error {
  readonly issue: Issue

  /** @param text the issue as an English sentence, for whoever meets it in a log */
  constructor(issue: Issue, text: string = issue.id) {
    super(text)
    this.name = "Refusal"
    this.issue = issue
  }
}

/**
 * Where a fault stands, for a person; "" when the place says nothing.
 *
 * @example placeText({table: "a.csv", row: 3, column: "编码"}, "en") // "a.csv, row 3, 编码"
 */
export function placeText(place: Place, language: Language): string {
  const row = place.row === undefined ? undefined : language === "zh" ? `第${place.row}行` : `row ${place.row}`
  return [place.table, place.sheet, row, place.column].filter(Boolean).join(language === "zh" ? "，" : ", ")
}
