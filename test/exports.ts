import {readFileSync} from "node:fs"
import {posix} from "node:path"
import {type ESTree, parseSync, Visitor} from "vite"

/** What a file offers, and what it asks of the project's other files. */
export interface Trade {
  /** Names that it exports; of a door, those that it passes on. */
  readonly exports: readonly string[]
  /** `file name` of each name it asks for; `file *` where it asks for all of a file. */
  readonly asks: readonly string[]
}

/** Names that are exported and that no other file asks for, as `file name`; of a door, those that no other room asks for. */
export function unasked(files: readonly string[], root = "."): readonly string[] {
  const trades = new Map(files.map(file => [file, tradeOf(file, readFileSync(posix.join(root, file), "utf8"))]))
  const asked = new Set([...trades.values()].flatMap(({asks}) => asks))
  return [...trades].flatMap(([file, {exports}]) =>
    asked.has(`${file} *`) ? [] : exports.map(name => `${file} ${name}`).filter(name => !asked.has(name)),
  )
}

/** As for one file of this text. */
export function tradeOf(file: string, text: string): Trade {
  const exports: string[] = []
  const asks: string[] = []
  const path = ({value}: {readonly value: string}): string | undefined =>
    value.startsWith(".") ? posix.join(posix.dirname(file), value) : undefined
  const ask = (from: string | undefined, name: string): void => {
    if (from !== undefined) asks.push(`${from} ${name}`)
  }
  new Visitor({
    ImportDeclaration: ({source, specifiers}) => {
      for (const one of specifiers)
        ask(
          path(source),
          one.type === "ImportSpecifier"
            ? textOf(one.imported)
            : one.type === "ImportDefaultSpecifier"
              ? "default"
              : "*",
        )
    },
    ImportExpression: ({source}) => {
      if (source.type === "Literal" && typeof source.value === "string") ask(path({value: source.value}), "*")
    },
    ExportAllDeclaration: ({source}) => ask(path(source), "*"),
    ExportNamedDeclaration: ({source, specifiers, declaration}) => {
      for (const {local, exported} of specifiers) {
        exports.push(textOf(exported))
        if (source) ask(path(source), textOf(local))
      }
      exports.push(...namesOf(declaration))
    },
    ExportDefaultDeclaration: () => void exports.push("default"),
  }).visit(parseSync(file, text).program)
  return {exports, asks}
}

const textOf = (name: ESTree.ModuleExportName): string => (name.type === "Literal" ? String(name.value) : name.name)

function namesOf(declaration: ESTree.ExportNamedDeclaration["declaration"]): readonly string[] {
  if (!declaration) return []
  if (declaration.type === "VariableDeclaration") return declaration.declarations.flatMap(({id}) => boundBy(id))
  return "id" in declaration && declaration.id && "name" in declaration.id ? [declaration.id.name] : []
}

const boundBy = (id: ESTree.BindingPattern): readonly string[] =>
  id.type === "Identifier"
    ? [id.name]
    : id.type === "ObjectPattern"
      ? id.properties.flatMap(one => (one.type === "Property" ? boundBy(one.value) : []))
      : []
