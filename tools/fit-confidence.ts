// Prints how far the confidence is to be believed, each kind of source judged by weights that were fitted without it, and
// writes the fitted weights of lexicon/FAMILY/confidence.csv: npm run fit -- FILE… [--write FAMILY,…]
import {readFileSync, writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {parseArgs} from "node:util"
import {calibrate, crossValidate, fitWeights, judge, percent, readLabelled} from "../src/evaluation/index.ts"
import {confidenceOf, featureNames, featuresOf, recognise} from "../src/recognition/index.ts"
import {doubts, type Flag} from "../src/recognition/lists.ts"
import {openFolderShelf, readRows} from "../src/shelf/index.ts"

const accept = 0.9
const {values, positionals: files} = parseArgs({allowPositionals: true, options: {write: {type: "string"}}})
if (files.length === 0) {
  process.stderr.write("npm run fit -- FILE… [--write FAMILY,…]: 带标注的名称 / labelled names\n")
  process.exit(2)
}
const shelf = openFolderShelf()
const lexicon = shelf.lexicons("5.0")
const labelled = (await Promise.all(files.map(readLabelled))).flatMap(file => file.names)

/** The standard answers that are of one family, each as an example of it. */
const answers = labelled.flatMap(label => {
  const {read, exact} = judge(label, recognise(lexicon, label.name, label.modality))
  const [family, ...more] = new Set(read.items.map(({edition}) => shelf.edition(edition).naming))
  if (read.status !== "standard" || family === undefined || more.length > 0) return []
  const features = featuresOf({...read, items: read.items.length, given: label.modality})
  return [{...label, family, features, right: exact, flags: read.flags}]
})
const tables = new Map([...new Set(answers.map(({family}) => family))].map(family => [family, tableOf(family)]))
const claims = [...tables].flatMap(([family, {priors, cap}]) =>
  crossValidate(ofFamily(family), priors, {
    foldOf: ({stratum}) => stratum,
    claimOf: (weight, features) => confidenceOf({weight, cap}, features),
  }),
)
type Claimed = (typeof claims)[number]

console.log(`${labelled.length} names, accepted from ${accept}; each kind of source by weights fitted without it\n`)
tell("来源 source", "答案 answers", "采信 accepted", "正确 right", "校准误差 calibration error")
for (const [stratum, own] of Map.groupBy(claims, ({example}) => example.stratum)) tellClaims(stratum, own)
console.log()
for (const family of tables.keys())
  tellClaims(
    family,
    claims.filter(({example}) => example.family === family),
  )
tellClaims("全部 all", claims)
const {bins, logLoss} = calibrate(claims)
console.log(`log loss ${logLoss.toFixed(4)}`)
for (const bin of bins) tell(bin.claimed.toFixed(3), String(bin.answers), "", percent(bin.right, bin.answers))
for (const {example, claim} of claims.filter(isAccepted).filter(({right}) => !right))
  console.log(`采信而不正确 accepted and wrong: ${example.name} ${claim}`)
for (const family of values.write?.split(",") ?? []) write(family)

function ofFamily(family: string) {
  return answers.filter(answer => answer.family === family)
}

function tell(first: string, ...cells: readonly string[]): void {
  console.log([first.padEnd(20), ...cells.map(cell => cell.padEnd(16))].join(" ").trimEnd())
}

function tellClaims(first: string, own: readonly Claimed[]): void {
  const accepted = own.filter(isAccepted)
  const right = accepted.filter(one => one.right)
  const shares = [percent(accepted.length, own.length), percent(right.length, accepted.length)]
  tell(first, String(own.length), ...shares, calibrate(own).error.toFixed(4))
}

/** Accepted at the usual threshold, were the answer confident as claimed. */
function isAccepted({claim, example: {family, flags}}: Claimed): boolean {
  const kept: readonly Flag[] = family === "radiology" ? doubts.open : doubts.closed
  return claim >= accept && !flags?.some(flag => kept.includes(flag))
}

function tableOf(family: string) {
  const path = fileURLToPath(new URL(`../lexicon/${family}/confidence.csv`, import.meta.url))
  const rows = readRows(path)
  const rowOf = new Map(rows.map(row => [row.feature, row]))
  const priors = featureNames.map(name => (rowOf.has(name) ? Number(rowOf.get(name)?.prior) : undefined))
  const cap = featureNames.map(name => Number(rowOf.get(name)?.cap || 1))
  return {path, rows, priors, cap}
}

/** The weights fitted to all sources; what the policy caps stays capped. */
function write(family: string): void {
  const {path, rows, priors} = tableOf(family)
  const examples = ofFamily(family)
  const weights = fitWeights(examples, priors)
  const [header = ""] = readFileSync(path, "utf8").split("\n")
  const fitted = new Date().toISOString().slice(0, 10)
  const lines = rows.map(row => {
    const at = featureNames.indexOf(row.feature ?? "")
    const count = examples.filter(example => example.features[at] !== 0).length
    const source = `标注名称${labelled.length}条`
    const told = {...row, weight: (weights[at] ?? 0).toFixed(2), answers: String(count), source, fitted}
    return header.split(",").map(column => told[column as keyof typeof told] ?? "")
  })
  writeFileSync(path, `${[header, ...lines.map(cells => cells.join(","))].join("\n")}\n`)
}
