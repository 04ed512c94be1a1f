// How many labelled names are read exactly: status and set of codes. Misses are printed with both readings.
import {loadLexicon, openTable} from "../src/files/index.ts"
import {recognise} from "../src/recognition/index.ts"
import {line} from "./measure.ts"

const file = process.argv[2]
if (file === undefined) throw new Error("node bench/accuracy.ts FILE")
const lexicon = loadLexicon("5.0")
const table = await openTable(file)
const [name, status, codes] = ["raw_name", "status", "codes"].map(column => table.header.indexOf(column)) as [
  number,
  number,
  number,
]
const sorted = (text: string) => text.split(";").filter(Boolean).sort().join(";")
let [names, exact, accepted, right] = [0, 0, 0, 0]
for await (const rows of table.batches())
  for (const {cells} of rows) {
    const read = recognise(lexicon, cells[name] ?? "")
    const got = sorted(read.items.map(item => item.code).join(";"))
    const fits = read.status === cells[status] && got === sorted(cells[codes] ?? "")
    names++
    if (fits) exact++
    else
      console.log(
        `${cells[name]}\n  labelled ${cells[status]} ${cells[codes]}\n  read     ${read.status} ${got} ${read.flags.join(",")}`,
      )
    if (read.accepted) accepted++
    if (read.accepted && fits) right++
  }
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
line("exact", `${exact} of ${names}`, percent(exact, names))
line("accepted without a person", `${accepted} of ${names}`, percent(accepted, names))
line("of these exact", `${right}`, percent(right, accepted))
