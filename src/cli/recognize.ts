import {createInterface} from "node:readline"
import pc from "picocolors"
import {
  answerText,
  type Candidate,
  Candidates,
  type Decision,
  explained,
  explanation,
  InstitutionNames,
  kindTexts,
  type Lexicon,
  modalityKeys,
  type Recognition,
  readModality,
  recogniseRow,
} from "../recognition/index.ts"
import {openFolderShelf, readingLexicon} from "../shelf/index.ts"
import {openTable} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import {count, formatOf, language, print, probability} from "./output.ts"
import {usualEdition} from "./usual-edition.ts"

const batch = 500 // lines written at once

/** Names on standard input, one a line, a second tab column holding the modality; one answer a line. */
export async function run(options: {
  edition: string
  modality?: string
  accept: string
  candidates?: string
  institution?: string
  words?: string
  format?: string
  explain?: string
}): Promise<void> {
  const format = formatOf(options.format, "table", "jsonl", ["jsonl", "tsv", "table"])
  const accept = probability("accept", options.accept)
  const common = options.modality === undefined ? undefined : readModality(options.modality)
  if (options.modality !== undefined && common === undefined)
    throw refuse("option.value", {option: "modality", value: options.modality, known: modalityKeys.join(", ")})
  const words = options.words === undefined ? undefined : await wordsOf(options.words)
  const lexicon = readingLexicon(openFolderShelf(), {edition: options.edition, usual: usualEdition}, words)
  const decisions = options.institution === undefined ? [] : await decisionsOf(options.institution)
  const own = new InstitutionNames(lexicon, decisions)
  const propose = proposer(lexicon, options.candidates, decisions)
  let out: string[] = []
  for await (const line of createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY})) {
    const [name = "", modality = ""] = line.split("\t")
    const answer = own.apply(recogniseRow(lexicon, {name, modality: modality.trim() || common}, accept))
    const read = options.explain === undefined ? answer : explained(lexicon, answer)
    out.push(written(read, propose(read), format))
    if (out.length < batch && !process.stdout.isTTY) continue
    await print(`${out.join("\n")}\n`)
    out = []
  }
  if (out.length > 0) await print(`${out.join("\n")}\n`)
}

/** The institution's own words, from a table in the form of `lexicon/radiology/word.csv`. */
async function wordsOf(path: string): Promise<readonly Record<string, string>[]> {
  await using table = await openTable(path)
  const words: Record<string, string>[] = []
  for await (const rows of table.batches())
    for (const {cells} of rows)
      words.push(Object.fromEntries(table.header.map((column, i) => [column, cells[i] ?? ""])))
  return words
}

/** The institution's accepted names, from a table with the columns `name` and `codes`. */
async function decisionsOf(path: string): Promise<readonly Decision[]> {
  const {readDecisions} = await import("./learn.ts")
  return readDecisions(path)
}

/** Candidates for names that are not determined, where they are asked for. */
function proposer(
  lexicon: Lexicon,
  asked: string | undefined,
  decisions: readonly Decision[],
): (read: Recognition) => readonly Candidate[] | undefined {
  if (asked === undefined) return () => undefined
  const limit = count("candidates", asked)
  const candidates = new Candidates(lexicon, decisions)
  return read => candidates.of(read, limit)
}

function written(read: Recognition, candidates: readonly Candidate[] | undefined, format: string): string {
  if (format === "jsonl") return JSON.stringify({...read, equipment: undefined, candidates}) // stands with each item
  const [codes, names] = [answerText(read, item => item.code), answerText(read, item => item.name)]
  if (format === "tsv") return [read.name, read.status, codes, names, read.flags.join(",")].join("\t")
  const colour = read.accepted ? pc.green : read.status === "standard" ? pc.yellow : pc.red
  const lines = read.items.map(item => `    ${item.code}  ${item.name}  ${item.confidence}`)
  const proposed = (candidates ?? []).map(one =>
    pc.dim(`    ? ${one.code}  ${one.name}  ${one.score}  ${reasons(one)}`),
  )
  return [
    `${colour(read.status.padEnd(14))} ${read.name}`,
    ...lines,
    ...proposed,
    pc.dim(`    ${explanation(read, language)}`),
  ].join("\n")
}

/** What agrees with a name and what contradicts it. */
const reasons = ({agrees, contradicts}: Candidate): string =>
  [
    ...agrees.map(kind => `+${kindTexts[kind][language]}`),
    ...contradicts.map(kind => `−${kindTexts[kind][language]}`),
  ].join(" ")
