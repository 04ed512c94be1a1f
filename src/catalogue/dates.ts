/** Which of two numbers is the day where a date is written with slashes: `12/31/2099` or `31/12/2099`. */
type DayOrder = "month first" | "day first"

/** Which way the dates of a column are written: the month first, as Excel does, unless a first number is no month. */
export const dayOrderOf = (texts: Iterable<string>): DayOrder => {
  for (const text of texts) {
    const [, first] = /^(\d{1,2})[/.-]\d{1,2}[/.-]\d{4}\b/.exec(text.trim()) ?? []
    if (first !== undefined && Number(first) > 12) return "day first"
  }
  return "month first"
}

interface DateColumn {
  readonly order: DayOrder
  /** It holds last days: `01-1月 -00` is how Oracle shows the year 3000 there, a day that never comes. */
  readonly isEnd: boolean
}

/**
 * A day as hospitals' systems write it, by ISO 8601: `2026-2-1`, `2026/2/1`,
 * `20260201`, `2026年2月1日`, `12/31/2099`, a number of Excel's days, and Oracle's
 * `01-2月 -26` and `01-FEB-26`. A time of day is left out. Of years of two digits
 * those up to 49 are of this century, as Oracle reads them.
 *
 * @example isoDate("2026/2/1", {order: "month first", isEnd: true}) // 2026-02-01
 * @returns undefined for what is no day
 */
export function isoDate(text: string, column: DateColumn): string | undefined {
  const written = text.normalize("NFKC").trim()
  const day = written.replace(/(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M|Z|[+-]\d{2}:?\d{2})?$/i, "")
  return yearFirst(day) ?? excelDay(day) ?? yearLast(day, column.order) ?? oracleDay(day, column.isEnd)
}

function yearFirst(text: string): string | undefined {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(text)
  return parts ? dayOf(parts[1], parts[2], parts[3]) : undefined
}

function yearLast(text: string, order: DayOrder): string | undefined {
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return order === "month first" ? dayOf(year, first, second) : dayOf(year, second, first)
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

/** `01-1月 -00`, `01-JAN-2026`. */
function oracleDay(text: string, isEnd: boolean): string | undefined {
  const [, day, chinese, latin, written = ""] =
    /^(\d{1,2})\s*-\s*(?:(\d{1,2})月|([A-Z]{3}))[A-Z]*\s*-\s*(\d{4}|\d{2})$/i.exec(text) ?? []
  const month = chinese ?? String(months.indexOf(latin?.toUpperCase() ?? "") + 1)
  if (written.length === 4) return dayOf(written, month, day)
  const never = isEnd && `${month}-${day}-${written}`.replace(/\b0/g, "") === "1-1-0" ? "3000" : undefined
  return dayOf(never ?? `${Number(written) < 50 ? "20" : "19"}${written}`, month, day)
}

const dayMs = 86_400_000
const [firstDay, lastDay] = [18_264, 2_958_465] // of Excel: 1950-01-01, 9999-12-31

/** Days since the last one of 1899, of which Excel counts one too many. */
function excelDay(text: string): string | undefined {
  if (!/^\d{5,7}(\.\d+)?$/.test(text)) return undefined
  const days = Math.floor(Number(text))
  if (days < firstDay || days > lastDay) return undefined
  return new Date(Date.UTC(1899, 11, 30) + days * dayMs).toISOString().slice(0, 10)
}

function dayOf(year = "", month = "", day = ""): string | undefined {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) && year >= "1900" ? iso : undefined
}

/** The day that it is somewhere, by ISO 8601; `zone` by its name of the IANA. */
export const dayIn = (zone: string, at: number): string => daysIn(zone)(at)

/** `dayIn` of many times, by the quarters of an hour that days begin at. */
export function daysIn(zone: string): (at: number) => string {
  const days = new Intl.DateTimeFormat("sv-SE", {timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"})
  const known = new Map<number, string>()
  return at => {
    const quarter = Math.floor(at / quarterMs)
    const day = known.get(quarter) ?? days.format(at)
    known.set(quarter, day)
    return day
  }
}

/** When a day of a calendar, `2026-12-01`, begins somewhere. */
export function dayStart(day: string, zone: string): number {
  const offset = timesIn(zone)(Date.parse(`${day}T12:00:00Z`)).slice("2026-12-01T12:00:00".length)
  return Date.parse(`${day}T00:00:00${offset}`)
}

/** Times as clocks show them somewhere, to the second, by ISO 8601 with zone: `2026-12-01T11:20:05+08:00`. */
export function timesIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  })
  const offset = new Intl.DateTimeFormat("en", {timeZone: zone, timeZoneName: "longOffset"})
  return at => {
    const name = offset.formatToParts(at).find(({type}) => type === "timeZoneName")?.value ?? ""
    return `${format.format(at).replace(" ", "T")}${name.slice("GMT".length) || "+00:00"}`
  }
}

const quarterMs = 900_000
