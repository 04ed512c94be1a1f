import {createInterface} from "node:readline"
import pc from "picocolors"
import {loadLexicon} from "../files/index.ts"
import {type Recognition, readModality, recognise} from "../recognition/index.ts"
import {refuse} from "../standard/index.ts"
import {explanation, formatOf, print, probability} from "./output.ts"

const batch = 500 // lines written at once

/** Names on standard input, one a line, a second tab column holding the modality; one answer a line. */
export async function run(options: {
  edition: string
  modality?: string
  accept: string
  format?: string
}): Promise<void> {
  const format = formatOf(options.format, "table", "jsonl", ["jsonl", "tsv", "table"])
  const accept = probability("accept", options.accept)
  const common = options.modality === undefined ? undefined : readModality(options.modality)
  if (options.modality !== undefined && common === undefined)
    throw refuse("option.value", {option: "modality", value: options.modality, known: "CT, MR, XR"})
  const lexicon = loadLexicon(options.edition)
  let out: string[] = []
  for await (const line of createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY})) {
    const [name = "", modality = ""] = line.split("\t")
    out.push(written(recognise(lexicon, name, readModality(modality) ?? common, accept), format))
    if (out.length < batch && !process.stdout.isTTY) continue
    await print(`${out.join("\n")}\n`)
    out = []
  }
  if (out.length > 0) await print(`${out.join("\n")}\n`)
}

function written(read: Recognition, format: string): string {
  if (format === "jsonl") return JSON.stringify({...read, equipment: undefined}) // stands with each item
  const codes = read.items.map(item => item.code)
  const names = read.items.map(item => item.name)
  if (format === "tsv")
    return [read.name, read.status, codes.join(";"), names.join(";"), read.flags.join(",")].join("\t")
  const colour = read.accepted ? pc.green : read.status === "standard" ? pc.yellow : pc.red
  const lines = read.items.map(item => `    ${item.code}  ${item.name}  ${item.confidence}`)
  return [`${colour(read.status.padEnd(14))} ${read.name}`, ...lines, pc.dim(`    ${explanation(read)}`)].join("\n")
}
