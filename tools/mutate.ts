// Whether the tests would see a fault: `npm run mutate -- standard --count 100 --seed 1 --minutes 10` plants small faults in a
// copy of the project, one by one, runs the tests that reach the file, and tells those that none saw. The tree itself stays as it is.
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {parseArgs} from "node:util"
import {graphOf, type ImportGraph} from "../test/import-graph.ts"
import {type Mutant, mutantsOf, mutated} from "./mutants.ts"
import {Trial} from "./trial.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
/** Texts that people read, and lists of names: no test can tell one from another that is as good. */
const mere = /(^|\/)(index|issues|texts|lists|made-[^/]+)\.ts$|\.test\.ts$/
/** Tests that start databases, servers or programs are too slow to be run for each fault. */
const slow = /^(test|web|src\/(store|catalogue|people|serve|cli|client|delivery))\//
/** Takes longer than all others together and has other rooms for its data alone: asked about its own. */
const alone = {test: "src/tables/charset.test.ts", room: "src/tables/"}

interface Case {
  readonly file: string
  readonly mutant: Mutant
  readonly tests: readonly string[]
}

const {values, positionals: rooms} = parseArgs({
  allowPositionals: true,
  options: {
    count: {type: "string", default: "100"},
    seed: {type: "string", default: "1"},
    minutes: {type: "string", default: "10"},
  },
})
if (rooms.length === 0) throw new Error("npm run mutate -- ROOM… [--count 100] [--seed 1] [--minutes 10]")
async function main(): Promise<void> {
  const copy = copyOf(root)
  process.once("exit", () => rmSync(copy, {recursive: true, force: true}))
  process.once("SIGINT", () => process.exit(130))
  const all = casesIn(rooms)
  const cases = sampled(all, Number(values.count), Number(values.seed))
  const trial = new Trial(copy)
  const tests = [...new Set(cases.flatMap(({tests}) => tests))]
  await trial.begin(tests)
  const until = Date.now() + Number(values.minutes) * 60_000
  let [done, unseen] = [0, 0]
  for (const one of cases) {
    if (Date.now() > until) break
    const text = readFileSync(join(copy, one.file), "utf8")
    const seen = await trial.sees({...one, text, by: mutated(text, one.mutant)})
    if (!seen) process.stdout.write(told(one))
    if (!seen) unseen++
    done++
  }
  await trial.begin(tests) // else what failed may have failed without a fault
  trial.end()
  const rate = ((100 * (done - unseen)) / Math.max(1, done)).toFixed(1)
  process.stdout.write(
    `${rooms.join(", ")}: ${done} of ${all.length} mutants (seed ${values.seed}), ${done - unseen} seen, ${unseen} not: ${rate} %\n`,
  )
}

/** The project without what is made or large; packages are links, and nothing can be kept between runs. */
function copyOf(from: string): string {
  const to = mkdtempSync(join(tmpdir(), "zhengming-mutate-"))
  const left = ["node_modules", ".git", "data", "dist", ".cache"]
  for (const name of readdirSync(from)) {
    if (left.includes(name)) continue
    cpSync(join(from, name), join(to, name), {
      recursive: true,
      filter: path => !left.includes(path.split("/").at(-1) ?? ""),
    })
  }
  mkdirSync(join(to, "node_modules"))
  for (const name of readdirSync(join(from, "node_modules")))
    if (name === ".bin" || !name.startsWith("."))
      symlinkSync(join(from, "node_modules", name), join(to, "node_modules", name))
  writeFileSync(join(to, "node_modules", ".cache"), "") // a file, so that no folder of what is kept can be made
  return to
}

function casesIn(names: readonly string[]): readonly Case[] {
  const graph = graphOf(globSync("src/**/*.ts", {cwd: root}))
  const files = names.flatMap(name => globSync(`src/${name}/**/*.ts`, {cwd: root})).filter(file => !mere.test(file))
  return files.sort().flatMap(file => {
    const tests = testsOf(graph, file)
    return mutantsOf(readFileSync(join(root, file), "utf8")).map(mutant => ({file, mutant, tests}))
  })
}

/** Tests that reach the file. */
const testsOf = (graph: ImportGraph, file: string): readonly string[] =>
  [...graph.keys()].filter(
    test =>
      test.endsWith(".test.ts") &&
      !slow.test(test) &&
      (test !== alone.test || file.startsWith(alone.room)) &&
      reaches(graph, test, file),
  )

function reaches(graph: ImportGraph, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return (graph.get(from) ?? []).some(next => reaches(graph, next, to, seen))
}

/** `count` of all, the same for the same seed (mulberry32, Fisher and Yates). */
function sampled<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const mixed = [...all]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed.slice(0, count)
}

function told({file, mutant}: Case): string {
  const text = readFileSync(join(root, file), "utf8")
  const line = text.slice(0, mutant.start).split("\n").length
  const from = text.lastIndexOf("\n", mutant.start - 1) + 1
  const to = text.indexOf("\n", mutant.end)
  const after = `${text.slice(from, mutant.start)}${mutant.text}${text.slice(mutant.end, to)}`
  return `${file}:${line}  ${mutant.what}\n  - ${text.slice(from, to).trim()}\n  + ${after.trim()}\n`
}

await main()
