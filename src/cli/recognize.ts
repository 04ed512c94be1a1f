import {createInterface} from "node:readline"
import {loadLexicon} from "../files/index.ts"
import {recognise} from "../recognition/index.ts"
import {formatOf, print, probability} from "./output.ts"

const batch = 500 // lines written at once

/** Names on standard input, one a line, a second tab column holding the modality; one answer a line. */
export async function run(options: {
  edition: string
  modality?: string
  accept: string
  format?: string
}): Promise<void> {
  const format = formatOf(options.format, "tsv", "jsonl", ["jsonl", "tsv"])
  const accept = probability("accept", options.accept)
  const lexicon = loadLexicon(options.edition)
  let out: string[] = []
  for await (const line of createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY})) {
    const [name = "", modality] = line.split("\t")
    const {equipment: _, ...read} = recognise(lexicon, name, modality || options.modality, accept)
    out.push(
      format === "jsonl"
        ? JSON.stringify(read)
        : [
            read.name,
            read.status,
            read.items.map(i => i.code).join(";"),
            read.items.map(i => i.name).join(";"),
            read.flags.join(","),
          ].join("\t"),
    )
    if (out.length >= batch) {
      await print(`${out.join("\n")}\n`)
      out = []
    }
  }
  if (out.length > 0) await print(`${out.join("\n")}\n`)
}
