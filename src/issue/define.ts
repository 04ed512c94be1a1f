import {type Issue, type Language, type Place, Refusal, type Repair} from "./issue.ts"

/** What an issue says in each language, from its parameters. */
interface IssueText {
  // Parameters differ from id to id; `never` lets every function in, and `issue` checks them by id.
  readonly zh: (params: never) => string
  readonly en: (params: never) => string
  /** HTTP status of a request that is refused with it; 400 where absent. */
  readonly status?: number
}

/** The issues of a room by id. */
export type IssueTexts = Readonly<Record<string, IssueText>>

/** Parameters of an issue that has none. */
export type None = Record<string, never>

type Merged<All extends readonly IssueTexts[]> = All extends readonly [
  infer First,
  ...infer Rest extends readonly IssueTexts[],
]
  ? First & Merged<Rest>
  : unknown
type IdOf<All extends readonly IssueTexts[]> = keyof Merged<All> & string
type Params<All extends readonly IssueTexts[], Id extends IdOf<All>> = Merged<All>[Id] extends IssueText
  ? Parameters<Merged<All>[Id]["en"]>[0]
  : never

/**
 * The issues that a room can make: of its own table, and of tables of rooms
 * below whose faults it finds too. A wrong id or a missing parameter does not
 * compile.
 *
 * @example const {issue, refuse} = defineIssues(texts, standardTexts)
 */
export function defineIssues<const All extends readonly IssueTexts[]>(...tables: All) {
  const all: IssueTexts = Object.assign({}, ...tables)
  /** Make an issue. */
  const issue = <Id extends IdOf<All>>(
    id: Id,
    params: Params<All, Id> & Issue["params"],
    place: Place = {},
    repairs: readonly Repair[] = [],
  ): Issue => ({id, params, place, repairs})
  /** Make a refusal: to be thrown. */
  const refuse = <Id extends IdOf<All>>(
    id: Id,
    params: Params<All, Id> & Issue["params"],
    place: Place = {},
  ): Refusal => {
    const found = issue(id, params, place)
    return new Refusal(found, issueText(all, found, "en"))
  }
  return {issue, refuse}
}

/**
 * The issue as a sentence, without its place and repairs.
 *
 * @param texts that hold its id; where they don't, as of a newer program, the id stands for it
 */
export function issueText(texts: IssueTexts, {id, params}: Issue, language: Language): string {
  const text = texts[id]?.[language] as ((params: Issue["params"]) => string) | undefined
  return text ? text(params) : id
}
