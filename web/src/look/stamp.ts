const two = (n: number): string => String(n).padStart(2, "0")

/** Of ISO 8601: day and minute where the reader is. */
export function stampOf(at: string): readonly [day: string, minute: string] {
  const time = new Date(at)
  return [
    `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`,
    `${two(time.getHours())}:${two(time.getMinutes())}`,
  ]
}
