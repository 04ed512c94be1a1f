// Keys and seconds from an imported catalogue to 99 % of its examinations: a script in Chromium works as the help sheet says, and knows what each row means. `node bench/keys.ts [city|county|group|labelled …] [--rows N] [--minutes N] [--labelled FILE]`
import {parseArgs} from "node:util"
import type {Browser} from "playwright-core"
import {launch, openWindow, signIn} from "../e2e/browser.ts"
import {addCatalogue, type Prepared, prepare} from "../e2e/prepared.ts"
import {serveEmpty} from "../e2e/served.ts"
import {type Known, labelledFile, labelledNames, madeHouse} from "./keys-known.ts"
import {Mapper, type Means} from "./keys-mapper.ts"
import {line, median, ms} from "./measure.ts"

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    rows: {type: "string", default: "9578"},
    minutes: {type: "string", default: "5"},
    labelled: {type: "string", default: labelledFile},
  },
})
const wanted = positionals.length > 0 ? positionals : ["city", "county", "group", "labelled"]
const means: Readonly<Record<string, Means>> = {
  "row by row, reasons written": {teaches: false, bulk: false, reasonKeys: false},
  "words, reason keys, alike as one": {teaches: true, bulk: true, reasonKeys: true},
}

const next: number[] = []
const served = await serveEmpty()
const browser = await launch()
try {
  const prepared = await prepare(served)
  for (const style of wanted) {
    const known = style === "labelled" ? labelledNames(values.labelled) : madeHouse(style, Number(values.rows))
    if (!known) line("labelled names", `not there: ${values.labelled}`)
    else for (const how of Object.keys(means)) await work({prepared, browser, known, how})
  }
  line("next row painted, all together", ...spread(next), `of ${next.length}`)
} finally {
  await browser.close()
  await served.close()
}

interface Job {
  readonly prepared: Prepared
  readonly browser: Browser
  readonly known: Known
  /** A key of `means`. */
  readonly how: string
}

/** Take a catalogue in, map it, decide rows until the page says that 99 % is reached, and print what that took. */
async function work({prepared, browser, known, how}: Job): Promise<void> {
  const began = performance.now()
  const at = await addCatalogue(prepared, known.csv, {code: `${known.name} ${how}`.slice(0, 40), name: known.name})
  const mapped = performance.now() - began
  const share = async () => {
    const {volume, volumeDone} = (await prepared.api.call("catalogues.figures", {params: at})).value
    return `${((100 * volumeDone) / volume).toFixed(1)} %`
  }
  const before = await share()
  const {page, context} = await openWindow(browser, prepared.address)
  await signIn(page)
  const mapper = new Mapper(page, known.answers, means[how] as Means)
  await mapper.open(`/catalogues/${at.institution}/${at.catalogue}`)
  const start = performance.now()
  const isReached = await mapper.work(start + Number(values.minutes) * 60_000)
  const worked = performance.now() - start
  next.push(...mapper.next)
  await context.close()
  const ways = [...mapper.ways].map(([way, {times, keys}]) => `${way} ${times} × (${keys} keys)`)
  line(`${known.name}: ${how}`)
  line(
    "  of the examinations",
    `${before} → ${await share()}`,
    isReached ? "" : `stopped after ${values.minutes} minutes`,
  )
  line("  keys", String(mapper.keys), ...ways)
  line("  taken in and mapped; then worked", `${(mapped / 1000).toFixed(1)} s`, `${(worked / 1000).toFixed(0)} s`)
  line(
    "  next row painted (asked: 50 ms)",
    ...spread(mapper.next),
    `of ${mapper.next.length}`,
    `unheard: ${mapper.unheard}`,
  )
  line("  a key that does nothing, painted", ...spread(mapper.bare))
}

function spread(times: readonly number[]): readonly string[] {
  const sorted = [...times].sort((a, b) => a - b)
  return [ms(median(sorted)), `95 % ${ms(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`]
}
