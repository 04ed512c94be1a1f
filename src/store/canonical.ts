export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json | undefined}

/**
 * JSON with one spelling for one value: keys in the order of their UTF-16
 * codes, no white space, absent values left out (RFC 8785 for what we keep:
 * text, numbers, truth values, lists and records).
 */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  const record = value as {readonly [key: string]: Json | undefined}
  const fields = Object.keys(record).sort()
  const written = fields.flatMap(key => {
    const field = record[key]
    return field === undefined ? [] : [`${JSON.stringify(key)}:${canonical(field)}`]
  })
  return `{${written.join(",")}}`
}
