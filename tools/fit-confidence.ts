// Fits lexicon/confidence.csv from labelled names: `npm run fit -- FILE…`. Prints the figures of a ten-fold cross-validation.
import {readFileSync, writeFileSync} from "node:fs"
import {loadLexicon, readLabelled} from "../src/files/index.ts"
import {
  type Example,
  featuresOf,
  fitWeights,
  judge,
  type Prior,
  probability,
  recognise,
} from "../src/recognition/index.ts"

const path = new URL("../lexicon/confidence.csv", import.meta.url)
const folds = 10
const caps: Readonly<Record<string, string>> = {"site-unstated": "0.6", "typo-assumed": "0.7", "unknown-han": "0.85"}
/** Log odds before any example: a clean reading is thought right 98 times of 100, and every doubt costs something. */
const priorOf = (feature: string): Prior =>
  feature === "bias"
    ? {mean: 4, precision: 0.5}
    : heavy.has(feature)
      ? {mean: -3, precision: 1}
      : {mean: -0.7, precision: 2}
/** Doubts of which few labelled names speak, and which are grave by what they are. */
const heavy = new Set(["unknown-han", "typo-assumed", "site-unstated"])

const examples = await examplesOf(process.argv.slice(2))
const claims = examples.map((example, i) => {
  const others = examples.filter((_, j) => j % folds !== i % folds)
  return {example, fold: i % folds, others}
})
const byFold = new Map<number, ReadonlyMap<string, number>>()
const checked = claims.map(({example, fold, others}) => {
  const weights = byFold.get(fold) ?? fitWeights(others, priorOf)
  byFold.set(fold, weights)
  return {claim: probability(weights, example.features), right: example.right}
})
report(checked)
write(fitWeights(examples, priorOf))

async function examplesOf(files: readonly string[]): Promise<readonly Example[]> {
  if (files.length === 0) throw new Error("npm run fit -- FILE…")
  const lexicon = loadLexicon("5.0")
  const labelled = (await Promise.all(files.map(readLabelled))).flat()
  return labelled.flatMap(label => {
    const {read, exact} = judge(label, recognise(lexicon, label.name))
    if (read.status !== "standard") return []
    const {name, flags, items, account} = read
    return [{features: featuresOf({name, flags, items: items.length, account, given: undefined}), right: exact}]
  })
}

function report(all: readonly {readonly claim: number; readonly right: boolean}[]): void {
  const sorted = [...all].sort((a, b) => b.claim - a.claim)
  const size = Math.ceil(sorted.length / 10)
  const bins = Array.from({length: 10}, (_, i) => sorted.slice(i * size, (i + 1) * size)).filter(bin => bin.length > 0)
  const off = bins.map(
    bin => Math.abs(mean(bin.map(one => one.claim)) - mean(bin.map(one => (one.right ? 1 : 0)))) * bin.length,
  )
  const loss = mean(all.map(({claim, right}) => -Math.log(right ? claim : 1 - claim)))
  const lines = bins.map(
    bin =>
      `${mean(bin.map(one => one.claim)).toFixed(3)} claimed  ${mean(bin.map(one => (one.right ? 1 : 0))).toFixed(3)} right`,
  )
  console.log(lines.join("\n"))
  console.log(
    `${all.length} answers; expected calibration error ${(off.reduce((a, b) => a + b, 0) / all.length).toFixed(4)}; log loss ${loss.toFixed(4)}`,
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
}

/** The table, one row a feature; rows of features that no example has keep their prior. */
function write(weights: ReadonlyMap<string, number>): void {
  const flags = readFileSync(new URL("../src/recognition/texts.ts", import.meta.url), "utf8")
  const known = [...flags.matchAll(/^ {2}"?([a-z-]+)"?: \{zh/gm)].flatMap(match => match[1] ?? [])
  const doubtful = known.filter(flag => /assumed|unstated|ignored|broadened|unlisted|part/.test(flag))
  const names = [...new Set([...weights.keys(), ...doubtful])].sort()
  const seen = (name: string) => examples.filter(example => example.features.has(name)).length
  const row = (name: string) =>
    [name, (weights.get(name) ?? priorOf(name).mean).toFixed(2), caps[name] ?? "", `标注名称${seen(name)}条拟合`].join(
      ",",
    )
  writeFileSync(path, `feature,weight,cap,reason\n${names.map(row).join("\n")}\n`)
}
