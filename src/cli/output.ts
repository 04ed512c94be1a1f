import {once} from "node:events"
import pc from "picocolors"
import {type Issue, type Language, placeText} from "../issue/index.ts"
import {type Status, statuses, statusTexts} from "../recognition/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"

/** Language of messages: Chinese where the locale is Chinese, else English. */
export const language: Language = /^zh/i.test(process.env.LC_ALL ?? process.env.LANG ?? "") ? "zh" : "en"

/** One of two texts, in that language. */
export const inWords = (zh: string, en: string): string => (language === "zh" ? zh : en)

/** Write to standard output, waiting while the reader is slow. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain")
}

/** The format asked for, else a table for a person and plain lines for a pipe. */
export function formatOf(asked: string | undefined, person: string, pipe: string, known: readonly string[]): string {
  if (asked === undefined) return process.stdout.isTTY ? person : pipe
  if (!known.includes(asked)) throw refuse("option.value", {option: "format", value: asked, known: known.join(", ")})
  return asked
}

/** A probability option, 0 to 1. */
export function probability(option: string, text: string): number {
  const value = Number(text)
  if (text.trim() === "" || !(value >= 0 && value <= 1))
    throw refuse("option.value", {option, value: text, known: "0 … 1"})
  return value
}

/** A whole number from 1 up as an option. */
export function count(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw refuse("option.value", {option, value: text, known: "1, 2, 3 …"})
  return value
}

/** One CSV line (RFC 4180). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`

/** An issue as lines for a person: the sentence, then each repair. */
export const faultLines = (fault: Issue): readonly string[] => [
  pc.red(`${fault.id}: ${issueText(fault, language)}`),
  ...fault.repairs.map(repair => `  → ${repair.text} ${repair.name ?? ""}`.trimEnd()),
]

/** How many names have each status. */
export const statusLine = (counts: ReadonlyMap<Status, number>): string =>
  statuses
    .filter(status => counts.has(status))
    .map(status => `${statusTexts[status][language]} ${counts.get(status)}`)
    .join(", ")

/** The place of an issue before its sentence: `a.csv, row 3: `; "" when it says nothing. */
export const atPlace = (found: Issue): string => {
  const place = placeText(found.place, language)
  return place && `${place}: `
}

/** Padded to a width that it has in a terminal, where a Han character takes two cells. */
export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - cells(text)))
const cells = (text: string): number => [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0)
