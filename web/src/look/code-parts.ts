import type {CodePart} from "./code.tsx"

/**
 * A code cut by the terms of its facets, given in written order. What stands
 * between them is of no facet: a constant of the layout.
 *
 * @example partsOf("A010A100A000", {equipment: "A0", site: "A100", method: "A0"}) // A0 10 A100 A0 00
 */
export function partsOf(code: string, facets: Readonly<Record<string, string>>): readonly CodePart[] {
  const parts: CodePart[] = []
  let end = 0
  const plain = (to: number) => {
    if (to > end) parts.push({segment: `at-${end}`, text: code.slice(end, to), facet: "reserve"})
  }
  for (const [facet, text] of Object.entries(facets)) {
    const at = text === "" ? -1 : code.indexOf(text, end)
    if (at < 0) continue
    plain(at)
    parts.push({segment: facet, text, facet})
    end = at + text.length
  }
  plain(code.length)
  return parts
}

/** The segments of a code as the server explains them, of whatever edition it is; one part of no facet till it has. */
export function explainedParts(
  code: string,
  segments: readonly (Omit<CodePart, "facet"> & {readonly facet: string | null})[] = [],
): readonly CodePart[] {
  if (segments.length === 0) return [{segment: "whole", text: code, facet: "reserve"}]
  return segments.map(({facet, ...part}) => ({...part, ...(facet && {facet})}))
}
