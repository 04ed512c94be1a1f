/** What stands behind the ? of the list of catalogues. */
export interface CataloguesSearch {
  /** Words that narrow the institutions. */
  readonly q?: string
  /** This institution alone. */
  readonly institution?: string
  /** The institution whose extensions are opened. */
  readonly extensions?: string
  /** The institution whose own words are opened. */
  readonly words?: string
  /** The catalogue that is opened. */
  readonly catalogue?: string
  /** The part of it that is shown. */
  readonly part?: string
}

interface Institution {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly retired: string | null
}

/** The institutions that an address asks for: one, or those with some words in name or code; retired ones only by their id. */
export function institutionsShown<T extends Institution>(
  all: readonly T[],
  {institution, q = ""}: {readonly institution?: string; readonly q?: string},
): readonly T[] {
  if (institution !== undefined) return all.filter(({id}) => id === institution)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(
    ({code, name, retired}) => retired === null && words.every(word => `${code} ${name}`.toLowerCase().includes(word)),
  )
}
