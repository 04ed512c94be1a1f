import type {OneOf} from "../recognition/index.ts"
import type {Relation} from "../standard/index.ts"
import type {ItemRef, MappedItem} from "../store/catalogues/index.ts"
import {refuse} from "./issues.ts"

/**
 * Items with their places among what a reading leaves open, and among what is said
 * of them to be open. Those of one choice are alternatives where two or more of
 * these are there, and meant for sure where one alone is, for then it was chosen.
 */
export function placed(items: readonly MappedItem[], oneOf: readonly OneOf[] = []): readonly MappedItem[] {
  if (oneOf.length === 0 && !isOpen(items)) return items.map(({edition, code}) => ({edition, code})) // most rows by far
  const found = items.map(item => placeOf(item, oneOf))
  const groups = joined(found.map(({choices}) => choices))
  const groupOf = ({choices}: Place) => groups.findIndex(group => choices.some(choice => group.has(choice)))
  const isLeft = (place: Place) =>
    groupOf(place) >= 0 &&
    found.some(other => groupOf(other) === groupOf(place) && other.alternative !== place.alternative)
  const open = [...new Set(found.filter(isLeft).map(groupOf))]
  const alternatives = [...new Set(found.filter(isLeft).map(({alternative}) => alternative))]
  return items.map(({edition, code}, i) => {
    const place = found[i]
    if (!place || !isLeft(place)) return {edition, code}
    const choice = open.indexOf(groupOf(place)) + 1
    return {edition, code, choice, alternative: alternatives.indexOf(place.alternative) + 1}
  })
}

/** The choices that an item is of, and the alternative that it is there: by the reading, else as is said of it. */
interface Place {
  readonly choices: readonly string[]
  readonly alternative: string
}

function placeOf({code, choice, alternative}: MappedItem, oneOf: readonly OneOf[]): Place {
  const read = oneOf.findIndex(alternatives => alternatives.some(codes => codes.includes(code)))
  const nth = oneOf[read]?.findIndex(codes => codes.includes(code)) ?? -1
  const said = choice === undefined ? [] : [`said ${choice}`]
  if (read < 0) return {choices: said, alternative: `said ${choice} ${alternative}`}
  return {choices: [`read ${read}`, ...said], alternative: `read ${read} ${nth}`}
}

/** Sets of names that belong together, those with one in common as one. */
function joined(sets: readonly (readonly string[])[]): readonly ReadonlySet<string>[] {
  let groups: readonly ReadonlySet<string>[] = []
  for (const names of sets.filter(({length}) => length > 0)) {
    const same = groups.filter(group => names.some(name => group.has(name)))
    const whole = new Set([...same.flatMap(group => [...group]), ...names])
    groups = [...groups.filter(group => !same.includes(group)), whole]
  }
  return groups
}

/** Whether one of several items is meant, and not said which. */
export const isOpen = (items: readonly MappedItem[]): boolean => items.some(({choice}) => choice !== undefined)

/** What is meant for sure, and of each choice the alternatives, each as items that go together. */
export function apart<T extends MappedItem>(items: readonly T[]): {sure: readonly T[]; oneOf: readonly T[][][]} {
  const open = items.filter(({choice}) => choice !== undefined)
  const choices = [...Map.groupBy(open, ({choice}) => choice).values()]
  return {
    sure: items.filter(({choice}) => choice === undefined),
    oneOf: choices.map(choice => [...Map.groupBy(choice, ({alternative}) => alternative).values()]),
  }
}

/** How a name can stand to items of which one is meant: it says less than each of them, so it covers more. */
const openRelations = ["broader", "inexact"] as const satisfies readonly Relation[]

/** Whether a name that leaves something open can stand so to what it may mean. */
export const fitsOpen = (relation: Relation | null | undefined): relation is (typeof openRelations)[number] =>
  openRelations.some(open => open === relation)

/** @throws Refusal `decision.one-of` where one of several items is meant, and it is not said that the name is broader */
export function mustSayOneOf(items: readonly MappedItem[], relation: Relation | undefined): void {
  if (isOpen(items) && !fitsOpen(relation)) throw refuse("decision.one-of", {codes: codesText(items)})
}

/** Items as one text: `A;B` is both, `A|B` one of the two, `A+B|C;D` D beside either A with B or C. */
export const codesText = (items: readonly MappedItem[]): string => itemsText(items, ({code}) => code)

/** The same in other words than codes. */
export function itemsText<T extends MappedItem>(items: readonly T[], textOf: (item: T) => string): string {
  const {sure, oneOf} = apart(items)
  const choices = oneOf.map(choice => choice.map(alternative => alternative.map(textOf).join("+")).join("|"))
  return [...sure.map(textOf), ...choices].join(";")
}

/** Reads `codesText` back, each code as the item that it is; commas, blanks and full-width signs do too. */
export function itemsIn(text: string, itemOf: (code: string) => ItemRef): readonly MappedItem[] {
  let choice = 0
  return text
    .normalize("NFKC")
    .replace(/\s*([|+])\s*/g, "$1")
    .split(/[;,、\s]+/)
    .filter(Boolean)
    .flatMap(one => {
      const alternatives = one.split("|").map(codes => codes.split("+").filter(Boolean))
      if (alternatives.length === 1) return alternatives.flat().map(itemOf)
      choice++
      return alternatives.flatMap((codes, i) => codes.map(code => ({...itemOf(code), choice, alternative: i + 1})))
    })
}

/** What several items of one row are to one another, for who reads a file; empty for one alone. */
export function togetherText(items: readonly MappedItem[]): string {
  if (items.length < 2) return ""
  return `${isOpen(items) ? "one of 其中之一" : "all of 全部"}: ${codesText(items)}`
}
