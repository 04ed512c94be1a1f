import {type Relation, relations} from "../../../src/api/lists.ts"
import type {Item, OneOf} from "./row.ts"

/** Whether one of several items is meant, and not said which. */
export const isOpen = (items: readonly Item[]): boolean => items.some(({choice}) => choice !== undefined)

/** An item as the server is asked with it. */
export const refOf = ({edition, code, choice, alternative}: Item) =>
  choice === undefined || alternative === undefined ? {edition, code} : {edition, code, choice, alternative}

/** What is meant for sure, and of each choice the alternatives. */
export function apart(items: readonly Item[]): {
  readonly sure: readonly Item[]
  readonly choices: readonly (readonly (readonly Item[])[])[]
} {
  const open = items.filter(({choice}) => choice !== undefined)
  const choices = [...Map.groupBy(open, ({choice}) => choice).values()]
  return {
    sure: items.filter(({choice}) => choice === undefined),
    choices: choices.map(choice => [...Map.groupBy(choice, ({alternative}) => alternative).values()]),
  }
}

/** Items among what the row's name leaves open: two alternatives are “one of”, one alone was chosen. */
export function placed(items: readonly Item[], oneOf: OneOf): readonly Item[] {
  const placeOf = ({code, choice, alternative}: Item) => {
    const read = oneOf.findIndex(alternatives => alternatives.some(codes => codes.includes(code)))
    const nth = oneOf[read]?.findIndex(codes => codes.includes(code)) ?? -1
    if (read >= 0) return {choice: read + 1, alternative: nth + 1}
    return choice === undefined || alternative === undefined ? undefined : {choice: oneOf.length + choice, alternative}
  }
  const places = items.map(placeOf)
  return items.map((item, i) => {
    const own = places[i]
    const others = places.filter(other => other !== undefined && other.choice === own?.choice)
    return own && others.some(other => other?.alternative !== own.alternative) ? {...item, ...own} : forSure(item)
  })
}

/** All that may be meant with the first choice made, by alternative; nothing where nothing is open. */
export function resolved(items: readonly Item[]): readonly (readonly Item[])[] {
  const [first = []] = apart(items).choices
  const isLeft = (item: Item, taken: readonly Item[]) =>
    taken.includes(item) || !first.some(alternative => alternative.includes(item))
  return first.map(taken =>
    items.filter(item => isLeft(item, taken)).map(item => (taken.includes(item) ? forSure(item) : item)),
  )
}

/** An item that is meant, whatever was open. */
export const forSure = ({choice: _, alternative: _alternative, ...item}: Item): Item => item

/** Items with another in place of one; of a choice whose item was changed, no alternative is left. */
export const replaced = (items: readonly Item[], one: Item, other: Item): readonly Item[] =>
  items
    .filter(item => item === one || item.choice === undefined || item.choice !== one.choice)
    .map(item => (item === one ? other : item))

/** How a name can stand to items; where one of several is meant, it covers more than each of them. */
export const relationsFor = (items: readonly Item[]): readonly Relation[] =>
  isOpen(items) ? relations.filter(relation => relation === "broader" || relation === "inexact") : relations

/** How a name stands to items where nobody said it: as it was read, when they are of the reading. */
export function usualRelation(items: readonly Item[], isBroadened: boolean): Relation {
  if (isOpen(items)) return isBroadened ? "inexact" : "broader"
  return isBroadened ? "narrower" : "equivalent"
}

/** The relation behind this one, round the end. */
export function nextRelation(items: readonly Item[], relation: Relation): Relation {
  const all = relationsFor(items)
  return all[(all.indexOf(relation) + 1) % all.length] ?? relation
}

/** Items in one line: `A + B` is both, `A / B` one of the two. */
export function namesOf<T extends Pick<Item, "choice" | "alternative">>(
  items: readonly T[],
  nameOf: (item: T) => string,
): string {
  const open = Map.groupBy(
    items.filter(({choice}) => choice !== undefined),
    ({choice}) => choice,
  )
  const sure = items.filter(({choice}) => choice === undefined).map(nameOf)
  const choices = [...open.values()].map(choice =>
    [...Map.groupBy(choice, ({alternative}) => alternative).values()]
      .map(alternative => alternative.map(nameOf).join(" + "))
      .join(" / "),
  )
  return [...sure, ...choices].join(" + ")
}
