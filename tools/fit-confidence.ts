// Fits the weights of lexicon/radiology/confidence.csv to labelled names and prints how far they are to be believed: npm run fit -- FILE…
import {readFileSync, writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {
  calibrate,
  crossValidate,
  type Example,
  fitWeights,
  judge,
  reachAt,
  readLabelled,
} from "../src/evaluation/index.ts"
import {confidenceOf, featureNames, featuresOf, recognise} from "../src/recognition/index.ts"
import {openFolderShelf, readRows} from "../src/shelf/index.ts"

const table = fileURLToPath(new URL("../lexicon/radiology/confidence.csv", import.meta.url))
const folds = 10
const precision = 0.995
const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write("npm run fit -- FILE…: 带标注的名称 / labelled names\n")
  process.exit(2)
}
const lexicon = openFolderShelf().lexicon("5.0")
const labelled = (await Promise.all(files.map(readLabelled))).flatMap(file => file.names)
const examples = labelled.flatMap((label): readonly Example[] => {
  const {read, exact} = judge(label, recognise(lexicon, label.name, label.modality))
  if (read.status !== "standard") return []
  return [{features: featuresOf({...read, items: read.items.length, given: label.modality}), right: exact}]
})
const rows = readRows(table)
const rowOf = new Map(rows.map(row => [row.feature, row]))
const priors = featureNames.map(name => (rowOf.has(name) ? Number(rowOf.get(name)?.prior) : undefined))
const {cap} = lexicon.weights

const claims = crossValidate(examples, priors, folds, (weight, features) => confidenceOf({weight, cap}, features))
const {bins, error, logLoss} = calibrate(claims)
console.log("确信度 claimed  正确 right  答案 answers")
for (const bin of bins)
  console.log(`${bin.claimed.toFixed(3).padEnd(15)} ${(bin.right / bin.answers).toFixed(3).padEnd(11)} ${bin.answers}`)
const reach = reachAt(claims, precision)
console.log(`${labelled.length} names, ${examples.length} answers, ${folds}-fold cross-validated`)
console.log(`expected calibration error ${error.toFixed(4)}, log loss ${logLoss.toFixed(4)}`)
console.log(
  `accepted at ${precision * 100} % precision: ${percent(reach?.accepted ?? 0, labelled.length)}, from ${reach?.from ?? "–"}`,
)

const weights = fitWeights(examples, priors)
const [header = ""] = readFileSync(table, "utf8").split("\n")
const fitted = new Date().toISOString().slice(0, 10)
const lines = rows.map(row => {
  const at = featureNames.indexOf(row.feature ?? "")
  const answers = examples.filter(example => example.features[at] !== 0).length
  const weight = (weights[at] ?? 0).toFixed(2)
  const told = {...row, weight, answers: String(answers), source: `标注名称${labelled.length}条`, fitted}
  return header.split(",").map(column => told[column as keyof typeof told] ?? "")
})
writeFileSync(table, `${[header, ...lines.map(cells => cells.join(","))].join("\n")}\n`)
