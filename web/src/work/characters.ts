/** Characters of a name that are chosen, from one place to another, both among them. */
export interface Range {
  readonly from: number
  readonly to: number
  /** Only its first end is chosen yet. */
  readonly open?: true
}

/** The characters of a text, as they are seen, and where each begins. */
export function placed(text: string): readonly {readonly at: number; readonly text: string}[] {
  let at = 0
  return [...text].map(character => {
    const here = at
    at += character.length
    return {at: here, text: character}
  })
}

/** The range after one more click: the first chooses a character, the second all up to it, the third begins anew. */
export function extended(range: Range | undefined, at: number): Range {
  if (!range?.open) return {from: at, to: at, open: true}
  return {from: Math.min(range.from, at), to: Math.max(range.from, at)}
}

export const chosenOf = (characters: readonly {readonly text: string}[], {from, to}: Range): string =>
  characters
    .slice(from, to + 1)
    .map(({text}) => text)
    .join("")
