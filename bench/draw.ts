// Names drawn at random from those that are accepted, to be read by eye: node bench/draw.ts FILE… [--count 300] [--seed 1]
// A file has a name a line, behind a tab its modality. Written: name, confidence, items with their names, flags, what was set aside.
import {readFileSync} from "node:fs"
import {parseArgs} from "node:util"
import {type Recognition, recognise} from "../src/recognition/index.ts"
import {shelf} from "../src/shelf/made-shelf.ts"

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {count: {type: "string", default: "300"}, seed: {type: "string", default: "1"}},
})
const lexicon = shelf.lexicons("5.0")
const written = new Set(positionals.flatMap(file => readFileSync(file, "utf8").split(/\r?\n/)).filter(Boolean))
const accepted = [...written].flatMap(line => {
  const [name = "", modality] = line.split("\t")
  const read = recognise(lexicon, name, modality || undefined)
  return read.accepted ? [read] : []
})
process.stderr.write(`${written.size} names, ${accepted.length} accepted\n`)
for (const read of drawn(accepted, Number(values.count), Number(values.seed))) console.log(row(read))

/** So many of all, each once; the same seed draws the same. */
function drawn<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const next = numbers(seed)
  return all
    .map(one => ({one, rank: next()}))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({one}) => one)
}

/** Numbers from 0 to 1 without a pattern (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const a = Math.imul(state ^ (state >>> 15), state | 1)
    const b = a ^ (a + Math.imul(a ^ (a >>> 7), a | 61))
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32
  }
}

function row({name, items, flags, account}: Recognition): string {
  const aside = account.filter(({as}) => as === "aside" || as === "number").map(({text}) => text)
  const told = items.map(({code, name}) => `${code} ${name}`)
  return [name, items[0]?.confidence, told.join(" + "), flags.join(","), aside.join("|")].join("\t")
}
