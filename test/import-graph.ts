import {readFileSync} from "node:fs"
import {posix} from "node:path"
import {type ESTree, parseSync, Visitor} from "vite"

/** Files by their path from the root of the project, each with the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/** The graph of `files`, paths from the root of the project with `/` between folders. */
export const graphOf = (files: readonly string[]): ImportGraph => new Map(files.map(file => [file, importsOf(file)]))

/** What a file imports of the project's own, as paths from its root: values, types, what it exports from there, what it imports when it is needed. */
export const importsOf = (file: string): readonly string[] => importsIn(file, readFileSync(file, "utf8"))

/** As `importsOf`, for a file of this text. @throws where it is no TypeScript */
export function importsIn(file: string, text: string): readonly string[] {
  const {program, errors} = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({message}) => message).join("; ")}`)
  const named: string[] = []
  const note = ({source}: {readonly source: ESTree.Expression | ESTree.StringLiteral | null}): void => {
    if (source?.type === "Literal" && typeof source.value === "string") named.push(source.value)
  }
  new Visitor({
    ImportDeclaration: note,
    ExportNamedDeclaration: note,
    ExportAllDeclaration: note,
    ImportExpression: note,
    TSImportType: note,
  }).visit(program)
  return named.filter(path => path.startsWith(".")).map(path => posix.join(posix.dirname(file), path))
}

/** Ways through the graph that come back to where they began, each without its last step; none where there is no cycle. */
export function cyclesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = []
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file)
    if (at >= 0) cycles.push(way.slice(at))
    if (at >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return cycles
}
