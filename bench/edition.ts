// Loading edition 5.0 and composing all its names, beside parsing the same items from JSON. A fresh process each time.
import {spawnSync} from "node:child_process"
import {shelf} from "../src/shelf/made-shelf.ts"
import {at, line, median, ms} from "./measure.ts"

if (process.argv[2] === "once") {
  const start = performance.now()
  const edition = shelf.edition("5.0")
  const loaded = performance.now()
  const text = JSON.stringify([...edition.items.values()])
  const generated = performance.now()
  JSON.parse(text)
  console.log(JSON.stringify([loaded - start, generated - loaded, performance.now() - generated]))
} else {
  const runs = Array.from(
    {length: 9},
    () =>
      JSON.parse(spawnSync(process.execPath, [at("bench/edition.ts"), "once"], {encoding: "utf8"}).stdout) as number[],
  )
  const of = (i: number) => median(runs.map(run => run[i] ?? Number.NaN))
  line("load edition 5.0", ms(of(0)), `items as JSON ${ms(of(2))}`)
  line(`generate its ${shelf.edition("5.0").items.size.toLocaleString("en")} items, both names`, ms(of(1)))
}
