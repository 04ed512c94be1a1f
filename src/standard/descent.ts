import type {Edition} from "./edition.ts"
import {itemOfCode} from "./item-of-code.ts"
import {type Recoded, recode} from "./recode.ts"

/** What became of an item in an edition. */
export interface Descent extends Pick<Recoded, "fate" | "code" | "candidates" | "lost"> {
  readonly edition: Edition
  /** Names there, where it has one code there. */
  readonly name?: {readonly zh: string; readonly en: string}
}

/** A code of an edition in every edition of its family, the oldest first, its own among them. */
export const descentOf = (editions: readonly Edition[], from: Edition, code: string): readonly Descent[] =>
  editions
    .filter(edition => edition.family === from.family)
    .toSorted(byAge)
    .map(edition => {
      const {fate, code: heir, candidates, lost} = recode(from, edition, code)
      const item = heir === undefined ? undefined : itemOfCode(edition, heir)?.item
      return {
        edition,
        fate,
        ...(heir !== undefined && {code: heir}),
        ...(item && {name: {zh: item.zh, en: item.en}}),
        candidates,
        lost,
      }
    })

const byAge = (a: Edition, b: Edition): number =>
  (a.published ?? "").localeCompare(b.published ?? "") || a.id.localeCompare(b.id)
