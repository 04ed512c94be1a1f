import {existsSync, readdirSync, readFileSync} from "node:fs"
import {join} from "node:path"

/** A part of another's making that is delivered. */
export interface Part {
  readonly name: string
  readonly version: string
  /** As its package states it. */
  readonly licence: string
  /** Texts of its licence and notices; empty where its package has none. */
  readonly text: string
}

/** What a package says of its licence. */
export function partOf(folder: string): Part {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const files = readdirSync(folder)
    .filter(file => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
  const text = files.map(file => readFileSync(join(folder, file), "utf8").trim()).join("\n\n")
  return {name, version: version.replace(/^v/, ""), licence: license ?? "", text}
}

/** The packages that are built into the page, as its build notes them. */
export function partsOfPage(root: string): readonly Part[] {
  const path = join(root, "web/dist/.vite/license.json")
  if (!existsSync(path)) throw new Error("the page was built without its licences: npm run build")
  const noted = JSON.parse(readFileSync(path, "utf8")) as readonly {
    readonly name: string
    readonly version: string
    readonly identifier?: string
    readonly text?: string
  }[]
  return noted.map(({name, version, identifier = "", text = ""}) => ({name, version, licence: identifier, text}))
}

/** All parts, each once, in order of their names. */
export function eachOnce(parts: readonly Part[]): readonly Part[] {
  const byName = new Map(parts.map(part => [`${part.name}@${part.version}`, part]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)
}

/** The licences of all parts, as one text. */
export const licencesText = (parts: readonly Part[]): string =>
  `${[
    "正名使用了以下软件，依其许可证随附。 / Zhengming is delivered with these parts, each under its licence.",
    ...parts.map(({name, version, licence, text}) =>
      [`${"-".repeat(72)}\n${name} ${version}\n${licence || "licence: see the text"}`, text]
        .filter(Boolean)
        .join("\n\n"),
    ),
  ].join("\n\n")}\n`
