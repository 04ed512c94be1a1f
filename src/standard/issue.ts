/** Where in the data a fault stands. Every part is absent when it does not apply. */
export interface Place {
  /** File or table, as the caller named it. */
  readonly table?: string
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
}

/** A fault in data, as a value. Two issues with one id differ only in place and parameters. */
export interface Issue {
  readonly id: IssueId
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

type Params<K extends IssueId> = Parameters<(typeof texts)[K]["en"]>[0]

/** Make an issue. A wrong id or a missing parameter does not compile. */
export function issue<K extends IssueId>(
  id: K,
  params: Params<K>,
  place: Place = {},
  repairs: readonly Repair[] = [],
): Issue {
  return {id, params, place, repairs}
}

/** The issue as a sentence, without its place and repairs. */
export function issueText(issue: Issue, language: Language): string {
  const text = texts[issue.id][language] as (params: Issue["params"]) => string
  return text(issue.params)
}

/**
 * A refusal at the door: the input cannot be worked on at all (no such file, not
 * a table, unknown edition). The command line turns it into exit code 2, the
 * server into a problem response. Faults inside data are never thrown.
 */
export class Refusal extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(issueText(issue, "en"))
    this.name = "Refusal"
    this.issue = issue
  }
}

export const refuse = <K extends IssueId>(id: K, params: Params<K>, place: Place = {}): Refusal =>
  new Refusal(issue(id, params, place))

/**
 * Every problem this project can report about data. Ids are public: they are
 * added, never renamed or re-used.
 */
const texts = {
  "file.missing": {
    en: (p: {path: string}) => `There is no file “${p.path}”.`,
    zh: (p: {path: string}) => `没有文件“${p.path}”。`,
  },
  "file.unreadable": {
    en: (p: {path: string; reason: string}) => `“${p.path}” cannot be read: ${p.reason}.`,
    zh: (p: {path: string; reason: string}) => `无法读取“${p.path}”:${p.reason}。`,
  },
}

export type IssueId = keyof typeof texts
