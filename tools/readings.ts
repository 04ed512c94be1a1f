// What recognition reads otherwise than cases/readings.tsv has it: `npm run readings` tells it, `npm run readings -- --keep` puts it there.
import {writeFileSync} from "node:fs"
import {parseArgs} from "node:util"
import {keptReadings, type Reading, readingOf, readingsFile} from "../src/recognition/made-readings.ts"
import {shelf} from "../src/shelf/made-shelf.ts"

const {values} = parseArgs({options: {keep: {type: "boolean", default: false}}})
const lexicon = shelf.lexicons("5.0")
const kept = keptReadings()
const now = kept.map(row => readingOf(lexicon, row))

/** The columns of a reading that are read otherwise, each as it was and as it is. */
const changesOf = (was: Reading, is: Reading): readonly string[] =>
  (["answer", "account"] as const).flatMap(column =>
    was[column] === is[column] ? [] : [`  - ${was[column]}`, `  + ${is[column]}`],
  )

const told = kept.flatMap((was, i) => {
  const changes = changesOf(was, now[i] ?? was)
  return changes.length === 0 ? [] : [[[was.name, was.beside].join("\t").trim(), ...changes].join("\n")]
})
for (const one of told) console.log(one)
console.log(`${told.length} of ${kept.length} names are read otherwise`)
if (values.keep) {
  const lines = now.map(({name, beside, answer, account}) => [name, beside, answer, account].join("\t"))
  writeFileSync(readingsFile, `${["name\tbeside\tanswer\taccount", ...lines].join("\n")}\n`)
}
