// Names read a second, beside jieba only cutting them and libraries only finding the nearest standard name; one run, medians of 5.
import {spawnSync} from "node:child_process"
import {fileURLToPath} from "node:url"
import {Jieba} from "@node-rs/jieba"
import {dict} from "@node-rs/jieba/dict.js"
import {Index as FlexIndex} from "flexsearch"
import Fuse from "fuse.js"
import MiniSearch from "minisearch"
import {recognise} from "../src/recognition/index.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {at, line, median, time} from "./measure.ts"
import {type MadeName, madeNames} from "./names.ts"

const runs = 5
const leastRatio = 0.9 // to jieba; less on a quiet machine is a regression
const jieba = Jieba.withDict(dict)
if (process.argv[2] === "cut") cutInput()
else measureAll(Number(process.argv[2] ?? 250_000))

function measureAll(count: number): void {
  const made = [...madeNames(count)]
  const names = made.map(({name}) => name)
  line(
    "names",
    String(count),
    `${(names.reduce((sum, name) => sum + name.length, 0) / count).toFixed(1)} characters each`,
  )
  const lexicon = shelf.lexicon("5.0")
  const others = [...madeNames(count, 2)].map(({name}) => name)
  line("first reading, a cold program", rate(count, time(1, () => readAll(names))[0] ?? 0))
  line("names never read before", rate(count, time(1, () => readAll(others))[0] ?? 0))
  const heap = process.memoryUsage().heapUsed
  const pairs = Array.from(
    {length: runs},
    () => [time(1, () => readAll(names))[0] ?? 0, time(1, () => cutAll(names))[0] ?? 0] as const,
  )
  const [ours, cutting] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  line("names read before", rate(count, ours))
  line("jieba, cutting alone", rate(count, cutting), `ratio ${(cutting / ours).toFixed(2)}`)
  if (cutting / ours < leastRatio) {
    line("SLOWER THAN IT WAS", `the ratio shall be ${leastRatio} or more`)
    process.exitCode = 1
  }
  line("heap grown by five more readings", `${Math.round((process.memoryUsage().heapUsed - heap) / 2 ** 20)} MB`)
  for (const share of [0.1, 0.2, 0.4, 1]) {
    const part = names.slice(0, count * share)
    line(
      `  ${part.length} names`,
      `${((1000 * median(time(runs, () => readAll(part)))) / part.length).toFixed(2)} µs each`,
    )
  }
  libraries(made, ours / count)
  slowest()
  pipes(names)

  function readAll(all: readonly string[]): number {
    let items = 0
    for (const name of all) items += recognise(lexicon, name).items.length
    return items
  }
}

function cutAll(names: readonly string[]): number {
  let words = 0
  for (const name of names) words += jieba.cut(name).length
  return words
}

/** Each library picks the nearest of the standard's names for a sample; how many right, how fast. */
function libraries(made: readonly MadeName[], oursMs: number): void {
  const items = [...shelf.edition("5.0").items.values()]
  const lexicon = shelf.lexicon("5.0")
  const single = made.filter(({codes}) => codes.length === 1)
  const right = (sample: readonly MadeName[], pick: (name: string) => string | undefined) =>
    sample.filter(({name, codes}) => pick(name) === codes[0]).length
  const bigrams = (text: string) => Array.from({length: Math.max(1, text.length - 1)}, (_, i) => text.slice(i, i + 2))
  const mini = new MiniSearch({fields: ["zh"], idField: "code", tokenize: bigrams})
  mini.addAll(items.map(({code, zh}) => ({code, zh})))
  const fuse = new Fuse(
    items.map(({code, zh}) => ({code, zh})),
    {keys: ["zh"], threshold: 0.8, ignoreLocation: true},
  )
  const flex = new FlexIndex({tokenize: "full", encode: bigrams})
  for (const [i, {zh}] of items.entries()) flex.add(i, zh)
  const tools: readonly (readonly [string, number, (name: string) => string | undefined])[] = [
    ["recognise", 20_000, name => recognise(lexicon, name).items[0]?.code],
    ["minisearch with bigrams", 2000, name => mini.search(name)[0]?.id as string | undefined],
    ["flexsearch", 2000, name => items[flex.search(name, 1)[0] as number]?.code],
    ["fuse.js", 100, name => fuse.search(name, {limit: 1})[0]?.item.code],
  ]
  for (const [what, most, pick] of tools) {
    const sample = single.slice(0, most)
    let found = 0
    const spent = time(1, () => (found = right(sample, pick)))[0] ?? 0
    const slower = spent / sample.length / oursMs
    line(
      what,
      rate(sample.length, spent),
      `right ${((100 * found) / sample.length).toFixed(1)} %`,
      `time ${slower.toFixed(0)} x`,
    )
  }
}

/** The slowest of many names made of anything. */
function slowest(): void {
  const lexicon = shelf.lexicon("5.0")
  let worst = 0
  for (let i = 0; i < 20_000; i++) {
    const name = Array.from({length: 1 + (i % 400)}, (_, k) =>
      String.fromCharCode((i * 7919 + k * 104_729) % 0xffff),
    ).join("")
    worst = Math.max(worst, time(1, () => recognise(lexicon, name))[0] ?? 0)
  }
  line("slowest of 20,000 arbitrary names", `${worst.toFixed(2)} ms`)
}

/** Through pipes: names in, JSON out, beside a process that cuts and writes the words. */
function pipes(names: readonly string[]): void {
  const input = `${names.join("\n")}\n`
  const run = (file: string, args: readonly string[]) =>
    time(1, () => spawnSync(file, args, {input, maxBuffer: 2 ** 30, stdio: ["pipe", "ignore", "inherit"]}))[0] ?? 0
  const ours = run(at("bin/zhengming"), ["recognize"])
  const cutting = run(process.execPath, [fileURLToPath(import.meta.url), "cut"])
  line("recognize through pipes", rate(names.length, ours))
  line("jieba through pipes", rate(names.length, cutting), `ratio ${(cutting / ours).toFixed(2)}`)
}

async function cutInput(): Promise<void> {
  const {createInterface} = await import("node:readline")
  let out: string[] = []
  for await (const name of createInterface({input: process.stdin})) {
    out.push(JSON.stringify({name, words: jieba.cut(name)}))
    if (out.length < 500) continue
    process.stdout.write(`${out.join("\n")}\n`)
    out = []
  }
  process.stdout.write(out.join("\n"))
}

function rate(count: number, spentMs: number): string {
  return `${Math.round((1000 * count) / spentMs).toLocaleString("en")} names/s`
}
