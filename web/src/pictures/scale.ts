/** Steps of the colour scale: `--scale-0` stands for nothing. */
export const steps = 7

/**
 * The step of a value, by its logarithm: volumes differ a thousandfold.
 *
 * @param most the greatest value there is
 * @returns 0 for nothing, else 1 to 6
 */
export function stepOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0
  if (most <= 1) return steps - 1
  const share = Math.log(1 + value) / Math.log(1 + most)
  return Math.min(steps - 1, 1 + Math.floor(share * (steps - 1)))
}

/** The least value of each step from 1 on, for a legend. */
export const boundsOf = (most: number): readonly number[] =>
  Array.from({length: steps - 1}, (_, i) => Math.max(1, Math.ceil((1 + most) ** (i / (steps - 1)) - 1)))

/** Round numbers from 0 to beyond `most`, about `wanted` of them. */
export function ticksOf(most: number, wanted = 4): readonly number[] {
  if (most <= 0) return [0, 1]
  const rough = most / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(n => n * power).find(n => n >= rough) ?? rough
  const whole = Math.max(1, step)
  return Array.from({length: Math.ceil(most / whole) + 1}, (_, i) => i * whole)
}
