import type {Language} from "../../issue/index.ts"
import {roleTexts} from "../../people/lists.ts"
import {type auditPage, type Connection, subjectNames} from "../../store/index.ts"
import type {RoleName} from "../../store/lists.ts"
import {actTexts, jobKindTexts, subjectTexts, systemText} from "./texts.ts"

type Entry = Awaited<ReturnType<typeof auditPage>>[number]
type Text = Readonly<Record<Language, string>>
type Details = Readonly<Record<string, unknown>>

/** An entry of the audit in words. */
export interface Told {
  readonly entry: Entry
  readonly by: Text
  /** What was done to what, as it goes on behind who did it. */
  readonly told: Text
  readonly institution: string | null
  readonly why: string
}

/** Entries in words, with the names of people and things as they are called now; the id where none is known. */
export async function toldOf(db: Connection, entries: readonly Entry[]): Promise<readonly Told[]> {
  const names = await subjectNames(db, entries.flatMap(mentioned))
  return entries.map(entry => {
    const {by, institution_id: at} = entry
    const details = detailsOf(entry)
    return {
      entry,
      by: by === "system" ? systemText : both(names.get(`user:${by}`) ?? by),
      told: inWords(entry, details, names),
      institution: at === null ? null : (names.get(`institution:${at}`) ?? at),
      why: typeof details.why === "string" ? details.why : "",
    }
  })
}

const both = (text: string): Text => ({zh: text, en: text})

const detailsOf = ({details}: Entry): Details => JSON.parse(details) as Details

/** All that an entry names by its id. */
function mentioned(entry: Entry): readonly string[] {
  const {user, group} = detailsOf(entry)
  return [
    entry.subject,
    `user:${entry.by}`,
    ...(entry.institution_id === null ? [] : [`institution:${entry.institution_id}`]),
    ...(typeof user === "string" ? [`user:${user}`] : []),
    ...(typeof group === "string" ? [`group:${group}`] : []),
  ]
}

function inWords({act, subject}: Entry, details: Details, names: ReadonlyMap<string, string>): Text {
  const say = (language: Language): string => {
    const values: Details = {
      ...details,
      subject: subjectIn(subject, names, language),
      job: jobIn(names.get(subject) ?? String(details.kind ?? ""), language),
      role: roleTexts[details.role as RoleName]?.[language] ?? details.role,
      user: names.get(`user:${details.user}`) ?? details.user,
      group: names.get(`group:${details.group}`) ?? details.group,
    }
    const text = actTexts[act]?.[language] ?? `${act} {subject}`
    const filled = text.replace(/\{(\w+)\}/g, (_, key: string) => shown(values[key]))
    return filled.replace(/[：:，, ]+$/, "") // of what an older entry did not tell
  }
  return {zh: say("zh"), en: say("en")}
}

const shown = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "")

const jobIn = (kind: string, language: Language): string => jobKindTexts[kind]?.[language] ?? kind

/** What an entry is about: its name in quotes, or what kind of thing it is. */
function subjectIn(subject: string, names: ReadonlyMap<string, string>, language: Language): string {
  const name = names.get(subject)
  if (name !== undefined) return `“${name}”`
  const [kind = "", id = ""] = subject.split(/:(.*)/s)
  if (kind === "edition" || kind === "item") return `“${id}”`
  return subjectTexts[kind as keyof typeof subjectTexts]?.[language] ?? subject
}
