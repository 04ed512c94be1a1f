/** How far two people agree on the same rows, beyond what chance would do. */
export interface Agreement {
  readonly rows: number
  readonly same: number
  /** Cohen's kappa, 1 for full agreement, 0 for that of chance; undefined where it says nothing (no rows, or one answer alone). */
  readonly kappa: number | undefined
}

/** Cohen's kappa (1960) over pairs of answers. */
export function agreementOf(pairs: readonly (readonly [string, string])[]): Agreement {
  const rows = pairs.length
  const same = pairs.filter(([a, b]) => a === b).length
  const chance = [...new Set(pairs.flat())].reduce((sum, answer) => {
    const [first, second] = [0, 1].map(who => pairs.filter(pair => pair[who as 0 | 1] === answer).length / rows)
    return sum + (first ?? 0) * (second ?? 0)
  }, 0)
  return {rows, same, kappa: rows === 0 || chance >= 1 ? undefined : (same / rows - chance) / (1 - chance)}
}
