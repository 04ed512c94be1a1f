// Measures of the code by room, one table of Markdown: `npm run house [-- ROOT]`, ROOT being another working tree.
import {globSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {parseSync, Visitor} from "vite"
import {unasked} from "../test/exports.ts"
import {functionsIn} from "../test/functions.ts"
import {cyclesIn, importsIn} from "../test/import-graph.ts"

const root = process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url))
const left = /\.test\.tsx?$|\/made-[^/]+\.ts$|\.d\.ts$/

interface Measured {
  readonly lines: number
  /** Lines of each function. */
  readonly functions: readonly number[]
  readonly casts: number
  readonly any: number
  readonly bangs: number
  /** Two-character codes and words for CT, MR and X-ray. */
  readonly codes: number
}

const textOf = (file: string): string => readFileSync(join(root, file), "utf8")
const found = (pattern: string): readonly string[] =>
  globSync(pattern, {cwd: root})
    .filter(file => !left.test(file) && !file.includes("node_modules"))
    .sort()

function measured(file: string): Measured {
  const text = textOf(file)
  const functions = functionsIn(file, text).map(({lines}) => lines)
  let [casts, any, bangs, codes] = [0, 0, 0, 0]
  new Visitor({
    TSAsExpression: ({typeAnnotation}) => {
      if (text.slice(typeAnnotation.start, typeAnnotation.end) !== "const") casts++
    },
    TSAnyKeyword: () => void any++,
    TSNonNullExpression: () => void bangs++,
    Literal: ({value}) => {
      if (typeof value === "string" && /^([0-9][0-9A-Za-z]|[A-Z][0-9]|CT|MR|XR)$/.test(value)) codes++
    },
  }).visit(parseSync(file, text).program)
  return {lines: text.split("\n").length - 1, functions, casts, any, bangs, codes}
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const at = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))] ?? 0

function row(name: string, files: readonly string[]): string {
  const all = files.map(measured)
  const functions = all.flatMap(one => one.functions)
  const long = functions.filter(lines => lines > 40).length
  return `| ${[
    name,
    files.length,
    sum(all.map(one => one.lines)),
    `${at(functions, 0.5)}/${at(functions, 0.9)}/${Math.max(0, ...functions)}`,
    long,
    sum(all.map(one => one.casts)),
    sum(all.map(one => one.any)),
    sum(all.map(one => one.bangs)),
    sum(all.map(one => one.codes)),
  ].join(" | ")} |`
}

const src = found("src/**/*.ts")
const web = found("web/src/**/*.{ts,tsx}")
const rooms = [...Map.groupBy(src, file => file.split("/")[1] ?? "")]
const graph = (files: readonly string[]) => new Map(files.map(file => [file, importsIn(file, textOf(file))]))
const everywhere = ["src", "web", "test", "tools", "bench", "e2e"].flatMap(folder =>
  globSync(`${folder}/**/*.{ts,tsx}`, {cwd: root}).filter(file => !file.includes("node_modules")),
)
const idle = unasked(everywhere, root).filter(name => /^(src|web\/src)\//.test(name))
const doors = idle.filter(name => /\/index\.ts /.test(name)).length

process.stdout.write(`| room | files | lines | function median/90 %/longest | over 40 lines | casts | any | ! | codes in literals |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${[row("src", src), ...rooms.map(([name, files]) => row(name, files)), row("web/src", web)].join("\n")}

Cycles, types included: src ${cyclesIn(graph(src)).length}, web ${cyclesIn(graph(web)).length}. Exported and asked for by no other file: ${idle.length} names, ${doors} of them on doors.
`)
