import type {Language} from "../../issue/index.ts"
import {roleTexts} from "../../people/lists.ts"
import {type auditPage, type Connection, subjectNames} from "../../store/index.ts"
import type {RoleName} from "../../store/lists.ts"
import {actTexts, jobKindTexts, pastTexts, subjectTexts, systemText} from "./texts.ts"

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
    const {institution_id: at} = entry
    const details = detailsOf(entry)
    return {
      entry,
      by: doerOf(entry, names),
      told: inWords(entry, details, names),
      institution: at === null ? null : (names.get(`institution:${at}`) ?? at),
      why: whyOf(entry),
    }
  })
}

const doerOf = ({by}: Entry, names: ReadonlyMap<string, string>): Text =>
  by === "system" ? systemText : both(names.get(`user:${by}`) ?? by)

const both = (text: string): Text => ({zh: text, en: text})

/** The reason that somebody gave, of what was done before too. */
function whyOf(entry: Entry): string {
  const {why} = detailsOf(pastOf(entry) ?? entry)
  return typeof why === "string" ? why : ""
}

const detailsOf = ({details}: Entry): Details => JSON.parse(details) as Details

/** What was done before where an entry tells that it was handed over. */
function pastOf({act, details, ...entry}: Entry): Entry | undefined {
  if (act !== handedOver) return undefined
  const past = JSON.parse(details) as Pick<Entry, "seq" | "at" | "by" | "act" | "hash"> & {readonly details: Details}
  return {...entry, ...past, details: JSON.stringify(past.details)}
}

const handedOver = "audit.handed-over"

/** All that an entry names by its id. */
function mentioned(entry: Entry): readonly string[] {
  const {user, group} = detailsOf(entry)
  const past = pastOf(entry)
  return [
    ...(past ? mentioned(past) : []),
    entry.subject,
    `user:${entry.by}`,
    ...(entry.institution_id === null ? [] : [`institution:${entry.institution_id}`]),
    ...(typeof user === "string" ? [`user:${user}`] : []),
    ...(typeof group === "string" ? [`group:${group}`] : []),
  ]
}

function inWords(entry: Entry, details: Details, names: ReadonlyMap<string, string>): Text {
  const {act, subject} = entry
  const past = pastOf(entry)
  const told = past && inWords(past, detailsOf(past), names)
  const doer = past && doerOf(past, names)
  const say = (language: Language): string => {
    const values: Details = {
      ...details,
      past:
        past && told && doer
          ? pastTexts[language](new Date(past.at).toISOString(), doer[language], told[language])
          : "",
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
