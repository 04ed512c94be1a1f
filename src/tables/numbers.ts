/** How a number of a sheet is shown, as far as it changes what a person would type. */
export type NumberForm =
  | {readonly kind: "plain"}
  /** Counted in days; shown as date, time or both. */
  | {readonly kind: "date"}
  /** Filled up with zeros on the left: the format `00000000` of a code column. */
  | {readonly kind: "zeros"; readonly width: number}

export const plain: NumberForm = {kind: "plain"}

/**
 * The form behind a number format of a workbook.
 *
 * @param code Its text where the workbook defines it (ECMA-376-1 §18.8.30); absent for a built-in one.
 */
export function numberForm(id: number, code?: string): NumberForm {
  if (code === undefined) return builtInDates.has(id) ? {kind: "date"} : plain
  if (code.length > longestFormat) return plain
  const bare = code.replace(/\\.|[_*].|"[^"]*"|\[[^\]]*\]/g, "").split(";", 1)[0] ?? ""
  if (/^0{2,}$/.test(bare)) return {kind: "zeros", width: bare.length}
  return /[ymdhs]/i.test(bare) ? {kind: "date"} : plain
}

const longestFormat = 255 // of Excel; beyond it someone wants the expressions above to take ages

/** §18.8.30: 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese, Japanese and Korean Excel. */
const builtInDates: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
])

/**
 * A number of a sheet as a person would have typed it: integers in full, others
 * to the 15 digits Excel keeps, dates by ISO 8601. What is no number comes back
 * as it is.
 *
 * @param text As it stands in the file: `20010100110000`, `2.0010100110000E+13`, `0.30000000000000004`.
 * @param from1904 Whether the workbook counts its days from 1904.
 * @example numberText("2.00101E+13", plain, false) // "20010100000000"
 */
export function numberText(text: string, form: NumberForm, from1904: boolean): string {
  const value = Number(text)
  if (text.trim() === "" || !Number.isFinite(value)) return text
  if (form.kind === "date") return dateText(value, from1904) ?? decimalText(text, value)
  const decimal = decimalText(text, value)
  return form.kind === "zeros" && /^\d+$/.test(decimal) ? decimal.padStart(form.width, "0") : decimal
}

/** Digits that a spreadsheet keeps of a number; those behind are zeros, or what the binary value happens to say. */
export const keptDigits = 15

/**
 * Whether a whole number of a sheet has more digits than are kept: a code typed
 * as a number whose last digits are gone. The length of its text must be more
 * than `keptDigits`, in exponents or not.
 */
export function hasLostDigits(text: string): boolean {
  if (/^-?\d+$/.test(text)) return text.replace(/^-?0*/, "").length > keptDigits
  const value = Math.abs(Number(text))
  return value >= 10 ** keptDigits && Number.isInteger(value)
}

function decimalText(text: string, value: number): string {
  if (/^-?\d+$/.test(text)) return text
  const rounded = Number(value.toPrecision(keptDigits))
  return Number.isInteger(rounded) ? wholeText(rounded) : String(rounded)
}

/** In full, with zeros behind the digits that are kept. */
function wholeText(value: number): string {
  const [digits = "", exponent = "0"] = value.toExponential().split("e")
  const [sign = "", plainDigits = ""] = digits.startsWith("-") ? ["-", digits.slice(1)] : ["", digits]
  return sign + plainDigits.replace(".", "").padEnd(Number(exponent) + 1, "0")
}

const dayMs = 86_400_000
const end = 2_958_466 // the day after 9999-12-31

/** Undefined for what Excel cannot show as a date either. */
function dateText(days: number, from1904: boolean): string | undefined {
  if (days < 0 || days >= end) return undefined
  const seconds = Math.round(days * 86_400)
  const iso = new Date(epoch(days, from1904) + seconds * 1000).toISOString()
  if (days < 1) return iso.slice(11, 19)
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** Excel counts a 29 February 1900 that never was: day 60, and all days after it are one too many. */
function epoch(days: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1)
  return days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 31) - dayMs
}
