/** The different ids in parts of at most so many. Added at the end, they leave the full parts as they were. */
export function partsOf(ids: readonly string[], most: number): readonly (readonly string[])[] {
  const different = [...new Set(ids)].filter(id => id !== "system")
  return Array.from({length: Math.ceil(different.length / most)}, (_, at) =>
    different.slice(at * most, (at + 1) * most),
  )
}
