import type {RowOf} from "../api/pages.ts"

export type Institution = RowOf<"institutions.list">

/** What a form holds of an institution: texts, empty where there is nothing or it is not so. Its group is asked for apart. */
export type Facts = Readonly<Record<FactName, string>>
const factNames = ["code", "name", "region", "level", "secondLook"] as const
export type FactName = (typeof factNames)[number]

export const noFacts: Facts = {code: "", name: "", region: "", level: "", secondLook: ""}

export const factsOf = (institution: Institution): Facts => ({
  code: institution.code,
  name: institution.name,
  region: institution.region ?? "",
  level: institution.level ?? "",
  secondLook: institution.secondLook ? "true" : "",
})

/** As the server takes them; what is empty is taken away. */
export const bodyOf = ({name, region, level, secondLook}: Facts) => ({
  name: name.trim(),
  region: region.trim() || null,
  level: level.trim() || null,
  secondLook: secondLook !== "",
})

export const longest: Readonly<Record<FactName, number>> = {code: 64, name: 200, region: 100, level: 40, secondLook: 4}

type FactFault = "needed" | "long"

/** What the server would not take, by field. */
export function faultsOf(facts: Facts): Readonly<Partial<Record<FactName, FactFault>>> {
  const found: Partial<Record<FactName, FactFault>> = {}
  for (const field of factNames) {
    if (facts[field].trim().length > longest[field]) found[field] = "long"
    else if ((field === "code" || field === "name") && facts[field].trim() === "") found[field] = "needed"
  }
  return found
}

/** The fields in which two differ. */
export const differencesOf = (mine: Facts, theirs: Facts): readonly FactName[] =>
  factNames.filter(field => mine[field].trim() !== theirs[field].trim())

/** Whether each word asked for is in the code, the name, the region, the level or the group's name. */
export function matches(institution: Institution, group: string, asked: string): boolean {
  const {code, name, region, level} = institution
  const text = [code, name, region, level, group].join("\n").toLowerCase()
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}
